//! What each column of a table is: a value of a record, whose meaning the schema tells, or what only the
//! table has.

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::record::implementation::Priority;
use crate::record::kind::Kind;
use crate::record::policy::PolicyKind;
use crate::record::result::{DataStatus, Measure};
use crate::record::study::{Basis, Design};
use crate::record::synthesis::CertaintyLevel;
use crate::record::value::Better;
use crate::words::Worded;

/// A choice of a record, by its name in files, as tables write it.
pub(super) type Shown = fn(&str) -> Option<&'static str>;

/// Where the meaning of a column stands.
#[derive(Clone, Copy)]
pub(super) enum Meaning {
    /// In the schema of a kind, at this path.
    At(Kind, &'static str),
    /// The same, where tables write a choice in words.
    Chosen(Kind, &'static str, Shown),
    /// Here, with the kind of value: the table alone has it.
    Own(&'static str, &'static str),
}

use Meaning::{At, Chosen, Own};

/// What is said of the columns of a table. A column that is not named is the value of that name below
/// `path` in the records of `kind`.
pub(super) struct Table {
    pub kind: Kind,
    pub path: &'static str,
    pub columns: &'static [(&'static str, Meaning)],
}

impl Table {
    /// The meaning of a column that stands in the table by itself.
    pub fn named(&self, column: &str) -> Option<Meaning> {
        let named = self.columns.iter().find(|(name, _)| *name == column);
        named.map(|(_, meaning)| *meaning)
    }
}

/// A choice as its type says it in English.
fn word<T: DeserializeOwned + Worded>(name: &str) -> Option<&'static str> {
    let value: T = serde_json::from_value(Value::String(name.to_owned())).ok()?;
    Some(value.english())
}

fn measure(name: &str) -> Option<&'static str> {
    let value: Measure = serde_json::from_value(Value::String(name.to_owned())).ok()?;
    Some(value.short())
}

const CREDIT: (&str, Meaning) = (
    "credit",
    Own(
        "The credit owed for the row, under the licence of its source; it goes where the row goes.",
        "text",
    ),
);
const ID: (&str, Meaning) = (
    "id",
    Own("The id of the record: the name of its file.", "id"),
);
const STUDY: (&str, Meaning) = (
    "study",
    Own("The study to which the row belongs.", "id of a study"),
);

/// The table at an address of a site; nothing for one that is described elsewhere.
pub(super) fn table(address: &str) -> Option<&'static Table> {
    let name = address.strip_prefix("data/")?.strip_suffix(".csv")?;
    TABLES
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, table)| table)
}

/// The tables of the folder `data/`.
const TABLES: [(&str, Table); 13] = [
    ("studies", STUDIES),
    ("results", RESULTS),
    ("pooled-results", POOLED),
    ("findings", FINDINGS),
    ("review-findings", REVIEW_FINDINGS),
    (
        "outcomes",
        Table {
            kind: Kind::Outcome,
            path: "",
            columns: &[
                ID,
                ("better", Chosen(Kind::Outcome, "better", word::<Better>)),
            ],
        },
    ),
    ("appraisals", APPRAISALS),
    (
        "checklist",
        Table {
            kind: Kind::Implementation,
            path: "",
            columns: &[
                ID,
                (
                    "priority",
                    Chosen(Kind::Implementation, "priority", word::<Priority>),
                ),
                ("where", At(Kind::Implementation, "source.where")),
            ],
        },
    ),
    (
        "risks",
        Table {
            kind: Kind::Risk,
            path: "",
            columns: &[ID],
        },
    ),
    (
        "policies",
        Table {
            kind: Kind::Policy,
            path: "",
            columns: &[
                ID,
                ("kind", Chosen(Kind::Policy, "kind", word::<PolicyKind>)),
                ("source_url", At(Kind::Policy, "source.url")),
                ("source_where", At(Kind::Policy, "source.where")),
            ],
        },
    ),
    ("economics", ECONOMICS),
    (
        "glossary",
        Table {
            kind: Kind::Term,
            path: "",
            columns: &[ID],
        },
    ),
    (
        "corrections",
        Table {
            kind: Kind::Study,
            path: "corrections.",
            columns: &[
                (
                    "kind",
                    Own(
                        "The kind of the record that was corrected, as links to it begin.",
                        "text",
                    ),
                ),
                ("record", Own("The record that was corrected.", "id")),
            ],
        },
    ),
];

const STUDIES: Table = Table {
    kind: Kind::Study,
    path: "",
    columns: &[
        ID,
        ("design", Chosen(Kind::Study, "design", word::<Design>)),
        ("year", At(Kind::Study, "bibliography.year")),
        ("title", At(Kind::Study, "bibliography.title")),
        ("doi", At(Kind::Study, "bibliography.doi")),
        ("people", At(Kind::Study, "population.description")),
        ("n", At(Kind::Study, "population.n")),
        ("condition", At(Kind::Study, "population.condition")),
        ("percent_women", At(Kind::Study, "population.percent_women")),
        ("mean_age", At(Kind::Study, "population.mean_age")),
        ("format", At(Kind::Study, "delivery.format")),
        ("mode", At(Kind::Study, "delivery.mode")),
        ("structure", At(Kind::Study, "delivery.structure")),
        ("duration", At(Kind::Study, "delivery.duration")),
        CREDIT,
    ],
};

const RESULTS: Table = Table {
    kind: Kind::Study,
    path: "results.",
    columns: &[
        STUDY,
        (
            "better",
            Chosen(Kind::Study, "results.better", word::<Better>),
        ),
        (
            "effect.measure",
            Chosen(Kind::Study, "results.effect.measure", measure),
        ),
        (
            "data_status",
            Chosen(Kind::Study, "results.data_status", word::<DataStatus>),
        ),
        (
            "doubts",
            Own(
                "What checks of the data found, each with its code; docs/errors.md of the program tells what a code means.",
                "text",
            ),
        ),
        CREDIT,
    ],
};

const POOLED: Table = Table {
    kind: Kind::Study,
    path: "pooled_results.",
    columns: &[
        STUDY,
        ("source_url", At(Kind::Study, "pooled_results.source.url")),
        (
            "source_where",
            At(Kind::Study, "pooled_results.source.where"),
        ),
        CREDIT,
    ],
};

const FINDINGS: Table = Table {
    kind: Kind::Study,
    path: "findings.",
    columns: &[
        STUDY,
        (
            "basis",
            Chosen(Kind::Study, "findings.basis", word::<Basis>),
        ),
        CREDIT,
    ],
};

const REVIEW_FINDINGS: Table = Table {
    kind: Kind::Synthesis,
    path: "findings.",
    columns: &[
        (
            "synthesis",
            Own(
                "The body of evidence to which the finding belongs.",
                "id of a synthesis",
            ),
        ),
        (
            "confidence",
            Chosen(
                Kind::Synthesis,
                "findings.confidence",
                word::<CertaintyLevel>,
            ),
        ),
        (
            "methodological_limitations",
            At(
                Kind::Synthesis,
                "findings.cerqual.methodological_limitations",
            ),
        ),
        (
            "coherence",
            At(Kind::Synthesis, "findings.cerqual.coherence"),
        ),
        ("adequacy", At(Kind::Synthesis, "findings.cerqual.adequacy")),
        (
            "relevance",
            At(Kind::Synthesis, "findings.cerqual.relevance"),
        ),
        CREDIT,
    ],
};

const APPRAISALS: Table = Table {
    kind: Kind::Study,
    path: "appraisals.",
    columns: &[
        STUDY,
        (
            "domain",
            Own(
                "The domain or item of the tool, by its id; `overall` for the overall judgement.",
                "text",
            ),
        ),
        (
            "level",
            Own("The level of the tool that was judged, by its id.", "text"),
        ),
        ("support", At(Kind::Study, "appraisals.overall.support")),
        (
            "kind",
            Own(
                "`final` for what was agreed, `alone` for what one person judged before that.",
                "text",
            ),
        ),
        CREDIT,
    ],
};

const ECONOMICS: Table = Table {
    kind: Kind::Economic,
    path: "figures.",
    columns: &[
        (
            "record",
            Own(
                "The economic record to which the figure belongs.",
                "id of an economic record",
            ),
        ),
        ("study", At(Kind::Economic, "study")),
        ("figure", At(Kind::Economic, "figures.label")),
        ("perspective", At(Kind::Economic, "perspective")),
        ("currency", At(Kind::Economic, "currency")),
        ("price_year", At(Kind::Economic, "price_year")),
    ],
};
