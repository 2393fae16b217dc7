//! Compares what two versions of a site say.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hash;

use crate::evidence::RecordKey;
use crate::record::kind::Kind;

use super::difference::{
    Changes, EditionChange, OutcomeChange, Presence, QuestionChange, RecordChange, SynthesisChange,
    WasIs,
};
use super::told::{EditionTold, OutcomeTold, QuestionTold, SynthesisTold, Told};
use super::{renamed, texts, worked_out};

/// What differs from `before` to `now`.
pub fn compare(before: &Told, now: &Told) -> Changes {
    let moved = renamed::moved(before, now);
    let before = &renamed::under_todays_ids(before, now);
    let now = &renamed::with_todays_references(now);
    let questions = pairs(&before.questions, &now.questions, |it| it.id.clone());
    let syntheses = pairs(&before.syntheses, &now.syntheses, |it| it.id.clone());
    let known: BTreeSet<&str> = before.updates.iter().map(|it| it.id.as_str()).collect();
    let new = now
        .updates
        .iter()
        .filter(|it| !known.contains(it.id.as_str()));
    let mut updates: Vec<_> = new.cloned().collect();
    updates.sort_by(|a, b| (&b.date, &a.id).cmp(&(&a.date, &b.id)));
    Changes {
        questions: questions
            .into_iter()
            .filter_map(|(was, is)| question(was, is))
            .collect(),
        syntheses: syntheses
            .into_iter()
            .filter_map(|(was, is)| synthesis(was, is, (before, now)))
            .collect(),
        records: records(before, now),
        updates,
        moved,
        texts: texts::compare(before, now),
    }
}

/// Both versions of each thing, in the order of today, what is gone last.
fn pairs<'a, T, K: Eq + Hash + Ord>(
    before: &'a [T],
    now: &'a [T],
    key: impl Fn(&'a T) -> K,
) -> Vec<(Option<&'a T>, Option<&'a T>)> {
    let mut left: BTreeMap<K, &T> = before.iter().map(|one| (key(one), one)).collect();
    let there = now.iter().map(|one| (left.remove(&key(one)), Some(one)));
    let mut pairs: Vec<_> = there.collect();
    pairs.extend(left.into_values().map(|one| (Some(one), None)));
    pairs
}

fn presence<T>(was: Option<&T>, is: Option<&T>) -> Presence {
    match (was, is) {
        (None, _) => Presence::New,
        (_, None) => Presence::Gone,
        _ => Presence::Changed,
    }
}

fn question(was: Option<&QuestionTold>, is: Option<&QuestionTold>) -> Option<QuestionChange> {
    let one = is.or(was)?;
    let editions = |it: Option<&'_ QuestionTold>| it.map_or(Vec::new(), |it| it.editions.clone());
    let (before, now) = (editions(was), editions(is));
    let both = pairs(&before, &now, |it| it.audience.clone());
    let change = QuestionChange {
        id: one.id.clone(),
        title: one.title.clone(),
        address: one.address.clone(),
        presence: presence(was, is),
        has_technical: one.editions.iter().any(|it| !it.is_plain),
        syntheses: one.syntheses.clone(),
        certainty: both_of(was, is, |it| it.certainty.as_deref()),
        editions: both
            .into_iter()
            .filter_map(|(was, is)| edition(was, is))
            .collect(),
    };
    let is_same = change.presence == Presence::Changed
        && change.certainty.is_none()
        && change.editions.is_empty();
    (!is_same).then_some(change)
}

/// A value of both versions, where it differs; nothing where one of the two is not there.
fn both_of<'a, T>(
    was: Option<&'a T>,
    is: Option<&'a T>,
    value: impl Fn(&'a T) -> Option<&'a str>,
) -> Option<WasIs> {
    let (was, is) = was.zip(is)?;
    WasIs::of(value(was), value(is))
}

fn edition(was: Option<&EditionTold>, is: Option<&EditionTold>) -> Option<EditionChange> {
    let one = is.or(was)?;
    let texts = |it: Option<&EditionTold>| -> Vec<String> {
        it.map_or(Vec::new(), |it| {
            it.messages.iter().chain(&it.decide_now).cloned().collect()
        })
    };
    let (before, now) = (texts(was), texts(is));
    let only = |of: &[String], other: &[String]| -> Vec<String> {
        of.iter()
            .filter(|it| !other.contains(it))
            .cloned()
            .collect()
    };
    let outcomes = |it: Option<&EditionTold>| it.map_or(Vec::new(), |it| it.outcomes.clone());
    let (old, new) = (outcomes(was), outcomes(is));
    let key = |it: &OutcomeTold| {
        let (synthesis, comparison, outcome) = it.key();
        [synthesis, comparison, outcome].map(str::to_owned)
    };
    let both = pairs(&old, &new, key);
    let presence = presence(was, is);
    let change = EditionChange {
        audience: one.audience.clone(),
        readers: one.readers.clone(),
        is_plain: one.is_plain,
        address: one.address.clone(),
        presence,
        answer: WasIs::of(
            was.map(|it| it.answer.as_str()),
            is.map(|it| it.answer.as_str()),
        ),
        came: only(&now, &before),
        went: only(&before, &now),
        outcomes: both
            .into_iter()
            .filter_map(|(was, is)| outcome(was, is))
            .collect(),
    };
    let is_same = presence == Presence::Changed
        && change.answer.is_none()
        && change.came.is_empty()
        && change.went.is_empty()
        && change.outcomes.is_empty();
    (!is_same).then_some(change)
}

fn outcome(was: Option<&OutcomeTold>, is: Option<&OutcomeTold>) -> Option<OutcomeChange> {
    let told = is.or(was)?.clone();
    let change = OutcomeChange {
        presence: presence(was, is),
        told,
        statement: both_of(was, is, |it| Some(&it.statement)),
        numbers: both_of(was, is, |it| Some(&it.numbers)),
        certainty: both_of(was, is, |it| it.certainty.as_deref()),
        estimate: both_of(was, is, |it| it.estimate.as_deref()),
    };
    let is_same = change.presence == Presence::Changed
        && change.statement.is_none()
        && change.numbers.is_none()
        && change.certainty.is_none();
    (!is_same).then_some(change)
}

fn synthesis(
    was: Option<&SynthesisTold>,
    is: Option<&SynthesisTold>,
    (before_all, now): (&Told, &Told),
) -> Option<SynthesisChange> {
    let one = is.or(was)?;
    let none = BTreeMap::new();
    let studies = |it: Option<&'_ SynthesisTold>| it.map_or(none.clone(), |it| it.studies.clone());
    let (before, after) = (studies(was), studies(is));
    let came = after.iter().filter(|(id, _)| !before.contains_key(*id));
    let went = before.iter().filter(|(id, _)| !after.contains_key(*id));
    let change = SynthesisChange {
        id: one.id.clone(),
        title: one.title.clone(),
        address: one.address.clone(),
        presence: presence(was, is),
        summary: both_of(was, is, |it| Some(&it.summary)),
        certainty: both_of(was, is, |it| it.certainty.as_deref()),
        studies_came: came.map(|(_, label)| label.clone()).collect(),
        studies_went: went
            .map(|(id, label)| with_reason(id, label, now))
            .collect(),
        findings: findings(was, is),
        worked_out: worked_out::differences(was, is, &[before_all, now]),
    };
    let is_same = change.presence == Presence::Changed
        && change.summary.is_none()
        && change.certainty.is_none()
        && change.studies_came.is_empty()
        && change.studies_went.is_empty()
        && change.findings.is_empty()
        && change.worked_out.is_empty();
    (!is_same).then_some(change)
}

/// A study with the reason why it is out, where one is said.
fn with_reason(id: &str, label: &str, now: &Told) -> String {
    let mut out = now.out.iter();
    let reason = out.find(|((kind, out), _)| *kind == Kind::Study && out.as_str() == id);
    match reason {
        Some((_, reason)) if !reason.is_empty() => {
            format!("{label} ({})", reason.trim_end_matches('.'))
        }
        _ => label.to_owned(),
    }
}

fn findings(was: Option<&SynthesisTold>, is: Option<&SynthesisTold>) -> Vec<WasIs> {
    let Some((was, is)) = was.zip(is) else {
        return Vec::new();
    };
    let said = |(statement, confidence): &(String, String)| format!("{statement} ({confidence})");
    let ids: BTreeSet<&String> = was.findings.keys().chain(is.findings.keys()).collect();
    let both = ids.into_iter().filter_map(|id| {
        let (was, is) = (
            was.findings.get(id).map(said),
            is.findings.get(id).map(said),
        );
        WasIs::of(was.as_deref(), is.as_deref())
    });
    both.collect()
}

/// Records that readers see elsewhere than in questions, evidence and news that came in.
fn records(before: &Told, now: &Told) -> Vec<RecordChange> {
    let is_told_above = |key: &RecordKey| match key.0 {
        Kind::Question | Kind::Synthesis => true,
        Kind::Update => !before.records.contains_key(key),
        _ => false,
    };
    let keys: BTreeSet<&RecordKey> = before.records.keys().chain(now.records.keys()).collect();
    let keys = keys.into_iter().filter(|key| !is_told_above(key));
    let changes = keys.filter_map(|key| {
        let (was, is) = (before.records.get(key), now.records.get(key));
        let one = is.or(was).filter(|_| was != is)?;
        let both = was.zip(is);
        Some(RecordChange {
            kind: key.0,
            id: key.1.clone(),
            title: one.title.clone(),
            address: one.address.clone(),
            presence: presence(was, is),
            out_because: now.out.get(key).cloned(),
            wording: both.map_or(Vec::new(), |(was, is)| {
                texts::differing(&was.texts, &is.texts)
            }),
        })
    });
    changes
        .filter(|it| it.presence != Presence::Changed || !it.wording.is_empty())
        .collect()
}
