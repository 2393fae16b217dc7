//! The words of the program: every text that a reader sees, in the language of a site.
//!
//! English stands in `themes/default/strings/en.yaml`, and the compiler knows its ids and places:
//!
//! ```
//! use distil::words::{Words, decimal};
//!
//! let words = Words::english();
//! assert_eq!(distil::say!(words, "menu.search"), "Search");
//! assert_eq!(distil::count!(words, "count.studies", 2_usize), "2 studies");
//! assert_eq!(distil::say!(words, "certainty.by-outcome", low = "Low", high = "high"),
//!     "Low to high certainty, by outcome");
//! ```
//!
//! A wrong id is not compiled:
//!
//! ```compile_fail
//! distil::say!(distil::words::Words::english(), "menu.serch");
//! ```
//!
//! nor is a place that is forgotten,
//!
//! ```compile_fail
//! distil::say!(distil::words::Words::english(), "certainty.by-outcome", low = "Low");
//! ```
//!
//! a place that the text does not have,
//!
//! ```compile_fail
//! distil::say!(distil::words::Words::english(), "menu.search", what = "Studies");
//! ```
//!
//! or a count where the text has no forms for one.
//!
//! ```compile_fail
//! distil::count!(distil::words::Words::english(), "menu.search", 2_usize);
//! ```
//!
//! What a language lacks is said in English, with the numbers, dates and lists of English, and is
//! marked for readers and their software ([`crate::text::marks`]).

mod compiled;
mod dates;
mod file;
mod form;
mod id;
mod language;
mod lexicon;
mod line;
mod macros;
mod money;
mod texts;
mod value;

use std::sync::{Arc, LazyLock};

use jiff::civil::Date;

use crate::text::currency;

pub use crate::{count, counted, phrase, say, text_id};
#[doc(hidden)]
pub use compiled::checked;
pub use dates::month;
pub use file::File;
pub use form::{Form, Forms};
pub use id::TextId;
pub use language::{ENGLISH_TAG, Language, Signs, primary};
pub use money::{end_in, has_sign, in_unit, money, unit_alone};
pub use texts::Texts;
pub use value::{
    Count, Phrase, Value, all_of, amount_in, any_of, as_given, date, decimal, interval, limit,
    point,
};

use lexicon::{Lexicon, Tongue};
use line::Line;

/// The words of the program in the language of a site.
#[derive(Debug)]
pub struct Words {
    lexicon: Arc<Lexicon>,
}

/// English, whose rules for numbers and lists are read once in a run.
static ENGLISH: LazyLock<Arc<Lexicon>> = LazyLock::new(|| {
    let language = Language::of(ENGLISH_TAG);
    Arc::new(Lexicon::new(language, Texts::default(), Texts::default()))
});

/// What has words: the desk of a view, or the words themselves.
pub trait HasWords {
    /// The words.
    fn words(&self) -> &Words;
}

impl HasWords for Words {
    fn words(&self) -> &Words {
        self
    }
}

impl<T: HasWords + ?Sized> HasWords for &T {
    fn words(&self) -> &Words {
        (**self).words()
    }
}

impl<T: HasWords + ?Sized> HasWords for Arc<T> {
    fn words(&self) -> &Words {
        (**self).words()
    }
}

/// A value of a vocabulary of records that readers see in words.
pub trait Worded: Copy {
    /// Its text, with a capital first letter.
    fn text_id(self) -> TextId;

    /// Its text in the English of the program: for files of data, and for addresses, which stay the
    /// same in every language.
    fn english(self) -> &'static str {
        self.text_id().english()
    }
}

impl Words {
    /// The words of a language, `own` in the language itself and `changed` in English.
    pub fn new(language: &str, own: Texts, changed: Texts) -> Self {
        Self {
            lexicon: Arc::new(Lexicon::new(Language::of(language), own, changed)),
        }
    }

    /// The English of the program, for files of data, the terminal and tests.
    pub fn english() -> Self {
        Self {
            lexicon: Arc::clone(&ENGLISH),
        }
    }

    /// The language of the site.
    pub fn language(&self) -> &Language {
        self.lexicon.language()
    }

    /// A text with its places filled; [`crate::say!`] and [`crate::count!`] check them.
    pub fn say(&self, phrase: &Phrase<'_>) -> String {
        Line::of(&self.lexicon, phrase)
    }

    /// A text without places.
    pub fn text(&self, text: TextId) -> String {
        self.say(&text.into())
    }

    /// A value of a vocabulary, with a capital first letter.
    pub fn value(&self, value: impl Worded) -> String {
        self.text(value.text_id())
    }

    /// A value alone.
    pub fn show(&self, value: &Value<'_>) -> String {
        Line::of_value(&self.lexicon, value)
    }

    /// A whole number with its thousands grouped: "12,477".
    pub fn whole(&self, n: impl Count) -> String {
        self.language().whole(n.number())
    }

    /// A number with this many decimals, a real minus sign and never "−0".
    pub fn decimal(&self, value: f64, digits: usize) -> String {
        self.language().decimal(value, digits)
    }

    /// A number with no more decimals than it needs, at most four.
    pub fn as_given(&self, value: f64) -> String {
        self.language().as_given(value)
    }

    /// An amount: thousands grouped where it is whole, else as given.
    pub fn amount(&self, value: f64) -> String {
        self.language().amount(value, 0)
    }

    /// An amount in a unit: "1.50" where the unit is money with pence or cents.
    pub fn amount_in(&self, value: f64, unit: &str) -> String {
        self.language().amount(value, currency::decimals(unit))
    }

    /// An interval: "0.04 to 0.27".
    pub fn interval(&self, low: f64, high: f64, digits: usize) -> String {
        self.show(&interval(low, high, digits))
    }

    /// A long date: "1 March 2024".
    pub fn date(&self, day: Date) -> String {
        self.show(&date(day))
    }

    /// All of these: "a, b and c".
    pub fn all_of<'a, T: Into<Value<'a>>>(&self, items: impl IntoIterator<Item = T>) -> String {
        self.show(&all_of(items))
    }

    /// One of these: "a, b or c".
    pub fn any_of<'a, T: Into<Value<'a>>>(&self, items: impl IntoIterator<Item = T>) -> String {
        self.show(&any_of(items))
    }

    /// The signs of numbers, for drawings.
    pub fn signs(&self) -> Signs {
        self.language().signs()
    }

    /// A text that is asked for by name, as templates do.
    ///
    /// # Errors
    /// There is no such text, or nothing to fill one of its places with; the sentence says which.
    pub fn say_named(&self, id: &str, places: Vec<(&str, Value<'_>)>) -> Result<String, String> {
        let text = TextId::find(id);
        let text = text.ok_or_else(|| format!("There is no text `{id}` in strings/."))?;
        let is_given = |name: &&&str| places.iter().any(|(place, _)| place == *name);
        match text.places().iter().find(|name| !is_given(name)) {
            Some(name) => Err(format!("`{{{name}}}` of `{id}` is not given.")),
            None => Ok(self.say(&Phrase::new(text, places))),
        }
    }

    /// The text with this id by form, with its places open, and the language that it is in.
    pub fn forms(&self, id: &str) -> Option<(Forms<'_>, &Language)> {
        let (forms, tongue) = self.lexicon.forms_of(TextId::find(id)?, Tongue::Own);
        Some((forms, self.lexicon.language_of(tongue)))
    }
}
