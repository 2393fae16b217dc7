//! What a whole drawing shows, for readers who do not see it.

use ::chart::fact::Alternative as Shown;

use crate::words::{Words, count, counted, say};

#[rustfmt::skip]
pub(super) fn alternative(words: &Words, shown: Shown<'_>) -> String {
    match shown {
        Shown::Forest { studies, measure, interval } => {
            count!(words, "chart.forest", studies, measure = measure, interval = interval)
        }
        Shown::ForestOfPooled { results, measure, interval } => {
            count!(words, "chart.forest-of-pooled", results, measure = measure, interval = interval)
        }
        Shown::Funnel { studies, measure } => {
            count!(words, "chart.funnel", studies, measure = measure)
        }
        Shown::Baujat { studies } => count!(words, "chart.baujat", studies),
        Shown::Network { treatments, pairs } => {
            count!(words, "chart.network", pairs, treatments = counted!("network.treatments", treatments))
        }
        Shown::Traffic { studies, domains } => {
            let studies = counted!("count.studies", studies);
            let domains = counted!("chart.domains", domains);
            say!(words, "chart.traffic", studies = studies, domains = domains)
        }
        Shown::ShareOfStudies => say!(words, "chart.studies-by-judgement"),
        Shown::ShareOfWeight => say!(words, "chart.weight-by-judgement"),
        Shown::Directions { studies, domains, improve, worsen, unclear } => say!(
            words,
            "chart.directions",
            studies = counted!("count.studies", studies),
            domains = counted!("chart.outcome-domains", domains),
            improve = counted!("chart.improve", improve),
            worsen = counted!("chart.worsen", worsen),
            unclear = counted!("chart.are-unclear", unclear),
        ),
        Shown::Harvest { studies, outcomes, findings } => {
            let studies = counted!("count.studies", studies);
            let outcomes = counted!("chart.outcomes", outcomes);
            say!(words, "chart.harvest", studies = studies, outcomes = outcomes, findings = findings)
        }
        Shown::Flow { screened, assessed, included } => {
            say!(words, "chart.flow", screened = screened, assessed = assessed, included = included)
        }
        Shown::Plane { effect, cost, simulations } => {
            count!(words, "chart.plane", simulations, effect = effect, cost = cost)
        }
        Shown::Acceptability { worth } => say!(words, "chart.acceptability", worth = worth),
        Shown::Tornado { result } => say!(words, "chart.tornado", result = result),
    }
}
