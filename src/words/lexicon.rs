//! The texts of a site: those of its language, and English where that lacks one.

use super::form::{Form, Forms};
use super::id::TextId;
use super::language::{ENGLISH_TAG, Language};
use super::texts::Texts;

/// In which language a text is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tongue {
    /// The language of the site.
    Own,
    /// English, because the language of the site lacks the text.
    Fallback,
}

/// Where the texts of a site come from.
#[derive(Debug)]
pub(super) struct Lexicon {
    language: Language,
    english: Language,
    /// Texts in the language of the site.
    own: Texts,
    /// English texts that the site changed, for what its language lacks.
    changed: Texts,
}

impl Lexicon {
    /// The texts of a language, `own` in the language itself and `changed` in English.
    pub(super) fn new(language: Language, own: Texts, changed: Texts) -> Self {
        Self {
            language,
            english: Language::of(ENGLISH_TAG),
            own,
            changed,
        }
    }

    /// The language of the site.
    pub(super) fn language(&self) -> &Language {
        &self.language
    }

    pub(super) fn language_of(&self, tongue: Tongue) -> &Language {
        match tongue {
            Tongue::Own => &self.language,
            Tongue::Fallback => &self.english,
        }
    }

    /// The forms of a text, and in which language they are. Inside a text that is said in English,
    /// what the site has in its own language is not used.
    pub(super) fn forms_of(&self, text: TextId, around: Tongue) -> (Forms<'_>, Tongue) {
        let own = self.own.get(text).filter(|_| around == Tongue::Own);
        if let Some(forms) = own {
            return (forms, Tongue::Own);
        }
        let tongue = if self.language.is_english() {
            Tongue::Own
        } else {
            Tongue::Fallback
        };
        let changed = self.changed.get(text);
        (
            changed.unwrap_or(Forms::English(text.entry().forms)),
            tongue,
        )
    }

    /// The words of a text for a count, with their places open, and in which language they are.
    pub(super) fn text_for(
        &self,
        text: TextId,
        count: Option<u64>,
        around: Tongue,
    ) -> (&str, Tongue) {
        let (forms, tongue) = self.forms_of(text, around);
        let form = count.map_or(Form::Other, |n| self.language_of(tongue).form(n));
        (forms.of(form), tongue)
    }
}
