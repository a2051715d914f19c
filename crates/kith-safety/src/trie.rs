//! All sequences as one tree, walked from every word of a text. Knows numbers only.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

use crate::shelf::{Reading, Writer};

/// What one step of a walk asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edge {
    /// A symbol: a word, a stem or a class.
    Symbol(u32),
    /// Up to so many words of any kind, then on.
    Gap(u8),
    /// The place before the next word is a beginning.
    Begin,
    /// The place before the next word is an end.
    End,
}

/// Mixes whole numbers: what is hashed here is only our own.
#[derive(Debug, Clone, Copy, Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

type Table<K, V> = HashMap<K, V, BuildHasherDefault<Mix>>;

/// The tree while it grows.
#[derive(Debug, Default)]
pub struct Growing {
    edges: Table<(u32, Edge), u32>,
    ends: Vec<Vec<u32>>,
}

/// A node as it is compared with others: its edges in order, and what ends there.
type Shape = (Vec<(Edge, u32)>, Vec<u32>);

impl Growing {
    /// Adds a sequence that means `what`.
    pub fn add(&mut self, steps: &[Edge], what: u32) {
        if self.ends.is_empty() {
            self.ends.push(Vec::new());
        }
        let mut at = 0;
        for step in steps {
            let fresh = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
            at = *self.edges.entry((at, *step)).or_insert(fresh);
            if at == fresh {
                self.ends.push(Vec::new());
            }
        }
        if let Some(ends) = usize::try_from(at).ok().and_then(|at| self.ends.get_mut(at))
            && !ends.contains(&what)
        {
            ends.push(what);
        }
    }

    /// The tree, packed, with nodes that lead on in the same way made one; `symbols` is the number of
    /// symbols there are.
    pub fn packed(self, symbols: usize) -> Trie {
        let mut shapes: Vec<Shape> = self.ends.into_iter().map(|ends| (Vec::new(), ends)).collect();
        for ((from, edge), to) in self.edges {
            let node = usize::try_from(from).ok().and_then(|from| shapes.get_mut(from));
            if let Some((edges, _)) = node {
                edges.push((edge, to));
            }
        }
        let mut trie = Trie { roots: vec![0; symbols], ..Trie::default() };
        let mut known: Table<Shape, u32> = Table::default();
        let mut places = vec![0_u32; shapes.len()];
        // What leads on was made later than what it leads on from, so the last come first.
        while let Some((mut edges, mut ends)) = shapes.pop() {
            for (_, to) in &mut edges {
                *to = usize::try_from(*to).ok().and_then(|to| places.get(to)).copied().unwrap_or(0);
            }
            edges.sort_unstable();
            ends.sort_unstable();
            let fresh = u32::try_from(known.len()).unwrap_or(u32::MAX);
            let shape = (edges, ends);
            let place = known.get(&shape).copied().unwrap_or(fresh);
            if place == fresh {
                trie.push(&shape);
                known.insert(shape, fresh);
            }
            places.get_mut(shapes.len()).into_iter().for_each(|slot| *slot = place);
        }
        trie.rooted(places.first().copied().unwrap_or(0));
        trie.know();
        trie
    }
}

/// The tree, packed: where branches end alike they are one, and the root is the last node.
#[derive(Debug, Default)]
pub struct Trie {
    nodes: Vec<Node>,
    edges: Vec<(Edge, u32)>,
    ends: Vec<u32>,
    /// The child of the root for each symbol, and one more; 0 where there is none.
    roots: Vec<u32>,
    root: u32,
}

#[derive(Debug, Clone, Copy, Default)]
struct Node {
    /// A bit for each symbol that leads on, so that most others are passed by without a search.
    known: u64,
    edges: u32,
    ends: u32,
    /// How many edges.
    many: u16,
    /// How many of them ask for a symbol; they stand first.
    plain: u16,
    /// How many ends.
    last: u16,
}

fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

fn few(many: usize) -> u16 {
    u16::try_from(many).unwrap_or(u16::MAX)
}

impl Trie {
    /// Writes it.
    pub fn write(&self, to: &mut Writer) {
        to.all(self.nodes.iter(), |to, node| {
            for few in [node.many, node.plain, node.last] {
                to.number(u32::from(few));
            }
        });
        to.all(self.edges.iter(), |to, (edge, child)| {
            to.number(match edge {
                Edge::Symbol(symbol) => symbol.wrapping_mul(4),
                Edge::Gap(most) => u32::from(*most) * 4 + 1,
                Edge::Begin => 2,
                Edge::End => 3,
            });
            to.number(*child);
        });
        to.all(self.ends.iter(), |to, what| to.number(*what));
        to.size(self.roots.len());
        to.number(self.root);
    }

    /// Reads what was written.
    pub fn read(from: &mut Reading<'_>) -> Option<Self> {
        let (mut edges, mut ends) = (0, 0);
        let nodes = from.all(|from| {
            let mut few = || u16::try_from(from.number()?).ok();
            let (many, plain, last) = (few()?, few()?, few()?);
            let node = Node { known: 0, edges, ends, many, plain, last };
            (edges, ends) = (edges + u32::from(many), ends + u32::from(last));
            Some(node)
        })?;
        let edges = from.all(|from| {
            let code = from.number()?;
            let edge = match code % 4 {
                0 => Edge::Symbol(code / 4),
                1 => Edge::Gap(u8::try_from(code / 4).ok()?),
                2 => Edge::Begin,
                _ => Edge::End,
            };
            Some((edge, from.number()?))
        })?;
        let ends = from.all(Reading::number)?;
        let symbols = from.size()?;
        let mut trie = Self { nodes, edges, ends, ..Self::default() };
        // Every symbol has a word of at least a byte.
        trie.roots = vec![0; symbols.min(1 << 20)];
        trie.rooted(from.number()?);
        trie.know();
        Some(trie)
    }

    fn push(&mut self, (edges, ends): &Shape) {
        let plain = edges.partition_point(|(edge, _)| matches!(edge, Edge::Symbol(_)));
        self.nodes.push(Node {
            known: 0,
            edges: number(self.edges.len()),
            ends: number(self.ends.len()),
            many: few(edges.len()),
            plain: few(plain),
            last: few(ends.len()),
        });
        self.edges.extend(edges);
        self.ends.extend(ends);
    }

    fn know(&mut self) {
        for node in &mut self.nodes {
            let from = place(node.edges);
            let edges = self.edges.get(from..from + usize::from(node.plain));
            for (edge, _) in edges.unwrap_or_default() {
                if let Edge::Symbol(symbol) = edge {
                    node.known |= 1 << (symbol % 64);
                }
            }
        }
    }

    fn rooted(&mut self, root: u32) {
        self.root = root;
        let Some(node) = self.nodes.get(place(root)).copied() else { return };
        let edges = place(node.edges)..place(node.edges) + usize::from(node.plain);
        for (edge, child) in self.edges.get(edges).unwrap_or_default() {
            if let Edge::Symbol(symbol) = edge
                && let Some(slot) = self.roots.get_mut(place(*symbol))
            {
                *slot = child + 1;
            }
        }
    }

    /// The child of the root at `symbol`.
    pub fn root(&self, symbol: u32) -> Option<u32> {
        self.roots.get(place(symbol))?.checked_sub(1)
    }

    /// The edges of the root that ask for no symbol.
    pub fn begins(&self) -> &[(Edge, u32)] {
        self.others(self.root)
    }

    /// The child of `node` at `symbol`.
    pub fn child(&self, node: u32, symbol: u32) -> Option<u32> {
        let at = self.nodes.get(place(node))?;
        if at.known >> (symbol % 64) & 1 == 0 {
            return None;
        }
        let from = place(at.edges);
        let edges = self.edges.get(from..from + usize::from(at.plain))?;
        let found = edges.binary_search_by_key(&Edge::Symbol(symbol), |(edge, _)| *edge).ok()?;
        edges.get(found).map(|(_, child)| *child)
    }

    /// The edges of `node` that ask for no symbol.
    pub fn others(&self, node: u32) -> &[(Edge, u32)] {
        let Some(at) = self.nodes.get(place(node)) else { return &[] };
        let from = place(at.edges);
        self.edges
            .get(from + usize::from(at.plain)..from + usize::from(at.many))
            .unwrap_or_default()
    }

    /// Whether `node` leads on by a symbol.
    pub fn leads_on(&self, node: u32) -> bool {
        self.nodes.get(place(node)).is_some_and(|node| node.plain > 0)
    }

    /// What ends at `node`.
    pub fn ends(&self, node: u32) -> &[u32] {
        let Some(at) = self.nodes.get(place(node)) else { return &[] };
        let from = place(at.ends);
        self.ends.get(from..from + usize::from(at.last)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_is_found() {
        let mut growing = Growing::default();
        growing.add(&[Edge::Symbol(3), Edge::Gap(2), Edge::Symbol(1)], 7);
        growing.add(&[Edge::Symbol(3), Edge::Symbol(1)], 8);
        let trie = growing.packed(5);
        let first = trie.root(3).unwrap();
        assert_eq!(trie.root(1), None);
        assert_eq!(trie.ends(trie.child(first, 1).unwrap()), [8]);
        let (edge, behind) = trie.others(first)[0];
        assert_eq!(edge, Edge::Gap(2));
        assert_eq!(trie.ends(trie.child(behind, 1).unwrap()), [7]);
    }
}
