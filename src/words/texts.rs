//! The texts of a language by id.

use super::form::Form;
use super::id::TextId;

/// The forms of one text, with their places open.
#[derive(Debug, Clone, Copy)]
pub enum Forms<'a> {
    /// From a file of a language.
    Read(&'a [(Form, String)]),
    /// From the English of the program.
    English(&'static [(Form, &'static str)]),
}

impl<'a> Forms<'a> {
    /// Every form with its words.
    pub fn all(self) -> Vec<(Form, &'a str)> {
        match self {
            Forms::Read(forms) => forms.iter().map(|(form, text)| (*form, &**text)).collect(),
            Forms::English(forms) => forms.to_vec(),
        }
    }

    /// The words of a form; where there are none, those for every other number.
    pub(super) fn of(self, form: Form) -> &'a str {
        self.only(form)
            .or_else(|| self.only(Form::Other))
            .unwrap_or_default()
    }

    fn only(self, form: Form) -> Option<&'a str> {
        match self {
            Forms::Read(forms) => {
                let found = forms.iter().find(|(own, _)| *own == form);
                found.map(|(_, text)| text.as_str())
            }
            Forms::English(forms) => {
                let found = forms.iter().find(|(own, _)| *own == form);
                found.map(|(_, text)| *text)
            }
        }
    }
}

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
