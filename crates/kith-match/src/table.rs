//! A table by person or by pair. Ids are 32 bits everywhere, which halves the memory that a solver streams through.

use std::ops::{Index, IndexMut};

/// One value for each id 0..n. Asking beyond n is a fault of the solver, never of the input: `Problem` has
/// checked every id before a table is made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct By<T>(Vec<T>);

impl<T> By<T> {
    pub(crate) fn all(count: u32, value: T) -> Self
    where
        T: Clone,
    {
        Self(vec![value; at(count)])
    }

    pub(crate) fn count(&self) -> u32 {
        no(self.0.len())
    }

    pub(crate) fn ids(&self) -> std::ops::Range<u32> {
        0..self.count()
    }

    pub(crate) fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    pub(crate) fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.0.iter_mut()
    }

    pub(crate) fn push(&mut self, value: T) {
        self.0.push(value);
    }

    pub(crate) fn all_of(&self) -> &[T] {
        &self.0
    }

    pub(crate) fn into_vec(self) -> Vec<T> {
        self.0
    }

    #[expect(clippy::indexing_slicing, reason = "the bounds come from a checked problem")]
    pub(crate) fn part(&self, from: u32, to: u32) -> &[T] {
        &self.0[at(from)..at(to)]
    }

    #[expect(clippy::indexing_slicing, reason = "the bounds come from a checked problem")]
    pub(crate) fn part_mut(&mut self, from: u32, to: u32) -> &mut [T] {
        &mut self.0[at(from)..at(to)]
    }

    pub(crate) fn swap(&mut self, one: u32, other: u32) {
        self.0.swap(at(one), at(other));
    }
}

impl<T> Index<u32> for By<T> {
    type Output = T;

    #[expect(clippy::indexing_slicing, reason = "the one place where a table is read by id")]
    fn index(&self, id: u32) -> &T {
        &self.0[at(id)]
    }
}

impl<T> IndexMut<u32> for By<T> {
    #[expect(clippy::indexing_slicing, reason = "the one place where a table is written by id")]
    fn index_mut(&mut self, id: u32) -> &mut T {
        &mut self.0[at(id)]
    }
}

impl<T> From<Vec<T>> for By<T> {
    fn from(values: Vec<T>) -> Self {
        Self(values)
    }
}

impl<T> FromIterator<T> for By<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Self(values.into_iter().collect())
    }
}

/// Where id `id` stands in a vector.
pub(crate) fn at(id: u32) -> usize {
    usize::try_from(id).unwrap_or(usize::MAX)
}

/// A place or a length as an id. `Problem` refuses what does not fit into 32 bits.
pub(crate) fn no(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
