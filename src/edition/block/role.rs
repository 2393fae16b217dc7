//! What is bought or offered: the intervention's profile, its role card, and for whom.

use serde::Serialize;

use crate::record::audience::BlockKind;
use crate::record::id::Id;
use crate::record::intervention::{ProfileItem, RoleLine};
use crate::record::kind::Kind;
use crate::record::vocabulary::{Choice, RoleType};
use crate::text::case;
use crate::view::part::Link;
use crate::view::reading::Reading;
use crate::words::{count, say};

/// The intervention: who, how much, where, added or in place of others.
#[derive(Debug, Serialize)]
pub struct Profile {
    /// The intervention.
    pub name: Link,
    /// What it is.
    pub definition_html: String,
    /// Whether the definition is folded, because the edition says it in words of its own.
    pub is_definition_folded: bool,
    /// How it is delivered; empty for readers who want plain words.
    pub items: Vec<Item>,
    /// Whether its own page alone says how it is delivered, because the readers want plain words.
    pub is_told_elsewhere: bool,
    /// How what was studied stands to what was there, counted over studies.
    pub roles: Vec<String>,
}

/// One line of a profile or a role card.
#[derive(Debug, Serialize)]
pub struct Item {
    /// What it is about; empty in a role card.
    pub label: String,
    /// What is known.
    pub text_html: String,
    /// Findings behind it.
    pub findings: Vec<Link>,
}

/// What the role does, may do and does not do.
#[derive(Debug, Serialize)]
pub struct RoleCardView {
    /// What they do that others do not.
    pub does: Vec<Item>,
    /// What they may do, by setting.
    pub may: Vec<Item>,
    /// What they do not do.
    pub does_not: Vec<Item>,
    /// How the role differs from others.
    pub contrast_html: String,
    /// With whom it is contrasted, inside a sentence.
    pub contrast_with: String,
    /// How far people agree on this.
    pub agreement_html: String,
}

/// A role card, or that there is none.
#[derive(Debug, Serialize)]
pub struct RoleCardBlock {
    /// The card; nothing when the record has none.
    pub card: Option<RoleCardView>,
    /// The intervention.
    pub name: Link,
}

/// For whom and when.
#[derive(Debug, Serialize)]
pub struct ForWhom {
    /// What the record says; nothing when it says nothing.
    pub text_html: Option<String>,
    /// Where the studies took place, as they name it.
    pub settings: Vec<String>,
}

/// Makes the profile: of the question's own intervention, or of the wider one when that has none.
pub fn profile(reading: &Reading<'_>) -> Profile {
    let chain = reading.interventions();
    let own = chain.first();
    let described = chain.iter().find(|entry| !entry.value.profile.is_empty());
    let is_told_elsewhere = reading.is_plain() && described.is_some();
    let shown = described.filter(|_| !is_told_elsewhere);
    Profile {
        name: name(reading),
        definition_html: own
            .map(|e| reading.html(&e.value.definition))
            .unwrap_or_default(),
        is_definition_folded: reading
            .edition
            .notes
            .contains_key(&Id::new(BlockKind::WhatIsIt.name())),
        items: shown
            .map(|e| items(reading, &e.value.profile))
            .unwrap_or_default(),
        is_told_elsewhere,
        roles: if is_told_elsewhere {
            Vec::new()
        } else {
            roles(reading)
        },
    }
}

fn name(reading: &Reading<'_>) -> Link {
    let id = reading.question.value.intervention.id();
    reading.link_as(reading.intervention_name(id), Kind::Intervention, id)
}

fn items(reading: &Reading<'_>, profile: &[ProfileItem]) -> Vec<Item> {
    let item = |item: &ProfileItem| Item {
        label: case::capital(&item.item),
        text_html: reading.inline(&item.text),
        findings: reading.desk.finding_links(reading.here, &item.findings),
    };
    profile.iter().map(item).collect()
}

/// How what was studied stands to what was there, counted over the studies; nothing
/// when no study's record says it.
pub fn roles(reading: &Reading<'_>) -> Vec<String> {
    let studies = reading.studies();
    if studies.iter().all(|study| study.value.role_type.is_none()) {
        return Vec::new();
    }
    let count = |wanted: Option<&Choice<RoleType>>| {
        let matching = studies
            .iter()
            .filter(|s| s.value.role_type.as_ref() == wanted);
        matching.count()
    };
    let roles = reading.desk.choices(|_| true);
    let mut lines: Vec<(usize, String)> = roles
        .iter()
        .map(|role| (count(Some(role)), reading.desk.long_word(role)))
        .collect();
    let not_recorded = say!(reading.desk, "block-role.not-recorded-here");
    lines.push((count(None), not_recorded));
    lines
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, words)| format!("{}: {words}", count!(reading.desk, "count.studies", n)))
        .collect()
}

/// Makes the role card.
pub fn role_card(reading: &Reading<'_>) -> RoleCardBlock {
    let chain = reading.interventions();
    let card = chain
        .iter()
        .find_map(|entry| entry.value.role_card.as_ref());
    let lines = |lines: &[RoleLine]| -> Vec<Item> {
        let line = |line: &RoleLine| Item {
            label: String::new(),
            text_html: reading.inline(&crate::record::value::Markdown(line.text.clone())),
            findings: reading.desk.finding_links(reading.here, &line.findings),
        };
        lines.iter().map(line).collect()
    };
    RoleCardBlock {
        card: card.map(|card| RoleCardView {
            does: lines(&card.does),
            may: lines(&card.may),
            does_not: lines(&card.does_not),
            contrast_html: reading.html(&card.contrast),
            contrast_with: card
                .contrast_with
                .clone()
                .unwrap_or_else(|| say!(reading.desk, "role-card.other-roles")),
            agreement_html: reading.html(&card.agreement),
        }),
        name: name(reading),
    }
}

/// Makes the block on whom it is for.
pub fn for_whom(reading: &Reading<'_>) -> ForWhom {
    let text = reading.question.value.for_whom.as_ref();
    ForWhom {
        text_html: text.map(|text| reading.html(text)),
        settings: settings(reading),
    }
}

/// Settings as the studies name them, with how many studies have each; the commonest first.
fn settings(reading: &Reading<'_>) -> Vec<String> {
    let mut counts: std::collections::BTreeMap<&str, usize> = Default::default();
    let studies = reading.studies();
    for setting in studies.iter().filter_map(|s| s.value.setting.as_deref()) {
        *counts.entry(setting).or_default() += 1;
    }
    let mut settings: Vec<_> = counts.into_iter().collect();
    settings.sort_by_key(|(name, n)| (std::cmp::Reverse(*n), *name));
    let words = |(name, n): (&str, usize)| {
        format!(
            "{} ({})",
            case::capital(name),
            count!(reading.desk, "count.studies", n)
        )
    };
    settings.into_iter().map(words).collect()
}
