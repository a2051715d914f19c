//! The tables as they are shipped: whole numbers of one byte, found by the mark's bucket.

use kith_safety::{BUCKETS, TABLES};

use super::learn::{Cuts, Tables};

/// `tables` and the `cuts` at which they say yes, as `kith_safety` reads them.
pub fn bytes(tables: &Tables, cuts: &[Cuts]) -> Vec<u8> {
    let mut out = Vec::new();
    let steps: Vec<f64> = (0..TABLES).map(|table| step(tables, table)).collect();
    for ((step, bias), cuts) in steps.iter().zip(tables.bias).zip(cuts) {
        let Cuts { cut, sure, nod } = cuts;
        out.extend([*step, bias, *cut, *sure, *nod].into_iter().flat_map(single));
    }
    for bucket in 0..=1_u64 << BUCKETS {
        let first = |mark: &u32| u64::from(*mark) < bucket << (32 - BUCKETS);
        let from = u32::try_from(tables.marks.partition_point(first)).unwrap_or(u32::MAX);
        out.extend(from.to_le_bytes());
    }
    for mark in &tables.marks {
        out.extend(mark.to_le_bytes().into_iter().take(2));
    }
    for row in &tables.weights {
        out.extend(row.iter().zip(&steps).map(|(weight, step)| byte(weight / step)));
    }
    out
}

/// What one step of a byte is worth: the weights that are larger than all but a few are cut off.
fn step(tables: &Tables, table: usize) -> f64 {
    let of = |row: &[f64; TABLES]| row.get(table).map_or(0.0, |weight| weight.abs());
    let mut sizes: Vec<f64> = tables.weights.iter().map(of).collect();
    sizes.sort_by(f64::total_cmp);
    let most = sizes.len().checked_sub(32).and_then(|at| sizes.get(at)).copied();
    most.unwrap_or(1.0).max(1e-6) / 127.0
}

#[expect(clippy::as_conversions, clippy::cast_possible_truncation, reason = "rounding is meant")]
fn single(number: f64) -> [u8; 4] {
    (number as f32).to_le_bytes()
}

#[expect(clippy::as_conversions, clippy::cast_possible_truncation, reason = "it is clamped before")]
fn byte(weight: f64) -> u8 {
    (weight.round().clamp(-127.0, 127.0) as i8).cast_unsigned()
}
