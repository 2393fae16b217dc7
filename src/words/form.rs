//! The forms that languages have for counts, and texts in these forms.

use icu_plurals::PluralCategory;

/// Which form of a text goes with a number, as the Unicode CLDR names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// Zero, where a language has a form of its own for it (Arabic, Welsh).
    Zero,
    /// One: "1 study". In Gaelic also 11.
    One,
    /// Two, in languages that have a dual. In Gaelic also 12.
    Two,
    /// A few: in Gaelic 3 to 10 and 13 to 19.
    Few,
    /// Many, in languages that tell it from other numbers (Polish, Arabic).
    Many,
    /// Every other number, and every text that does not depend on a count.
    Other,
}

impl Form {
    /// All forms with their names in files.
    pub const ALL: [(&'static str, Form); 6] = [
        ("zero", Form::Zero),
        ("one", Form::One),
        ("two", Form::Two),
        ("few", Form::Few),
        ("many", Form::Many),
        ("other", Form::Other),
    ];

    /// The form with this name in files.
    pub fn named(name: &str) -> Option<Form> {
        let found = Form::ALL.iter().find(|(known, _)| *known == name);
        found.map(|(_, form)| *form)
    }
}

impl From<PluralCategory> for Form {
    fn from(category: PluralCategory) -> Self {
        match category {
            PluralCategory::Zero => Form::Zero,
            PluralCategory::One => Form::One,
            PluralCategory::Two => Form::Two,
            PluralCategory::Few => Form::Few,
            PluralCategory::Many => Form::Many,
            PluralCategory::Other => Form::Other,
        }
    }
}

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
