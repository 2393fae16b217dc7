//! The sentences in which findings are told, so that a publisher can change or translate them.

use schemars::JsonSchema;
use serde::Deserialize;

/// The sentences in which findings are told. File: `wording.yaml` beside `site.yaml`; a site
/// without it uses the program's own words.
///
/// Sentences hold names in braces that are filled in: `{intervention}`, `{outcome}`, `{verb}`,
/// `{verbs}` and `{noun}` (the change, by direction), `{other}` (the change in the other
/// direction), `{favour}` and `{results}` (counts), `{favoured}` (the better side).
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// For most readers.
    pub standard: Register,
    /// For readers who want plain names: those whose reading grade is low.
    pub plain: Register,
}

/// One way of speaking.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Register {
    /// What a change is called.
    pub verbs: Verbs,
    /// Sentences at high certainty.
    pub high: BySize,
    /// Sentences at moderate certainty.
    pub moderate: BySize,
    /// Sentences at low certainty.
    pub low: BySize,
    /// The one sentence at very low certainty.
    pub very_low: String,
    /// The sentence when certainty has not been judged.
    pub not_judged: String,
    /// The same when the estimate does not point clearly one way.
    pub not_judged_unclear: String,
    /// Sentences for results that are counted and not put together.
    pub counted: ByLevel,
    /// The sentence when no study measured the outcome.
    pub nothing: String,
}

/// What a change is called, by direction and by what is good.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Verbs {
    /// A good change of something that is better when higher, or of a joint scale.
    pub improve: Verb,
    /// A bad change of it.
    pub worsen: Verb,
    /// Less of something that is better when lower.
    pub reduce: Verb,
    /// More of it.
    pub increase: Verb,
}

/// A verb in its three forms.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Verb {
    /// After "may": "improve".
    pub base: String,
    /// After the intervention: "improves".
    pub third: String,
    /// As a noun with its preposition: "improvement in".
    pub noun: String,
}

/// Sentences by the size of the effect.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BySize {
    /// A large effect.
    pub large: String,
    /// A moderate effect.
    pub moderate: String,
    /// A small effect that matters.
    pub small: String,
    /// Less than a small effect.
    pub trivial: String,
    /// Less than a small effect, with an interval that reaches an effect that matters.
    pub trivial_or: String,
    /// A direction without a size, because nobody knows which difference matters.
    pub direction_only: String,
    /// An interval that holds effects that matter in both directions, or whose reach is not known.
    pub unclear: String,
}

/// Sentences by certainty.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ByLevel {
    /// At high certainty.
    pub high: String,
    /// At moderate certainty.
    pub moderate: String,
    /// At low certainty.
    pub low: String,
    /// At very low certainty.
    pub very_low: String,
    /// When certainty has not been judged.
    pub not_judged: String,
}

impl Register {
    /// Every sentence with the name of its key.
    pub fn sentences(&self) -> Vec<(String, &str)> {
        let levels = [
            ("high", &self.high),
            ("moderate", &self.moderate),
            ("low", &self.low),
        ];
        let mut all: Vec<(String, &str)> = Vec::new();
        for (level, by_size) in levels {
            all.extend(
                by_size
                    .sentences()
                    .map(|(size, text)| (format!("{level}.{size}"), text)),
            );
        }
        let counted = self.counted.sentences();
        all.extend(counted.map(|(level, text)| (format!("counted.{level}"), text)));
        all.push(("very_low".to_owned(), &self.very_low));
        all.push(("not_judged".to_owned(), &self.not_judged));
        all.push(("not_judged_unclear".to_owned(), &self.not_judged_unclear));
        all.push(("nothing".to_owned(), &self.nothing));
        all
    }
}

impl BySize {
    fn sentences(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [
            ("large", self.large.as_str()),
            ("moderate", &self.moderate),
            ("small", &self.small),
            ("trivial", &self.trivial),
            ("trivial_or", &self.trivial_or),
            ("direction_only", &self.direction_only),
            ("unclear", &self.unclear),
        ]
        .into_iter()
    }
}

impl ByLevel {
    fn sentences(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [
            ("high", self.high.as_str()),
            ("moderate", &self.moderate),
            ("low", &self.low),
            ("very_low", &self.very_low),
            ("not_judged", &self.not_judged),
        ]
        .into_iter()
    }
}

/// The names in braces that a sentence may hold.
pub const PLACEHOLDERS: [&str; 9] = [
    "intervention",
    "outcome",
    "verb",
    "verbs",
    "noun",
    "other",
    "favour",
    "results",
    "favoured",
];
