//! Costs against effects: which quarter of the plane, and a ratio only where it has a meaning.

/// What a difference in cost and a difference in effect say together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum CostEffectiveness {
    /// Cheaper and better.
    Dominant,
    /// Dearer and no better.
    Dominated,
    /// Dearer and better: the extra cost of one more unit of effect.
    CostPerUnit(f64),
    /// Cheaper and worse: the saving for each unit of effect that is lost.
    SavingPerUnitLost(f64),
    /// No difference in either.
    Same,
}

/// Compares. A ratio is never negative: two of the four quarters have none.
pub fn compare(cost_difference: f64, effect_difference: f64) -> CostEffectiveness {
    let ratio = || (cost_difference / effect_difference).abs();
    match (cost_difference > 0.0, effect_difference > 0.0) {
        _ if cost_difference == 0.0 && effect_difference == 0.0 => CostEffectiveness::Same,
        (true, true) => CostEffectiveness::CostPerUnit(ratio()),
        (true, false) => CostEffectiveness::Dominated,
        (false, true) => CostEffectiveness::Dominant,
        (false, false) if effect_difference == 0.0 => CostEffectiveness::Dominant,
        (false, false) if cost_difference == 0.0 => CostEffectiveness::Dominated,
        (false, false) => CostEffectiveness::SavingPerUnitLost(ratio()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_quarter_has_its_words() {
        assert_eq!(compare(-10.0, 2.0), CostEffectiveness::Dominant);
        assert_eq!(compare(10.0, -2.0), CostEffectiveness::Dominated);
        assert_eq!(compare(10.0, 2.0), CostEffectiveness::CostPerUnit(5.0));
        assert_eq!(
            compare(-10.0, -2.0),
            CostEffectiveness::SavingPerUnitLost(5.0)
        );
        assert_eq!(compare(0.0, 0.0), CostEffectiveness::Same);
        assert_eq!(compare(5.0, 0.0), CostEffectiveness::Dominated);
        assert_eq!(compare(-5.0, 0.0), CostEffectiveness::Dominant);
    }
}
