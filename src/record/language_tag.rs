//! The language of a site.

use icu_locale_core::Locale;

use super::checked_text::{CheckedText, TextFault, checked_text};

/// The tag of a language, as pages and feeds name it: `en-GB`. It is kept in its usual capitals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageTag(String);

checked_text!(LanguageTag);

impl LanguageTag {
    /// English, the language of the program.
    pub fn english() -> Self {
        Self("en".to_owned())
    }
}

impl CheckedText for LanguageTag {
    const FORMAT: &'static str = "language";

    fn parse(text: &str) -> Result<Self, TextFault> {
        match locale(text) {
            Some(locale) if !text.contains('_') => Ok(Self(locale)),
            _ => Err(fault(text)),
        }
    }
}

fn locale(text: &str) -> Option<String> {
    let locale = Locale::try_from_str(text).ok()?;
    let names_a_language = !locale.id.language.is_unknown();
    names_a_language.then(|| locale.to_string())
}

fn fault(text: &str) -> TextFault {
    let message = format!("`{text}` is not the tag of a language.");
    let hint = match locale(&text.trim().replace('_', "-")) {
        Some(meant) => format!("Write `{meant}`."),
        None => "Write a tag such as `en-GB` (British English) or `de` (German).".to_owned(),
    };
    TextFault::new(message, hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_kept_in_their_usual_capitals() {
        for (text, kept) in [
            ("en-GB", "en-GB"),
            ("EN-gb", "en-GB"),
            ("gd", "gd"),
            ("zh-hant-TW", "zh-Hant-TW"),
        ] {
            assert_eq!(&*LanguageTag::parse(text).expect(text), kept);
        }
    }

    #[test]
    fn other_texts_are_refused_with_the_tag_that_was_meant() {
        let hint = |text: &str| LanguageTag::parse(text).expect_err(text).hint;
        assert_eq!(hint("en_GB"), "Write `en-GB`.");
        for text in ["English", "en GB", "en\"><script>", "e", "", "123"] {
            assert!(hint(text).starts_with("Write a tag"), "{text}");
        }
    }
}
