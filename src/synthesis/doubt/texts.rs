//! Short answers: easy enough for their readers, and free of the language of significance.

use crate::diag::{Code, codes};
use crate::evidence::Evidence;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::question::Question;
use crate::text::reading;

use super::fact::DoubtFact;
use super::raised::{Doubt, Subject};

pub(super) fn doubts(evidence: &Evidence) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for question in evidence.records.questions.values() {
        for (audience, edition) in &question.value.editions {
            let text = Text {
                question,
                audience,
                value: format!("editions.{audience}.bottom_line"),
                words: &edition.bottom_line.0,
            };
            doubts.extend(text.significance());
            let reader = evidence.records.audiences.get(&Id::new(audience));
            doubts.extend(reader.and_then(|reader| text.hard(reader.value.reading_grade)));
            for (index, message) in edition.key_messages.iter().enumerate() {
                let message = Text {
                    value: format!("editions.{audience}.key_messages[{index}]"),
                    words: &message.0,
                    ..text
                };
                doubts.extend(message.significance());
            }
        }
    }
    doubts
}

/// A text in the edition for an audience.
struct Text<'a> {
    question: &'a Entry<Question>,
    audience: &'a str,
    value: String,
    words: &'a str,
}

/// Words that speak of significance where nothing else can be meant.
const SIGNIFICANCE: [&str; 9] = [
    "statistically significant",
    "statistical significance",
    "significantly",
    "significant difference",
    "significant effect",
    "significant result",
    "non-significant",
    "nonsignificant",
    "not significant",
];

impl Text<'_> {
    fn doubt(&self, code: &'static Code, fact: DoubtFact) -> Doubt {
        let subject = Subject::Edition(self.audience.to_owned());
        Doubt::new(self.question, subject, code, &self.value, fact)
    }

    fn significance(&self) -> Option<Doubt> {
        let lower = self.words.to_lowercase();
        let lower = lower.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = SIGNIFICANCE.iter().find(|words| lower.contains(**words));
        let said = words
            .map(|words| (*words).to_owned())
            .or_else(|| p_value(&lower))?;
        let fact = DoubtFact::Significance { said };
        Some(self.doubt(&codes::SIGNIFICANCE_LANGUAGE, fact))
    }

    /// One grade above the limit is allowed: the formula is crude for two sentences.
    fn hard(&self, limit: f64) -> Option<Doubt> {
        let grade = reading::grade(self.words)?;
        let fact = DoubtFact::HardToRead { grade, limit };
        (grade > limit + 1.0).then(|| self.doubt(&codes::HARD_TO_READ, fact))
    }
}

/// "p < 0.05", "p=.03": the letter p alone, then a sign and a digit.
fn p_value(lower: &str) -> Option<String> {
    let starts = lower.match_indices('p').map(|(at, _)| at);
    for at in starts {
        let is_alone = !lower[..at].ends_with(char::is_alphanumeric);
        let after = lower[at + 1..].trim_start();
        let number = after.trim_start_matches(['<', '>', '=', '≤', '≥', ' ']);
        let has_sign = after.starts_with(['<', '>', '=', '≤', '≥']);
        if is_alone && has_sign && number.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
            let end = lower.len() - number.len();
            return Some(lower[at..end].trim_end().to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p_values_are_told_from_other_words() {
        assert_eq!(p_value("it helped (p < 0.05)"), Some("p <".to_owned()));
        assert_eq!(p_value("it helped, p=.03"), Some("p=".to_owned()));
        assert_eq!(p_value("a gap > 3 weeks, step = 2"), None);
        assert_eq!(p_value("tea at the top costs < 5 pounds"), None);
    }
}
