//! A text on its way to a reader: its form is chosen, its places are filled, and words that are
//! said in English on a site in another language are marked.

use crate::phrase;
use crate::text::marks;
use crate::text::number::decimals_of_limit;

use super::language::Language;
use super::lexicon::{Lexicon, Tongue};
use super::value::{Phrase, Value, decimal};

/// A line that grows.
pub(super) struct Line<'a> {
    lexicon: &'a Lexicon,
    said: String,
    /// Between two marks.
    is_open: bool,
}

impl<'a> Line<'a> {
    /// A text with its places filled.
    pub(super) fn of(lexicon: &'a Lexicon, phrase: &Phrase<'_>) -> String {
        let mut line = Line::new(lexicon);
        line.phrase(phrase, Tongue::Own);
        line.finish()
    }

    /// A value alone, in the language of the site.
    pub(super) fn of_value(lexicon: &'a Lexicon, value: &Value<'_>) -> String {
        let mut line = Line::new(lexicon);
        line.value(value, Tongue::Own);
        line.finish()
    }

    fn new(lexicon: &'a Lexicon) -> Self {
        Self {
            lexicon,
            said: String::new(),
            is_open: false,
        }
    }

    fn finish(mut self) -> String {
        self.close();
        self.said
    }

    /// A text inside one that is said in English is said in English too.
    fn phrase(&mut self, phrase: &Phrase<'_>, around: Tongue) {
        let (mut rest, tongue) = self.lexicon.text_for(phrase.text, phrase.count, around);
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, after)) = after.split_once('}') else {
                break;
            };
            self.own(before, tongue);
            let place = phrase.places.iter().find(|(place, _)| *place == name);
            if let Some((_, value)) = place {
                self.value(value, tongue);
            }
            rest = self.without_second_stop(after);
        }
        self.own(rest, tongue);
    }

    /// What follows a value, without its full stop where the value has brought one along: a record may
    /// end a text with a stop, and a sentence has one.
    fn without_second_stop<'t>(&self, after: &'t str) -> &'t str {
        match after.strip_prefix('.') {
            Some(rest) if !rest.starts_with('.') && self.said.ends_with(['.', '?', '!']) => rest,
            _ => after,
        }
    }

    fn value(&mut self, value: &Value<'_>, tongue: Tongue) {
        let language = self.lexicon.language_of(tongue);
        match value {
            Value::Text(text) => self.foreign(text),
            Value::Whole(n) => self.own(&language.whole(*n), tongue),
            Value::Decimal(value, digits) => self.own(&language.decimal(*value, *digits), tongue),
            Value::AsGiven(value) => self.own(&language.as_given(*value), tongue),
            Value::Amount(value, least) => self.own(&language.amount(*value, *least), tongue),
            Value::Interval(low, high, digits) => {
                let limit = |value: f64| decimal(value, decimals_of_limit(value, *digits));
                let (low, high) = (limit(*low), limit(*high));
                self.phrase(&phrase!("number.interval", low = low, high = high), tongue);
            }
            Value::Date(day) => self.phrase(&super::dates::long(*day), tongue),
            Value::All(items) => self.list(items, tongue, Language::all_of),
            Value::Any(items) => self.list(items, tongue, Language::any_of),
            Value::Phrase(phrase) => self.phrase(phrase, tongue),
        }
    }

    /// Items, with what joins them in the language of the sentence.
    fn list(
        &mut self,
        items: &[Value<'_>],
        tongue: Tongue,
        join: impl Fn(&Language, &[String]) -> String,
    ) {
        let language = self.lexicon.language_of(tongue);
        let said = |item: &Value<'_>| {
            let mut line = Line::new(self.lexicon);
            line.value(item, tongue);
            line.finish()
        };
        let items: Vec<String> = items.iter().map(said).collect();
        let joined = join(language, &items);
        let mut rest = joined.as_str();
        for item in &items {
            let Some((joint, after)) = rest.split_once(item.as_str()) else {
                continue;
            };
            self.own(joint, tongue);
            self.foreign(item);
            rest = after;
        }
        self.own(rest, tongue);
    }

    /// Words of the program. Those without a letter are the same in every language.
    fn own(&mut self, words: &str, tongue: Tongue) {
        match tongue {
            Tongue::Own => self.close(),
            Tongue::Fallback if !self.is_open && words.contains(char::is_alphabetic) => {
                self.said.push(marks::OPEN);
                self.is_open = true;
            }
            Tongue::Fallback => {}
        }
        self.said.push_str(words);
    }

    /// What a record says, which is in the language of the site.
    fn foreign(&mut self, text: &str) {
        self.close();
        self.said.push_str(text);
    }

    fn close(&mut self) {
        if std::mem::take(&mut self.is_open) {
            self.said.push(marks::CLOSE);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Diagnostics;
    use crate::words::{File, Texts, Words, all_of, any_of, count, counted, decimal, say};

    /// A site in a language that has these texts.
    fn words_in(language: &str, text: &str) -> Words {
        let (mut texts, mut found) = (Texts::default(), Diagnostics::new());
        let file = File {
            name: "own.yaml".to_owned(),
            language: language.to_owned(),
            bytes: text.as_bytes().to_vec(),
        };
        file.read_into(&mut texts, &mut found);
        assert!(found.is_empty(), "{:#?}", found.sorted());
        Words::new(language, texts, Texts::default())
    }

    /// Marks as brackets.
    fn seen(said: &str) -> String {
        said.replace(marks::OPEN, "[").replace(marks::CLOSE, "]")
    }

    #[test]
    fn a_text_is_said_with_the_rules_of_its_own_language() {
        let text = "certainty:\n  by-outcome: \"von {low} bis {high}\"\n";
        let german = words_in("de", text);
        let said = say!(
            german,
            "certainty.by-outcome",
            low = decimal(0.5, 2),
            high = 12_000_usize
        );
        assert_eq!(said, "von 0,50 bis 12.000");
        let list = say!(
            german,
            "certainty.by-outcome",
            low = all_of(["a", "b"]),
            high = "c"
        );
        assert_eq!(list, "von a und b bis c");
    }

    #[test]
    fn a_sentence_ends_once() {
        let words = Words::english();
        let said = |setting: &str| {
            say!(
                words,
                "evidence.people-setting",
                comparison = "Tea or not",
                population = "Adults who asked \"why?",
                setting = setting,
            )
        };
        let end = |setting| {
            said(setting)
                .rsplit_once(": ")
                .map(|(_, end)| end.to_owned())
        };
        assert_eq!(end("Two libraries."), Some("Two libraries.".to_owned()));
        assert_eq!(end("Two libraries"), Some("Two libraries.".to_owned()));
        assert!(said("Two").contains("\"why? Setting"), "{}", said("Two"));
    }

    #[test]
    fn what_a_language_lacks_is_english_through_and_through() {
        let german = words_in("de", "level:\n  low: Niedrig\n");
        let said = say!(
            german,
            "certainty.by-outcome",
            low = decimal(0.5, 2),
            high = 12_000_usize
        );
        assert_eq!(seen(&said), "0.50[ to 12,000 certainty, by outcome]");
        let nested = say!(
            german,
            "certainty.by-outcome",
            low = crate::text_id!("level.low"),
            high = counted!("count.studies", 2_usize)
        );
        assert_eq!(seen(&nested), "[Low to 2 studies certainty, by outcome]");
        assert_eq!(seen(&german.text(crate::text_id!("level.low"))), "Niedrig");
        assert_eq!(seen(&count!(german, "count.studies", 1_usize)), "1[ study]");
    }

    #[test]
    fn what_a_record_says_is_not_marked_as_english() {
        let german = words_in("de", "menu:\n  search: Suche\n");
        let said = say!(
            german,
            "certainty.by-outcome",
            low = "Titel",
            high = any_of(["x", "y"])
        );
        assert_eq!(seen(&said), "Titel[ to ]x[ or ]y[ certainty, by outcome]");
        let own = words_in("de", "certainty:\n  by-outcome: \"{low} bis {high}\"\n");
        let inner = crate::text_id!("level.low");
        let said = say!(own, "certainty.by-outcome", low = inner, high = "b");
        assert_eq!(seen(&said), "[Low] bis b");
    }

    #[test]
    fn values_are_not_filled_again_and_dates_and_intervals_are_as_they_were() {
        let english = Words::english();
        let said = say!(english, "certainty.by-outcome", low = "{high}", high = "b");
        assert_eq!(said, "{high} to b certainty, by outcome");
        assert_eq!(english.date(jiff::civil::date(2024, 3, 1)), "1 March 2024");
        assert_eq!(english.interval(0.04, 0.27, 2), "0.04 to 0.27");
        assert_eq!(english.interval(-1.0, -0.5, 1), "−1.0 to −0.5");
    }
}
