//! What scripts of the theme sort and filter tables by: exact values beside the words of a cell.

use serde::Serialize;

use crate::record::study::Study;
use crate::synthesis::EffectRow;

/// The numbers by which a table of results sorts; empty where they are not known.
#[derive(Debug, Clone, Default, Serialize)]
pub struct RowOrder {
    /// The estimate.
    pub effect: String,
    /// The weight.
    pub weight: String,
    /// The time point in months.
    pub months: String,
    /// The year of publication of the study.
    pub year: String,
}

impl RowOrder {
    /// The numbers of a row of an analysis.
    pub fn of(row: &EffectRow) -> Self {
        Self {
            effect: exact(row.estimate.map(|estimate| estimate.value)),
            weight: exact(row.weight),
            months: exact(row.months),
            year: exact(row.facts.year.map(f64::from)),
        }
    }
}

/// By what a table of studies sorts and filters.
#[derive(Debug, Clone, Default, Serialize)]
pub struct StudyOrder {
    /// The year of publication; empty when it is not recorded.
    pub year: String,
    /// How many people took part; empty when it is not known.
    pub people: String,
    /// Its countries, with a bar between them.
    pub countries: String,
}

impl StudyOrder {
    /// The values of a study.
    pub fn of(study: &Study) -> Self {
        let population = study.population.as_ref();
        let people = population.and_then(|population| population.n.as_ref()?.value().copied());
        Self {
            year: exact(study.bibliography.year.map(f64::from)),
            people: exact(people.map(f64::from)),
            countries: study.countries.join("|"),
        }
    }
}

/// A number in full, as scripts read it; empty when it is not known.
pub fn exact(value: Option<f64>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_for_scripts_has_a_plain_sign_and_all_its_digits() {
        assert_eq!(exact(Some(-0.123_456_789)), "-0.123456789");
        assert_eq!(exact(Some(2019.0)), "2019");
        assert_eq!(exact(None), "");
    }
}
