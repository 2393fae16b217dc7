//! Text to address parts.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Letters that are not a plain letter with an accent.
const LETTERS: [(char, &str); 12] = [
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('ø', "o"),
    ('đ', "d"),
    ('ð', "d"),
    ('þ', "th"),
    ('ł', "l"),
    ('ħ', "h"),
    ('ŋ', "n"),
    ('ŧ', "t"),
    ('ı', "i"),
];

/// Small letters a to z, digits and single hyphens, for addresses and the names of files. Accents go;
/// letters of other scripts are written by their numbers, so that no two texts become one.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.nfkd().flat_map(char::to_lowercase) {
        let letters = LETTERS.iter().find(|(letter, _)| *letter == c);
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if let Some((_, letters)) = letters {
            slug.push_str(letters);
        } else if c.is_alphanumeric() {
            divide(&mut slug);
            slug.push_str(&format!("{:x}-", u32::from(c)));
        } else if !is_combining_mark(c) {
            divide(&mut slug);
        }
    }
    slug.trim_end_matches('-').to_owned()
}

fn divide(slug: &mut String) {
    if !slug.ends_with('-') && !slug.is_empty() {
        slug.push('-');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_go_and_no_text_is_left_without_a_name() {
        for (text, wanted) in [
            ("Smith & Jones 2020", "smith-jones-2020"),
            ("müller-2020", "muller-2020"),
            ("Łódź Ærø Straße", "lodz-aero-strasse"),
            ("Côte d’Ivoire", "cote-d-ivoire"),
            ("康复", "5eb7-590d"),
            ("α-blockers", "3b1-blockers"),
        ] {
            assert_eq!(slug(text), wanted);
        }
        assert_ne!(slug("康复"), slug("康健"));
    }
}
