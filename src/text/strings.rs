//! The program's own words in the language of the site: texts by id, with named places in braces,
//! and the forms that a language has for counts.

use std::collections::BTreeMap;

use super::number;

/// Which form of a text goes with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// One: "1 study". In Gaelic also 11.
    One,
    /// Two, in languages that have a dual. In Gaelic also 12.
    Two,
    /// Three to ten and thirteen to nineteen in Gaelic.
    Few,
    /// Every other number.
    Other,
}

impl Form {
    /// All forms with their names in files.
    pub const ALL: [(&'static str, Form); 4] = [
        ("one", Form::One),
        ("two", Form::Two),
        ("few", Form::Few),
        ("other", Form::Other),
    ];

    /// The form that a language uses for a number.
    pub fn of(language: &str, n: u64) -> Form {
        match (primary(language), n) {
            ("gd", 1 | 11) => Form::One,
            ("gd", 2 | 12) => Form::Two,
            ("gd", 3..=10 | 13..=19) => Form::Few,
            ("gd", _) => Form::Other,
            (_, 1) => Form::One,
            _ => Form::Other,
        }
    }
}

/// The language of a tag without its region: `en` of `en-GB`.
pub fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// One text of a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The language in which it is written, which decides the forms for counts.
    pub language: String,
    /// The text by form; a text that does not depend on a count has only `Other`.
    pub forms: BTreeMap<Form, String>,
    /// Who has to look at it or has looked at it: `awaited`.
    pub review: Option<String>,
}

impl Text {
    /// The text for a count, or the only one.
    fn for_count(&self, count: Option<u64>) -> &str {
        let form = count.map_or(Form::Other, |n| Form::of(&self.language, n));
        let text = self
            .forms
            .get(&form)
            .or_else(|| self.forms.get(&Form::Other));
        text.map_or("", String::as_str)
    }

    /// The names in braces of every form.
    pub fn places(&self) -> std::collections::BTreeSet<&str> {
        let names = self.forms.values().flat_map(|text| places(text));
        names.collect()
    }
}

/// The names in braces of a text, in their order.
fn places(text: &str) -> impl Iterator<Item = &str> {
    let after = text.split('{').skip(1);
    after.filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}

/// Texts by id.
pub type Texts = BTreeMap<String, Text>;

/// The words of the program in the language of a site; what a language lacks is said in English.
#[derive(Debug, Clone, Default)]
pub struct Strings {
    texts: Texts,
}

impl Strings {
    /// These texts; where an id comes twice, the later layer is used.
    pub fn of(layers: impl IntoIterator<Item = Texts>) -> Self {
        let mut texts = Texts::new();
        for layer in layers {
            texts.extend(layer);
        }
        Self { texts }
    }

    /// The text with this id as it stands, with its places open.
    pub fn get(&self, id: &str) -> Option<&Text> {
        self.texts.get(id)
    }

    /// All texts whose id begins so, without that beginning, in the order of their ids.
    pub fn below<'a>(&'a self, group: &'a str) -> impl Iterator<Item = (&'a str, &'a Text)> {
        let all = self.texts.iter();
        all.filter_map(move |(id, text)| Some((id.strip_prefix(group)?, text)))
    }

    /// The text with this id; `count` chooses its form, `value` fills its places.
    ///
    /// # Errors
    /// There is no such text, or nothing to fill one of its places with; the sentence says which.
    pub fn fill(
        &self,
        id: &str,
        count: Option<u64>,
        value: impl Fn(&str) -> Option<String>,
    ) -> Result<String, String> {
        let text = self.texts.get(id);
        let text = text.ok_or_else(|| format!("There is no text `{id}` in strings/."))?;
        let mut rest = text.for_count(count);
        let mut said = String::with_capacity(rest.len());
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after
                .split_once('}')
                .ok_or_else(|| format!("A brace of the text `{id}` is not closed."))?;
            let value = value(name);
            said.push_str(before);
            said.push_str(&value.ok_or_else(|| format!("`{{{name}}}` of `{id}` is not given."))?);
            rest = after;
        }
        said.push_str(rest);
        Ok(said)
    }

    /// The text with this id and its places filled. Where it cannot be filled the id is said; a
    /// test reads the code for ids that do not exist.
    pub fn say(&self, id: &str, places: &[(&str, &str)]) -> String {
        let value = |name: &str| {
            let place = places.iter().find(|(place, _)| *place == name);
            place.map(|(_, value)| (*value).to_owned())
        };
        self.fill(id, None, value).unwrap_or_else(|_| id.to_owned())
    }

    /// A number with what is counted: "2 studies".
    pub fn count(&self, id: &str, n: usize) -> String {
        let (n, shown) = (n as u64, number::grouped(n as u64));
        let value = |name: &str| (name == "count").then(|| shown.clone());
        let said = self.fill(id, Some(n), value);
        said.unwrap_or_else(|_| id.to_owned())
    }

    /// A long date: "1 March 2024".
    pub fn date(&self, date: jiff::civil::Date) -> String {
        let (day, year) = (date.day().to_string(), date.year().to_string());
        let month = self.say(&format!("dates.month-{}", date.month()), &[]);
        let places = [("day", day.as_str()), ("month", &month), ("year", &year)];
        self.say("dates.long", &places)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;

    fn text(language: &str, forms: &[(Form, &str)]) -> Text {
        let forms = forms.iter().map(|(form, text)| (*form, (*text).to_owned()));
        Text {
            language: language.to_owned(),
            forms: forms.collect(),
            review: None,
        }
    }

    #[test]
    fn a_count_takes_the_form_of_the_language_in_which_the_text_is_written() {
        let english = text(
            "en-GB",
            &[
                (Form::One, "{count} study"),
                (Form::Other, "{count} studies"),
            ],
        );
        let gaelic = text(
            "gd",
            &[
                (Form::One, "{count} rannsachadh"),
                (Form::Two, "{count} rannsachadh (2)"),
                (Form::Few, "{count} rannsachaidhean"),
                (Form::Other, "{count} rannsachadh"),
            ],
        );
        let texts = [("en", english), ("gd", gaelic)];
        let strings = Strings::of([texts
            .into_iter()
            .map(|(id, text)| (id.to_owned(), text))
            .collect()]);
        let say = |id, n: u64| strings.fill(id, Some(n), |_| Some(n.to_string())).unwrap();
        assert_eq!(say("en", 1), "1 study");
        assert_eq!(say("en", 11), "11 studies");
        assert_eq!(say("gd", 12), "12 rannsachadh (2)");
        assert_eq!(say("gd", 19), "19 rannsachaidhean");
        assert_eq!(say("gd", 11), "11 rannsachadh");
        assert_eq!(say("gd", 20), "20 rannsachadh");
    }

    #[test]
    fn a_missing_place_is_a_fault_and_values_are_not_filled_again() {
        let one = text("en", &[(Form::Other, "A {b} c")]);
        let strings = Strings::of([[("x".to_owned(), one)].into_iter().collect()]);
        assert!(strings.fill("x", None, |_| None).is_err());
        assert_eq!(strings.say("x", &[("b", "{b}")]), "A {b} c");
        assert!(strings.fill("y", None, |_| None).is_err());
    }
}
