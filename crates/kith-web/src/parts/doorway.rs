//! The doorway portrait: an arch, a sky, a sun and two hills, drawn from a random code. Nobody has a
//! photo here.

use kith_core::Code;

use crate::words::Markup;

const SKIES: [&str; 6] = ["#F6D9A8", "#F4C6AE", "#CFE3DA", "#D6DDEF", "#E9D3E6", "#F8E6B8"];
const HILLS: [(&str, &str); 6] = [
    ("#5D8F77", "#1C4A3C"),
    ("#C2724A", "#7A3116"),
    ("#9C6B97", "#5B2E57"),
    ("#5F8CAF", "#1F4768"),
    ("#B99B3F", "#6B5A1E"),
    ("#86AE97", "#31614F"),
];

/// The doorway of `seed`, in the size `xs`, `l` or none: 6 skies × 6 hills × 26 suns × 12 heights.
/// Hidden from assistive technology, for the name stands beside it.
pub(crate) fn draw(seed: Code, size: &str) -> Markup {
    let lot = *blake3::hash(seed.0.as_bytes()).as_bytes();
    let pick = |at: usize, of: u8| lot.get(at).map_or(0, |byte| usize::from(byte % of));
    let sky = SKIES.get(pick(0, 6)).unwrap_or(&"#F6D9A8");
    let (far, near) = HILLS.get(pick(1, 6)).unwrap_or(&("#5D8F77", "#1C4A3C"));
    let (x, y, h) = (11 + pick(2, 26), 16 + pick(4, 12), 33 + pick(3, 12));
    let gap = if size.is_empty() { "" } else { " " };
    Markup(format!(
        "<span class=\"door{gap}{size}\" aria-hidden=\"true\"><svg viewBox=\"0 0 48 55\">\
         <path fill=\"{sky}\" d=\"M0 0h48v55H0z\"/>\
         <circle cx=\"{x}\" cy=\"{y}\" r=\"6.5\" fill=\"#F2B632\"/>\
         <path fill=\"{far}\" d=\"M0 {h}q12-10 24-3t24-4v30H0z\"/>\
         <path fill=\"{near}\" d=\"M0 {low}q16-8 26 0t22-1v20H0z\"/></svg></span>",
        low = h + 9,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_seed_draws_one_doorway_and_many_seeds_draw_many() {
        let code = |n: u64| {
            let hash = blake3::hash(&n.to_le_bytes()).to_hex();
            hash.get(..32).unwrap().parse::<Code>().unwrap()
        };
        assert_eq!(draw(code(1), ""), draw(code(1), ""));
        let drawn: std::collections::HashSet<_> = (0..500).map(|n| draw(code(n), "xs").0).collect();
        assert!(drawn.len() > 450, "{}", drawn.len());
        assert!(drawn.iter().all(|html| html.len() < 420));
    }
}
