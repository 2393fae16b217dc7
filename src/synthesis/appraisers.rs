//! How far people who appraised the same studies agreed before they talked.

use std::collections::{BTreeMap, BTreeSet};

use crate::record::study::{Appraisal, Appraiser};
use crate::record::tool::Tool;
use stats::agreement::{Agreement, weighted_kappa};

use super::overall::level_of;

/// How far two people agreed who judged with the same tool.
#[derive(Debug, Clone, PartialEq)]
pub struct AppraiserAgreement {
    /// The first of the two, by name.
    pub first: String,
    /// The other one.
    pub second: String,
    /// Appraisals that both made.
    pub appraisals: usize,
    /// On the domains.
    pub domains: Option<LevelAgreement>,
    /// On the overall levels.
    pub overall: Option<LevelAgreement>,
}

/// How far two people agreed on levels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LevelAgreement {
    /// Agreement with Cohen's kappa; every level of the tool counts.
    pub agreement: Agreement,
    /// Kappa with linear weights by the rank of levels; items for which one of the two chose a
    /// level without rank are left out.
    pub weighted: Option<f64>,
    /// The items of the weighted kappa.
    pub ranked: usize,
}

/// Two people by name, the first in the order of the alphabet first.
type Two = (String, String);

/// What two people judged: the levels that they chose, item by item.
#[derive(Default)]
struct Pairs<'a> {
    appraisals: usize,
    domains: Vec<(&'a str, &'a str)>,
    overall: Vec<(&'a str, &'a str)>,
}

/// The agreement of every two people over appraisals with `tool`, in the order of their names.
pub fn appraiser_agreement<'a>(
    tool: &Tool,
    appraisals: impl Iterator<Item = &'a Appraisal>,
) -> Vec<AppraiserAgreement> {
    let mut by_two: BTreeMap<Two, Pairs<'a>> = BTreeMap::new();
    for appraisal in appraisals {
        let people = &appraisal.appraisers;
        for (index, one) in people.iter().enumerate() {
            for other in &people[index + 1..] {
                let (first, second) = if one.by <= other.by {
                    (one, other)
                } else {
                    (other, one)
                };
                let two = (first.by.clone(), second.by.clone());
                by_two.entry(two).or_default().note(first, second);
            }
        }
    }
    by_two
        .into_iter()
        .map(|((first, second), pairs)| AppraiserAgreement {
            first,
            second,
            appraisals: pairs.appraisals,
            domains: levels(tool, &pairs.domains),
            overall: levels(tool, &pairs.overall),
        })
        .collect()
}

impl<'a> Pairs<'a> {
    fn note(&mut self, first: &'a Appraiser, second: &'a Appraiser) {
        self.appraisals += 1;
        let both = first.domains.iter().filter_map(|(domain, one)| {
            let other = second.domains.get(domain)?;
            Some((one.level.as_str(), other.level.as_str()))
        });
        self.domains.extend(both);
        if let (Some(one), Some(other)) = (&first.overall, &second.overall) {
            self.overall.push((&one.level, &other.level));
        }
    }
}

fn levels(tool: &Tool, pairs: &[(&str, &str)]) -> Option<LevelAgreement> {
    let ids = pairs.iter().flat_map(|(a, b)| [*a, *b]);
    let ids: Vec<&str> = BTreeSet::from_iter(ids).into_iter().collect();
    let number = |id: &str| ids.iter().position(|known| *known == id);
    let numbered = pairs
        .iter()
        .filter_map(|(a, b)| Some((number(a)?, number(b)?)));
    let rank = |id: &str| level_of(tool, id)?.rank;
    let ranks = pairs.iter().filter_map(|(a, b)| Some((rank(a)?, rank(b)?)));
    let ranks: Vec<(u8, u8)> = ranks.collect();
    Some(LevelAgreement {
        agreement: Agreement::of(&numbered.collect::<Vec<_>>())?,
        weighted: weighted_kappa(&ranks),
        ranked: ranks.len(),
    })
}
