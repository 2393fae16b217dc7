//! The state of affairs of a site: what waits for somebody.

use jiff::ToSpan;
use serde::Serialize;

use crate::diag::{Diagnostics, codes};
use crate::evidence::Evidence;
use crate::prose::plain_text;
use crate::record::entry::Entry;
use crate::record::question::Question;
use crate::record::records::About;
use crate::record::value::Date;
use crate::text::reading;

/// What waits for somebody.
#[derive(Debug, Default, Serialize)]
pub(super) struct State {
    /// Reviews whose day is over.
    pub overdue: Vec<Waiting>,
    /// Reviews that fall due soon.
    pub due_soon: Vec<Waiting>,
    /// Drafts.
    pub drafts: Vec<Waiting>,
    /// Records whose day has not come.
    pub scheduled: Vec<Waiting>,
    /// Records whose time is over soon.
    pub ending: Vec<Waiting>,
    /// Judgements that wait for agreement.
    pub proposals: Vec<Waiting>,
    /// What is not known.
    pub gaps: Vec<Waiting>,
    /// Records that nothing uses.
    pub unused: Vec<Waiting>,
    /// Editions that read harder than their readers want.
    pub hard_to_read: Vec<Waiting>,
    /// Links to other sites that led nowhere when they were last tried.
    pub broken_links: Vec<Waiting>,
    /// When links to other sites were last tried; nothing where they never were.
    pub links_tried: Option<String>,
}

/// Something that waits.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Waiting {
    /// The file in which it stands.
    pub file: String,
    /// What it is, in words.
    pub what: String,
    /// By when, where there is a day.
    pub day: Option<String>,
}

impl Waiting {
    fn of(about: &About<'_>, what: impl Into<String>, day: Option<Date>) -> Self {
        Self {
            file: about.source.name.clone(),
            what: what.into(),
            day: day.map(|day| day.0.to_string()),
        }
    }
}

/// What waits on a day, as far as records tell; `within` is how many days ahead is looked.
pub(super) fn of_records(
    evidence: &Evidence,
    found: &Diagnostics,
    today: Date,
    within: u16,
) -> State {
    let mut state = State::default();
    let until = Date(today.0.saturating_add(i32::from(within).days()));
    for about in evidence.records.every() {
        of_record(evidence, &about, (today, until), &mut state);
    }
    for question in evidence.records.questions.values() {
        gaps(question, &mut state);
        state.hard_to_read.extend(hard(evidence, question));
    }
    proposals(evidence, &mut state);
    for problem in found.sorted() {
        if problem.code == &codes::ORPHAN
            && let Some(place) = &problem.place
        {
            state.unused.push(Waiting {
                file: place.file.clone(),
                what: problem.message.clone(),
                day: None,
            });
        }
    }
    for list in [
        &mut state.overdue,
        &mut state.due_soon,
        &mut state.scheduled,
        &mut state.ending,
    ] {
        list.sort_by(|a, b| (&a.day, &a.file).cmp(&(&b.day, &b.file)));
    }
    state
}

fn of_record(
    evidence: &Evidence,
    about: &About<'_>,
    (today, until): (Date, Date),
    state: &mut State,
) {
    let title = about.title;
    match evidence.held_back().get(&(about.kind, about.id.clone())) {
        Some(None) => state.drafts.push(Waiting::of(about, title, None)),
        Some(day) => state.scheduled.push(Waiting::of(about, title, *day)),
        None => {}
    }
    if let Some(due) = about.life.review_by.filter(|due| *due <= until) {
        let list = if due < today {
            &mut state.overdue
        } else {
            &mut state.due_soon
        };
        list.push(Waiting::of(about, title, Some(due)));
    }
    if let Some(last) = about.life.expires_on.filter(|last| *last <= until) {
        state.ending.push(Waiting::of(about, title, Some(last)));
    }
}

fn gaps(question: &Entry<Question>, state: &mut State) {
    let gaps = question.value.gaps.iter().map(|gap| Waiting {
        file: question.source.name.clone(),
        what: plain_text(&gap.gap.0),
        day: None,
    });
    state.gaps.extend(gaps);
}

/// Editions whose answer and messages read at a higher school grade than their readers want. The measure is
/// one of English.
fn hard(evidence: &Evidence, question: &Entry<Question>) -> Vec<Waiting> {
    if !evidence.site.value.language.starts_with("en") {
        return Vec::new();
    }
    let editions = question.value.editions.iter();
    let hard = editions.filter_map(|(id, edition)| {
        let mut audiences = evidence.records.audiences.values();
        let audience = audiences.find(|audience| audience.id.as_str() == id)?;
        let texts = [&edition.bottom_line]
            .into_iter()
            .chain(&edition.key_messages);
        let texts: Vec<String> = texts.map(|text| plain_text(&text.0)).collect();
        let (grade, aim) = (
            reading::grade(&texts.join("\n"))?,
            audience.value.reading_grade,
        );
        (grade > aim).then(|| Waiting {
            file: question.source.name.clone(),
            what: format!(
                "{}, for {}: grade {grade:.1}, and the aim is {aim}",
                question.value.short, audience.value.plural
            ),
            day: None,
        })
    });
    hard.collect()
}

/// Judgements that wait for agreement: of certainty, of confidence, of the bias of studies.
fn proposals(evidence: &Evidence, state: &mut State) {
    for synthesis in evidence.records.syntheses.values() {
        let waiting = |what: String| Waiting {
            file: synthesis.source.name.clone(),
            what,
            day: None,
        };
        let comparisons = synthesis.value.comparisons.iter();
        for analysis in comparisons.flat_map(|comparison| &comparison.outcomes) {
            if let Some(grade) = analysis.grade.as_ref().filter(|grade| grade.proposed) {
                let what = format!(
                    "the certainty of `{}`, by {}",
                    analysis.outcome.id(),
                    grade.by
                );
                state.proposals.push(waiting(what));
            }
        }
        let findings = synthesis.value.findings.iter();
        let findings = findings.filter(|finding| finding.proposed);
        state
            .proposals
            .extend(findings.map(|finding| waiting(format!("the confidence in `{}`", finding.id))));
    }
    for study in evidence.records.studies.values() {
        let appraisals = study.value.appraisals.iter();
        let proposed = appraisals.filter(|it| it.proposed).map(|it| Waiting {
            file: study.source.name.clone(),
            what: format!("the appraisal with `{}`, by {}", it.tool.id(), it.by),
            day: None,
        });
        state.proposals.extend(proposed);
    }
}
