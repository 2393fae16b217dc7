//! A network of comparisons on one outcome: treatments that trials compare with each other, directly and
//! through others.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::analysis_settings::PoolingModel;
use super::grade::CertaintyLevel;
use super::id::{Id, Ref};
use super::kind;
use super::result::Measure;
use super::value::Markdown;

/// A network of comparisons on one outcome. It has a page of its own.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NetworkAnalysis {
    /// Its id within the synthesis.
    pub id: Id,
    /// What it asks, as readers would: "Which kind of help, compared with which?"
    pub title: String,
    /// The outcome.
    pub outcome: Ref<kind::Outcome>,
    /// Who was studied.
    pub population: String,
    /// Where.
    pub setting: String,
    /// The treatments that are compared, in the order in which they are shown.
    #[schemars(extend("minItems" = 2))]
    pub treatments: Vec<NetworkTreatment>,
    /// The treatment with which the others are compared first.
    pub reference: Ref<kind::Intervention>,
    /// The results that make up the network, each with what it compares. Results of one trial go
    /// together: a trial of three arms gives two results with data of their arms, which share one
    /// arm, or three results with effects, one for each pair.
    pub results: Vec<NetworkResult>,
    /// The measure. Data of arms are kept as arms for OR, RR, RD and MD; other measures need an
    /// effect for each pair.
    pub measure: Measure,
    /// Whether trials estimate one effect for each comparison or effects that vary; `random` when
    /// left out.
    pub model: Option<PoolingModel>,
    /// How the variation between trials is estimated; it is the same for all comparisons. `reml`
    /// when left out.
    pub tau2: Option<NetworkTau2>,
    /// `false` where trials do not connect all treatments, so that the page says so and shows the
    /// pieces. Left out: they have to connect.
    pub connected: Option<bool>,
    /// Why people in one of these trials could have been in any other (transitivity): what was looked
    /// at, and what was found. No number can show it.
    pub transitivity: Option<Markdown>,
    /// Confidence in comparisons, judged by CINeMA. A comparison that is left out is shown as not
    /// judged.
    #[serde(default)]
    pub certainty: Vec<NetworkCertainty>,
    /// Why these settings were chosen.
    pub reason: Option<String>,
}

/// A treatment of a network.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NetworkTreatment {
    /// The intervention or comparator.
    pub intervention: Ref<kind::Intervention>,
    /// A short name for drawings and tables; the name of the intervention when left out.
    pub label: Option<String>,
    /// Why people who had it in one trial are not like those who had it in another, as with care as usual
    /// in different countries. It then connects nothing: treatments that meet in it alone are shown in
    /// pieces, without effects and without an order. Where the others connect without it, it has no place
    /// in the network, and the check says so.
    pub unlike: Option<String>,
}

/// A result with the treatments that it compares.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NetworkResult {
    /// The result.
    pub result: String,
    /// The treatment of its intervention arm.
    pub treatment: Ref<kind::Intervention>,
    /// The treatment of its comparator arm; what the result has under `against` when left out.
    pub against: Option<Ref<kind::Intervention>>,
}

/// An estimator of the variation between trials of a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NetworkTau2 {
    /// Restricted maximum likelihood.
    #[default]
    Reml,
    /// Maximum likelihood.
    Ml,
    /// DerSimonian and Laird, in the form for networks.
    Dl,
}

impl NetworkTau2 {
    /// The estimator as software names it.
    pub fn short(self) -> &'static str {
        match self {
            Self::Reml => "REML",
            Self::Ml => "ML",
            Self::Dl => "DL",
        }
    }
}

/// Confidence in a comparison of a network (CINeMA: Nikolakopoulou and others 2020).
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NetworkCertainty {
    /// One treatment.
    pub treatment: Ref<kind::Intervention>,
    /// The other; the reference of the network when left out.
    pub against: Option<Ref<kind::Intervention>>,
    /// The level stated. Comparisons of trials start at high; the level must lie where the concerns
    /// can have brought it.
    pub level: CertaintyLevel,
    /// The six domains. One that is left out is shown as not judged.
    #[serde(default)]
    #[schemars(extend("propertyNames" = {"type": "string", "enum": [
        "within-study-bias", "reporting-bias", "indirectness", "imprecision", "heterogeneity",
        "incoherence"
    ]}))]
    pub domains: BTreeMap<NetworkDomain, NetworkConcern>,
    /// True while the judgement waits for agreement.
    #[serde(default)]
    pub proposed: bool,
    /// Who judged, or whose agreement is awaited.
    pub by: String,
}

/// A domain of CINeMA.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NetworkDomain {
    /// Bias within the studies that contribute.
    WithinStudyBias,
    /// Results that were not published or not reported.
    ReportingBias,
    /// People, treatments and outcomes that are not those of the question.
    Indirectness,
    /// Intervals that hold both effects that matter and none.
    Imprecision,
    /// Effects that vary between studies by more than would change the answer.
    Heterogeneity,
    /// Direct and indirect evidence that disagree.
    Incoherence,
}

impl NetworkDomain {
    /// All domains, in the order of CINeMA.
    pub const ALL: [Self; 6] = [
        Self::WithinStudyBias,
        Self::ReportingBias,
        Self::Indirectness,
        Self::Imprecision,
        Self::Heterogeneity,
        Self::Incoherence,
    ];

    /// The domain as records write it.
    pub fn key(self) -> &'static str {
        match self {
            Self::WithinStudyBias => "within-study-bias",
            Self::ReportingBias => "reporting-bias",
            Self::Indirectness => "indirectness",
            Self::Imprecision => "imprecision",
            Self::Heterogeneity => "heterogeneity",
            Self::Incoherence => "incoherence",
        }
    }
}

/// A judgement on a domain.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NetworkConcern {
    /// How large the concern is.
    pub concern: NetworkConcernLevel,
    /// Why; needed for every concern.
    pub reason: Option<String>,
}

/// How large a concern is, in the terms of CINeMA.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NetworkConcernLevel {
    /// No concerns.
    None,
    /// Some concerns.
    Some,
    /// Major concerns.
    Major,
}

impl NetworkAnalysis {
    /// Whether a treatment connects those that are compared with it.
    pub fn connects(&self, treatment: usize) -> bool {
        let own = self.treatments.get(treatment);
        own.is_some_and(|own| own.unlike.is_none())
    }

    /// The treatments that connect, in the pieces into which pairs that trials compare bring them.
    pub fn pieces(&self, pairs: &[(usize, usize)]) -> Vec<Vec<usize>> {
        let mut piece_of: Vec<usize> = (0..self.treatments.len()).collect();
        let connecting = pairs.iter();
        let connecting =
            connecting.filter(|(one, other)| self.connects(*one) && self.connects(*other));
        for (one, other) in connecting {
            let (Some(from), Some(to)) = (piece_of.get(*one), piece_of.get(*other)) else {
                continue;
            };
            let (from, to) = (*from, *to);
            for piece in piece_of.iter_mut().filter(|piece| **piece == from) {
                *piece = to;
            }
        }
        let mut pieces: Vec<(usize, Vec<usize>)> = Vec::new();
        for (treatment, piece) in piece_of.into_iter().enumerate() {
            if !self.connects(treatment) {
                continue;
            }
            match pieces.iter_mut().find(|(known, _)| *known == piece) {
                Some((_, members)) => members.push(treatment),
                None => pieces.push((piece, vec![treatment])),
            }
        }
        pieces.into_iter().map(|(_, members)| members).collect()
    }

    /// What a result is compared with, given what the result itself has under `against`.
    pub fn against<'a>(
        named: &'a NetworkResult,
        own: Option<&'a Ref<kind::Intervention>>,
    ) -> Option<&'a Id> {
        named.against.as_ref().or(own).map(Ref::id)
    }

    /// The place of a treatment among those of the network.
    pub fn position(&self, treatment: &Id) -> Option<usize> {
        let mut treatments = self.treatments.iter();
        treatments.position(|own| own.intervention.id() == treatment)
    }

    /// The two treatments on which a judgement is, the reference standing in for one that is left out.
    pub fn judged_pair<'a>(&'a self, judged: &'a NetworkCertainty) -> (&'a Id, &'a Id) {
        let against = judged.against.as_ref().unwrap_or(&self.reference);
        (judged.treatment.id(), against.id())
    }

    /// The judgement on two treatments, whichever way round.
    pub fn judgement(&self, one: &Id, other: &Id) -> Option<&NetworkCertainty> {
        let is_on = |judged: &&NetworkCertainty| {
            let pair = self.judged_pair(judged);
            pair == (one, other) || pair == (other, one)
        };
        self.certainty.iter().find(is_on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(treatments: &[Option<&str>]) -> NetworkAnalysis {
        let treatments = treatments.iter().enumerate();
        let treatments = treatments.map(|(place, unlike)| {
            serde_json::json!({"intervention": format!("t{place}"), "unlike": unlike})
        });
        let whole = serde_json::json!({
            "id": "n", "title": "t", "outcome": "o", "population": "p", "setting": "s",
            "treatments": treatments.collect::<Vec<_>>(), "reference": "t0", "results": [], "measure": "SMD",
        });
        serde_json::from_value(whole).expect("a network")
    }

    #[test]
    fn pieces_are_what_pairs_connect() {
        let four = of(&[None; 4]);
        assert_eq!(four.pieces(&[(0, 1), (3, 2)]), [vec![0, 1], vec![2, 3]]);
        assert_eq!(four.pieces(&[(0, 1), (3, 2), (2, 0)]).len(), 1);
        assert_eq!(of(&[None; 2]).pieces(&[]), [vec![0], vec![1]]);
    }

    #[test]
    fn a_treatment_that_differs_between_trials_connects_nothing() {
        let network = of(&[Some("It differs."), None, None, None]);
        let pairs = [(0, 1), (0, 2), (2, 3)];
        assert_eq!(network.pieces(&pairs), [vec![1], vec![2, 3]]);
    }
}
