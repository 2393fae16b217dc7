//! What is known on a criterion: values of records and findings, with the ways to where they stand in full.

use serde::Serialize;

use crate::plan::EvidencePart;
use crate::record::audience::GlanceCell;
use crate::record::kind::Kind;
use crate::record::panel::Criterion;
use crate::synthesis::OutcomeFindings;
use crate::view::part::{Badge, Link};
use crate::view::reading::Reading;
use crate::view::shared::compared::compared;
use crate::view::shared::{certainty_span, outcome_rows};
use crate::words::{count, say};

/// How many effects stand in the row on benefits; the rest are a link away.
const EFFECTS: usize = 4;

/// What is known on a criterion; empty when nothing is on record.
#[derive(Debug, Default, Serialize)]
pub struct Known {
    /// In sentences.
    pub lines: Vec<KnownLine>,
    /// Where more stands.
    pub links: Vec<Link>,
}

/// A sentence of what is known.
#[derive(Debug, Default, Serialize)]
pub struct KnownLine {
    /// The sentence.
    pub html: String,
    /// What is compared with what, with a link to the numbers; only where other sentences of the row are on
    /// the same outcome.
    pub comparison: Option<Link>,
    /// How sure it is; nothing where that is not the point, was not judged, or the sentence says it.
    pub badge: Option<Badge>,
    /// Whether the judgement waits for agreement.
    pub proposed: bool,
}

impl Known {
    fn say(html: String) -> Self {
        Self {
            lines: vec![KnownLine {
                html,
                ..KnownLine::default()
            }],
            links: Vec::new(),
        }
    }

    fn with(mut self, links: Vec<Link>) -> Self {
        self.links.extend(links);
        self
    }
}

pub(super) fn known(reading: &Reading<'_>, criterion: Criterion) -> Known {
    let question = &reading.question.value;
    match criterion {
        Criterion::Problem => Known::say(reading.inline(&question.decision)),
        Criterion::DesirableEffects => effects(reading),
        Criterion::UndesirableEffects => Known::say(reading.inline(&question.harms)),
        Criterion::Certainty => certainty(reading),
        Criterion::Values => voices(reading),
        Criterion::Balance => Known::say(say!(reading.desk, "decision.weigh")),
        Criterion::Resources => resources(reading),
        Criterion::CertaintyOfResources => economics(reading),
        Criterion::CostEffectiveness => Known::default().with(economic_links(reading)),
        Criterion::Equity => equity(reading),
        Criterion::Acceptability => acceptability(reading),
        Criterion::Feasibility => feasibility(reading),
    }
}

fn effects(reading: &Reading<'_>) -> Known {
    let mut shown = outcome_rows::named_in_order(reading);
    shown.truncate(EFFECTS);
    let line = |found: &&OutcomeFindings| {
        let row = outcome_rows::row(reading, found);
        let address = outcome_rows::evidence_address(reading, found);
        let compared = compared(reading, found, &shown);
        KnownLine {
            html: crate::text::escape::html(&row.statement),
            comparison: compared.map(|label| reading.here.link(label, &address)),
            // A sentence that begins with the certainty is not told it again.
            badge: row.badge.filter(|_| !row.says_certainty),
            proposed: row.proposed,
        }
    };
    let lines = shown.iter().map(line).collect();
    let syntheses = reading.syntheses().into_iter();
    let links = syntheses.map(|it| reading.desk.link(reading.here, Kind::Synthesis, &it.id));
    Known {
        lines,
        links: links.collect(),
    }
}

fn certainty(reading: &Reading<'_>) -> Known {
    let badge = certainty_span::of_question(reading.desk, reading.question);
    Known {
        lines: badge
            .map(|badge| KnownLine {
                badge: Some(badge),
                proposed: certainty_span::is_proposed(reading.desk, reading.question),
                ..KnownLine::default()
            })
            .into_iter()
            .collect(),
        links: Vec::new(),
    }
}

/// Findings about what people say, of the question's own evidence.
fn voices(reading: &Reading<'_>) -> Known {
    let syntheses = reading.syntheses();
    let with = syntheses.iter().filter(|it| !it.value.findings.is_empty());
    let links = with.map(|it| {
        let n = it.value.findings.len();
        let address = EvidencePart::Voices.address(&it.id);
        reading
            .here
            .link(count!(reading.desk, "decision.findings", n), &address)
    });
    Known::default().with(links.collect())
}

fn resources(reading: &Reading<'_>) -> Known {
    let cell = reading.question.value.glance.get(&GlanceCell::Cost);
    let lines = cell.map(|cell| {
        let detail = cell.detail.as_deref().unwrap_or_default();
        format!("{}. {detail}", cell.answer.trim_end_matches('.'))
    });
    let known = lines.map(|line| Known::say(crate::text::escape::html(&line)));
    known.unwrap_or_default().with(economic_links(reading))
}

fn economics(reading: &Reading<'_>) -> Known {
    match reading.economics().len() {
        0 => Known::default(),
        n => Known::say(count!(reading.desk, "decision.economics", n)),
    }
}

fn economic_links(reading: &Reading<'_>) -> Vec<Link> {
    let economics = reading.economics().into_iter().take(EFFECTS);
    let link = |id| reading.desk.link(reading.here, Kind::Economic, id);
    economics.map(|entry| link(&entry.id)).collect()
}

fn equity(reading: &Reading<'_>) -> Known {
    let notes = reading.question.value.relevance.notes.as_ref();
    notes.map_or_else(Known::default, |notes| Known::say(reading.inline(notes)))
}

fn acceptability(reading: &Reading<'_>) -> Known {
    let concerns = reading.question.value.concerns.iter();
    let lines = concerns.map(|concern| KnownLine {
        html: format!(
            "<strong>{}</strong> {}",
            crate::text::escape::html(&concern.concern),
            reading.inline(&concern.known)
        ),
        ..KnownLine::default()
    });
    Known {
        lines: lines.collect(),
        links: voices(reading).links,
    }
}

fn feasibility(reading: &Reading<'_>) -> Known {
    let counted = [
        (reading.actions().len(), "checklist/index.html", true),
        (reading.risks().len(), "risks/index.html", false),
    ];
    let links = counted.into_iter().filter(|(n, _, _)| *n > 0);
    let links = links.map(|(n, address, is_action)| {
        let label = match is_action {
            true => count!(reading.desk, "decision.actions", n),
            false => count!(reading.desk, "decision.risks", n),
        };
        reading.here.link(label, address)
    });
    Known::default().with(links.collect())
}
