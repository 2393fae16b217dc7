//! The texts of a language by id.

use super::form::{Form, Forms};
use super::id::TextId;

/// The texts that a language has, by id.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    texts: Vec<Option<Vec<(Form, String)>>>,
}

impl Texts {
    /// The text with this id.
    pub fn get(&self, text: TextId) -> Option<Forms<'_>> {
        let forms = self.texts.get(text.index())?.as_ref()?;
        Some(Forms::Read(forms))
    }

    /// How many texts there are.
    pub fn count(&self) -> usize {
        self.texts.iter().flatten().count()
    }

    /// Puts a text in place of the one that was there.
    pub(super) fn set(&mut self, text: TextId, forms: Vec<(Form, String)>) {
        if self.texts.len() <= text.index() {
            self.texts.resize(text.index() + 1, None);
        }
        if let Some(place) = self.texts.get_mut(text.index()) {
            *place = Some(forms);
        }
    }
}
