//! Values that many kinds share: dates, Markdown, missing values, sources, vocabularies.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use super::address::Address;
use super::id::Ref;
use super::kind;

/// A calendar date, written `2024-03-01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub jiff::civil::Date);

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map(Date).map_err(|_| {
            serde::de::Error::custom("a date is written year-month-day, like 2024-03-01")
        })
    }
}

impl JsonSchema for Date {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date" })
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// Text in Markdown. Raw HTML in it is not passed through.
/// Records are linked as `[words](study:smith-2021)`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Markdown(pub String);

impl JsonSchema for Markdown {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Markdown".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "x-format": "markdown" })
    }
}

/// Why a value is not there. It is shown to the reader as such and never treated as zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(
    clippy::enum_variant_names,
    reason = "the words of the field, as they are said"
)]
pub enum MissingReason {
    /// The source does not give it.
    NotReported,
    /// The source gives it, but it could not be read in the copy at hand.
    NotReadable,
    /// Nobody measured it.
    NotMeasured,
    /// It has no meaning here.
    NotApplicable,
}

/// A value that is known to be missing, with the reason.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Missing {
    /// Why the value is missing.
    pub missing: MissingReason,
    /// More about it, in one sentence.
    pub note: Option<String>,
}

/// A value, or a statement that it is missing: `{missing: not-reported}`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Known<T> {
    /// The value is missing.
    Missing(Missing),
    /// The value.
    Value(T),
}

impl<T> Known<T> {
    /// The value, if there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Known::Value(value) => Some(value),
            Known::Missing(_) => None,
        }
    }
}

/// Where a fact comes from. Give `record` or `url`, and `where` as exactly as you can.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The study record that is the source.
    pub record: Option<Ref<kind::Study>>,
    /// The address of the source, where it is not a study of this site.
    pub url: Option<Address>,
    /// The place in the source: "Table 2, row 3", "paragraph 7.12".
    #[serde(rename = "where")]
    pub place: Option<String>,
    /// The study in which this was found when the original was not read.
    pub reported_in: Option<Ref<kind::Study>>,
}

/// A doubt that a check raised and that the editors have accepted with a reason.
/// It is shown to the reader beside the number.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Acceptance {
    /// The code of the check, as printed in its message.
    #[schemars(extend("x-format" = "check"))]
    pub check: String,
    /// Which result it concerns, where the record has several.
    pub result: Option<String>,
    /// Which outcome it concerns, for pooled results of a review (in its words) and for analyses
    /// (by id).
    pub outcome: Option<String>,
    /// Which edition it concerns, by the audience's id.
    pub audience: Option<String>,
    /// Why the value is kept.
    pub reason: String,
}

/// Which direction of a scale is good for the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Better {
    /// Lower is better (costs, days lost).
    Lower,
    /// Higher is better (quality of life, marks at school).
    Higher,
}

/// A licence under which something may be used.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Licence {
    /// The short name: "CC BY 4.0".
    pub name: String,
    /// The address of its text.
    pub url: Option<Address>,
}

/// The credit that must stand wherever data are shown, and the licence that asks for it.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attribution {
    /// A short name for the data.
    pub name: String,
    /// The credit line, as its owners want it.
    pub credit: String,
    /// The address of the data.
    pub url: Address,
    /// The licence.
    pub licence: Licence,
}

impl Attribution {
    /// The whole credit in one line: name, credit, address and licence.
    pub fn line(&self) -> String {
        let (name, licence) = (&self.name, &self.licence.name);
        format!("{name}: {} {} {licence}", self.credit, self.url)
    }
}
