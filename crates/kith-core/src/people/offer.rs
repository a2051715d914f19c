//! Names that Kith offers: plain words that say nothing about whoever takes them.

/// Short words that are easy to spell, and mean nothing about a person.
const WORDS: &[&str] = &[
    "acorn", "amber", "anchor", "apple", "apron", "arch", "arrow", "ash", "autumn", "bamboo",
    "barley", "basil", "basket", "bay", "beach", "beech", "bell", "bench", "berry", "birch",
    "blanket", "bloom", "boat", "bottle", "bowl", "branch", "bread", "breeze", "brick", "bridge",
    "brook", "brush", "bucket", "button", "cabin", "candle", "canoe", "canvas", "cape", "carpet",
    "castle", "cedar", "chair", "chalk", "cherry", "chestnut", "circle", "clay", "cliff", "cloud",
    "clover", "coast", "coat", "cocoa", "comet", "compass", "copper", "coral", "corner", "cotton",
    "cove", "crane", "creek", "cup", "curtain", "daisy", "dawn", "delta", "desk", "dew", "door",
    "dune", "dust", "echo", "elm", "ember", "evening", "feather", "fence", "fern", "field", "fig",
    "flint", "flour", "flute", "fog", "forest", "fountain", "frost", "garden", "gate", "ginger",
    "glass", "glove", "grain", "granite", "grass", "gravel", "grove", "hall", "hammock", "harbour",
    "hat", "hazel", "heath", "hedge", "hill", "holly", "honey", "horizon", "house", "ink", "iris",
    "island", "ivory", "ivy", "jacket", "jar", "jasmine", "jetty", "juniper", "kettle", "key",
    "kite", "ladder", "lagoon", "lake", "lamp", "lane", "lantern", "larch", "laurel", "lavender",
    "leaf", "lemon", "letter", "lilac", "lily", "lime", "linen", "loft", "lotus", "maple",
    "marble", "market", "marsh", "meadow", "melon", "mill", "mint", "mirror", "mist", "moon",
    "moss", "mountain", "nectar", "needle", "nest", "night", "nutmeg", "oak", "oat", "ocean",
    "olive", "onyx", "orange", "orchard", "oven", "paddle", "paper", "parsley", "path", "peach",
    "pear", "pebble", "pencil", "pepper", "pier", "pillow", "pine", "planet", "plate", "plum",
    "pocket", "pond", "poplar", "poppy", "porch", "pottery", "prairie", "quartz", "quill", "quilt",
    "rain", "raft", "reed", "ribbon", "rice", "ridge", "river", "road", "roof", "rope", "rosemary",
    "saddle", "sage", "sail", "salt", "sand", "scarf", "shade", "shell", "shore", "silk", "silver",
    "sky", "slate", "snow", "soap", "spice", "spoon", "spring", "star", "stone", "stool", "stove",
    "stream", "street", "summer", "sunset", "table", "tea", "thread", "thyme", "tide", "timber",
    "towel", "tower", "trail", "tulip", "valley", "vanilla", "velvet", "village", "vine", "violet",
    "walnut", "water", "wave", "wheat", "wheel", "willow", "wind", "window", "winter", "wood",
    "wool", "yarrow",
];

/// Three words, drawn by `chance`: a sign-in name to begin with.
#[must_use]
pub fn sign_in_name(chance: [u8; 32]) -> String {
    let words: Vec<_> = chance.as_chunks::<4>().0.iter().take(3).map(|lot| word(*lot)).collect();
    words.join("-")
}

/// One word with a capital letter, drawn by `chance`: a pseudonym to begin with.
#[must_use]
pub fn pseudonym(chance: [u8; 32]) -> String {
    let word = chance.first_chunk().map_or("lamp", |lot| word(*lot));
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}

fn word(lot: [u8; 4]) -> &'static str {
    let many = u32::try_from(WORDS.len()).unwrap_or(1);
    let at = u32::from_le_bytes(lot) % many;
    usize::try_from(at).ok().and_then(|at| WORDS.get(at)).copied().unwrap_or("lamp")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::account::{Pseudonym, SignInName};

    #[test]
    fn what_is_offered_can_be_taken() {
        for n in 0..=255_u8 {
            let mut chance = [n; 32];
            chance[4] = n.wrapping_mul(31);
            let name = SignInName::parse(&sign_in_name(chance)).unwrap();
            assert_eq!(name.text().split('-').count(), 3);
            assert!(Pseudonym::parse(&pseudonym(chance)).is_ok());
        }
    }

    #[test]
    fn no_word_is_offered_twice_as_often() {
        let mut words = WORDS.to_vec();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), WORDS.len());
        assert!(words.iter().all(|word| word.bytes().all(|b| b.is_ascii_lowercase())));
    }
}
