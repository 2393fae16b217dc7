//! Whether two texts of a record say the same.

use std::collections::BTreeMap;

use crate::load::marked::{Content, Node};

/// Whether two records have the same keys with the same values, whatever the order of the keys.
pub fn says_the_same(new: &Node, old: &Node) -> bool {
    match (&new.content, &old.content) {
        (Content::Scalar { text: new_text, .. }, Content::Scalar { text: old_text, .. }) => {
            new_text == old_text && new.is_null() == old.is_null()
        }
        (Content::List(new), Content::List(old)) => {
            new.len() == old.len()
                && new
                    .iter()
                    .zip(old)
                    .all(|(new, old)| says_the_same(new, old))
        }
        (Content::Map(entries), Content::Map(others)) => {
            entries.len() == others.len()
                && others.iter().all(|(key, value)| {
                    let kept = key.text().and_then(|key| new.get(key));
                    kept.is_some_and(|kept| says_the_same(kept, value))
                })
        }
        _ => false,
    }
}

/// Whether two texts have the same signs as often, besides spaces and quotation marks: so no remark is lost.
pub fn has_the_same_signs(new: &str, old: &str) -> bool {
    signs(new) == signs(old)
}

fn signs(text: &str) -> BTreeMap<char, usize> {
    let mut signs = BTreeMap::new();
    let counted = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '"' | '\'' | '\\' | '\u{FEFF}'));
    for c in counted {
        *signs.entry(c).or_default() += 1;
    }
    signs
}
