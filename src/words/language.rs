//! The rules of a language, from the Unicode CLDR: forms for counts, signs of numbers, lists.

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_list::ListFormatter;
use icu_list::options::{ListFormatterOptions, ListLength};
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules, PluralRulesOptions};

use super::form::Form;
use crate::text::number::MINUS;

/// The language of the program's own texts: British English.
pub const ENGLISH_TAG: &str = "en-GB";

/// The language of a tag without its region: `en` of `en-GB`.
pub fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// The signs with which a language writes numbers in Latin digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signs {
    /// Between ones and tenths.
    pub decimal: String,
    /// Between thousands and hundreds.
    pub group: String,
    /// Before a number below zero.
    pub minus: char,
}

/// The rules of a language. A language that the library does not know has those of no language in
/// particular: one form for all counts, a point, lists with commas.
#[derive(Debug)]
pub struct Language {
    tag: String,
    plurals: Option<PluralRules>,
    grouped: Option<DecimalFormatter>,
    plain: Option<DecimalFormatter>,
    all: Option<ListFormatter>,
    any: Option<ListFormatter>,
}

impl Language {
    /// The rules of the language with this tag: `en-GB`, `gd`.
    pub fn of(tag: &str) -> Self {
        let known = if tag == "en" { ENGLISH_TAG } else { tag };
        let locale = Locale::try_from_str(known).unwrap_or(Locale::UNKNOWN);
        let numbers = |grouping: GroupingStrategy| {
            let mut options = DecimalFormatterOptions::default();
            options.grouping_strategy = Some(grouping);
            DecimalFormatter::try_new((&locale).into(), options).ok()
        };
        let list = ListFormatterOptions::default().with_length(ListLength::Wide);
        Self {
            tag: tag.to_owned(),
            plurals: PluralRules::try_new((&locale).into(), PluralRulesOptions::default()).ok(),
            grouped: numbers(GroupingStrategy::Auto),
            plain: numbers(GroupingStrategy::Never),
            all: ListFormatter::try_new_and((&locale).into(), list).ok(),
            any: ListFormatter::try_new_or((&locale).into(), list).ok(),
        }
    }

    /// The tag of the language.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// Whether it is written from right to left: by its script where the tag names one, or else by
    /// the script that it is written in.
    pub fn is_right_to_left(&self) -> bool {
        const SCRIPTS: [&str; 7] = ["adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"];
        const LANGUAGES: [&str; 15] = [
            "ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "rhg", "sd", "syr", "ug",
            "ur", "yi",
        ];
        let tag = self.tag.to_ascii_lowercase();
        let script = tag.split('-').skip(1).find(|part| part.len() == 4);
        match script {
            Some(script) => SCRIPTS.contains(&script),
            None => LANGUAGES.contains(&primary(&tag)),
        }
    }

    /// Whether it is a kind of English.
    pub fn is_english(&self) -> bool {
        primary(&self.tag).eq_ignore_ascii_case("en")
    }

    /// The form that goes with a number.
    pub fn form(&self, n: u64) -> Form {
        let rules = self.plurals.as_ref();
        rules.map_or(Form::Other, |rules| rules.category_for(n).into())
    }

    /// Every form that the language has.
    pub fn forms(&self) -> Vec<Form> {
        let rules = self.plurals.as_ref();
        let categories = rules.map(|rules| rules.categories().collect());
        let categories: Vec<PluralCategory> = categories.unwrap_or_default();
        categories.into_iter().map(Form::from).collect()
    }

    /// A whole number with its thousands grouped: "12,477".
    pub fn whole(&self, n: u64) -> String {
        shown(self.grouped.as_ref(), &n.to_string())
    }

    /// A number with this many decimals, a real minus sign and never "−0".
    pub fn decimal(&self, value: f64, digits: usize) -> String {
        shown(
            self.plain.as_ref(),
            &signed(value, format!("{:.digits$}", value.abs())),
        )
    }

    /// A number with no more decimals than it needs, at most four.
    pub fn as_given(&self, value: f64) -> String {
        let digits = format!("{:.4}", value.abs());
        let digits = digits.trim_end_matches('0').trim_end_matches('.');
        shown(self.plain.as_ref(), &signed(value, digits.to_owned()))
    }

    /// An amount of money or of anything else, with thousands grouped: whole where it is whole, else as
    /// given and with at least so many decimals.
    pub fn amount(&self, value: f64, least: usize) -> String {
        /// Whole numbers below this are exact.
        const EXACT: f64 = 9e15;
        if value.fract() == 0.0 && value.abs() < EXACT {
            shown(
                self.grouped.as_ref(),
                &signed(value, format!("{:.0}", value.abs())),
            )
        } else {
            let digits = format!("{:.4}", value.abs());
            let needed = digits.trim_end_matches('0').split('.').nth(1);
            let digits = needed.map_or(0, str::len).max(least);
            let amount = format!("{:.digits$}", value.abs());
            shown(self.grouped.as_ref(), &signed(value, amount))
        }
    }

    /// "a, b and c".
    pub fn all_of(&self, items: &[String]) -> String {
        listed(self.all.as_ref(), items)
    }

    /// "a, b or c".
    pub fn any_of(&self, items: &[String]) -> String {
        listed(self.any.as_ref(), items)
    }

    /// The signs of its numbers.
    pub fn signs(&self) -> Signs {
        let sign = |text: String| text.chars().filter(|c| !c.is_alphanumeric()).collect();
        Signs {
            decimal: sign(self.decimal(1.1, 1)),
            group: sign(self.whole(10_000)),
            minus: MINUS,
        }
    }
}

/// Digits with a hyphen before them when the value is below zero and does not round to it.
fn signed(value: f64, digits: String) -> String {
    let is_zero = digits.chars().all(|c| matches!(c, '0' | '.'));
    if value < 0.0 && !is_zero {
        format!("-{digits}")
    } else {
        digits
    }
}

/// Digits in the way of a language. What is no number (infinite) stands as it is.
fn shown(way: Option<&DecimalFormatter>, digits: &str) -> String {
    let number = digits.parse::<Decimal>().ok();
    let text = way
        .zip(number)
        .map(|(way, number)| way.format(&number).to_string());
    let text = text.unwrap_or_else(|| digits.to_owned());
    text.replace('-', MINUS.encode_utf8(&mut [0; 4]))
}

fn listed(way: Option<&ListFormatter>, items: &[String]) -> String {
    let text = way.map(|way| way.format(items.iter()).to_string());
    text.unwrap_or_else(|| items.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_the_signs_of_the_language() {
        let english = Language::of("en-GB");
        assert_eq!(english.decimal(-0.156, 2), "−0.16");
        assert_eq!(english.decimal(-0.001, 2), "0.00");
        assert_eq!(english.as_given(-2.50), "−2.5");
        assert_eq!(english.as_given(0.0), "0");
        assert_eq!(english.whole(12477), "12,477");
        assert_eq!(english.amount(-93_150.0, 2), "−93,150");
        assert_eq!(english.amount(-0.0, 0), "0");
        assert_eq!(english.amount(2154.5, 0), "2,154.5");
        assert_eq!(english.amount(1.5, 2), "1.50");
        assert_eq!(english.amount(0.0345, 2), "0.0345");
        assert_eq!(Language::of("gd").whole(12477), "12,477");
        let german = Language::of("de");
        assert_eq!(german.decimal(-1234.5, 1), "−1234,5");
        assert_eq!(german.whole(12477), "12.477");
        assert_eq!(Language::of("fr").decimal(0.5, 1), "0,5");
        assert_eq!(german.signs().decimal, ",");
    }

    #[test]
    fn the_same_number_as_before_languages_had_rules() {
        let english = Language::of("en-GB");
        for value in [
            0.0,
            -0.5,
            1.0 / 3.0,
            1e6,
            -12_345.678,
            1e-9,
            2.5,
            f64::INFINITY,
        ] {
            for digits in 0..5 {
                let before = crate::text::number::fixed(value, digits);
                assert_eq!(english.decimal(value, digits), before);
            }
            assert_eq!(
                english.as_given(value),
                crate::text::number::as_given(value)
            );
        }
    }

    #[test]
    fn lists_and_counts_follow_the_language() {
        let items = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(Language::of("en").all_of(&items), "a, b and c");
        assert_eq!(Language::of("en-GB").any_of(&items), "a, b or c");
        assert_eq!(Language::of("gd").all_of(&items), "a, b agus c");
        assert_eq!(Language::of("de").any_of(&items[..2]), "a oder b");
        let gaelic = Language::of("gd");
        let forms = [1, 12, 19, 11, 20].map(|n| gaelic.form(n));
        assert_eq!(
            forms,
            [Form::One, Form::Two, Form::Few, Form::One, Form::Other]
        );
        assert_eq!(Language::of("qaa").form(1), Form::Other);
        assert_eq!(Language::of("en").forms(), [Form::One, Form::Other]);
    }

    #[test]
    fn the_direction_is_that_of_the_script() {
        for tag in ["ar", "he-IL", "AR", "fa", "ku-Arab", "uz-arab-AF"] {
            assert!(Language::of(tag).is_right_to_left(), "{tag}");
        }
        for tag in ["en-GB", "gd", "ku", "az-Latn", "ar-Latn", "qps"] {
            assert!(!Language::of(tag).is_right_to_left(), "{tag}");
        }
    }
}
