//! Agreement of two people who judged the same items.
//!
//! Cohen's kappa compares the disagreement that was seen with that which chance alone would give,
//! had each judged with the shares of levels that they used: kappa = 1 - seen / by chance (Cohen
//! 1960). Weighted kappa counts a disagreement by how far apart the two levels are, here linearly
//! (Cohen 1968).

/// How far two people agreed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreement {
    /// Items that both judged.
    pub items: usize,
    /// Items on which both chose the same level.
    pub agreed: usize,
    /// Cohen's kappa, from -1 to 1; none where chance alone would give full agreement.
    pub kappa: Option<f64>,
}

impl Agreement {
    /// The agreement on items, each as the pair of levels that the two chose; equal numbers stand
    /// for the same level. None without items.
    pub fn of(pairs: &[(usize, usize)]) -> Option<Self> {
        let differ = |a: usize, b: usize| f64::from(u8::from(a != b));
        (!pairs.is_empty()).then(|| Self {
            items: pairs.len(),
            agreed: pairs.iter().filter(|(a, b)| a == b).count(),
            kappa: kappa(pairs, differ),
        })
    }

    /// The share of items on which both agreed, in percent.
    pub fn percent(&self) -> f64 {
        100.0 * self.agreed as f64 / self.items as f64
    }
}

/// Kappa with linear weights: the ranks that two people gave each item, one step from the next.
/// None where chance alone would give full agreement, and without items.
pub fn weighted_kappa(ranks: &[(u8, u8)]) -> Option<f64> {
    kappa(ranks, |a, b| f64::from(a.abs_diff(b)))
}

/// Kappa with a measure of how far two levels are apart; its unit cancels out.
fn kappa<T: Copy>(pairs: &[(T, T)], apart: impl Fn(T, T) -> f64) -> Option<f64> {
    let n = pairs.len() as f64;
    let seen: f64 = pairs.iter().map(|(a, b)| apart(*a, *b)).sum();
    // The mean over every item of one with every item of the other is the mean under chance.
    let against_all = |a: T| pairs.iter().map(|(_, b)| apart(a, *b)).sum::<f64>();
    let by_chance: f64 = pairs.iter().map(|(a, _)| against_all(*a)).sum::<f64>() / n;
    (by_chance > 0.0).then(|| 1.0 - seen / by_chance)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

    use super::*;

    fn pairs<const K: usize>(table: [[usize; K]; K]) -> Vec<(usize, usize)> {
        let cells = (0..K).flat_map(|a| (0..K).map(move |b| (a, b)));
        cells
            .flat_map(|(a, b)| std::iter::repeat_n((a, b), table[a][b]))
            .collect()
    }

    fn ranks(pairs: &[(usize, usize)]) -> Vec<(u8, u8)> {
        pairs.iter().map(|(a, b)| (*a as u8, *b as u8)).collect()
    }

    #[test]
    fn two_readers_of_fifty_proposals_agree_at_kappa_0_4() {
        // 35 of 50 agreed; by chance 0.5 * 0.6 + 0.5 * 0.4 = 0.5; (0.7 - 0.5) / (1 - 0.5) = 0.4.
        let agreement = Agreement::of(&pairs([[20, 5], [10, 15]])).unwrap();
        assert_eq!((agreement.items, agreement.agreed), (50, 35));
        assert!((agreement.percent() - 70.0).abs() < 1e-12);
        assert!((agreement.kappa.unwrap() - 0.4).abs() < 1e-12);
    }

    #[test]
    fn kappa_of_cohens_table_of_1968() {
        // Two hundred diagnoses; kappa is printed as 0.492.
        let agreement = Agreement::of(&pairs([[88, 14, 18], [10, 40, 10], [2, 6, 12]])).unwrap();
        assert!((agreement.kappa.unwrap() - 0.29 / 0.59).abs() < 1e-12);
    }

    #[test]
    fn weighted_kappa_of_husbands_and_wives() {
        // The 91 couples of Agresti 1990 (`SexualFun` of R's vcd): 0.1293, with linear weights
        // 0.2374.
        let table = [[7, 7, 2, 3], [2, 8, 3, 7], [1, 5, 4, 9], [2, 8, 9, 14]];
        let pairs = pairs(table);
        let plain = Agreement::of(&pairs).unwrap().kappa.unwrap();
        assert!((plain - 0.1293).abs() < 5e-5, "{plain}");
        let weighted = weighted_kappa(&ranks(&pairs)).unwrap();
        assert!((weighted - 0.2374).abs() < 5e-5, "{weighted}");
    }

    #[test]
    fn with_two_levels_weights_change_nothing() {
        let pairs = pairs([[20, 5], [10, 15]]);
        let weighted = weighted_kappa(&ranks(&pairs)).unwrap();
        assert!((weighted - 0.4).abs() < 1e-12);
    }

    #[test]
    fn one_level_throughout_has_no_kappa() {
        let agreement = Agreement::of(&[(1, 1), (1, 1)]).unwrap();
        assert_eq!(agreement.kappa, None);
        assert_eq!(Agreement::of(&[]), None);
        assert_eq!(weighted_kappa(&[]), None);
    }
}
