//! What is added to empty cells, and when.
//!
//! The rules are those of metafor's `add`, `to` and `drop00`, in which every published default
//! can be expressed (methods B6.2 and B10.9).

/// Which studies receive the correction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum AddTo {
    /// Studies with at least one empty cell.
    OnlyZero,
    /// Every study.
    All,
    /// Every study, provided at least one study has an empty cell.
    AllIfAnyZero,
    /// None.
    Never,
}

/// How much is added.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Amount {
    /// The same number in every cell, usually one half.
    Constant(f64),
    /// Treatment-arm correction: in each arm its own share of the total size, so the two add up
    /// to one and unequal arms are not pulled towards each other (Sweeting, Sutton and Lambert
    /// 2004).
    ArmShare,
}

/// A complete zero-cell rule.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ZeroCells {
    /// How much is added to each cell.
    pub amount: Amount,
    /// To which studies.
    pub to: AddTo,
    /// Whether studies with no events in either arm, or events only, give no estimate.
    pub drop_double_zero: bool,
    /// Whether the addition enters the estimate; false: the variance only (Review Manager's and
    /// meta's risk difference).
    pub in_estimate: bool,
}

impl ZeroCells {
    /// One half in studies with an empty cell, double-zero studies kept: metafor's `escalc`.
    pub const METAFOR: Self = Self {
        amount: Amount::Constant(0.5),
        to: AddTo::OnlyZero,
        drop_double_zero: false,
        in_estimate: true,
    };

    /// One half in studies with an empty cell, double-zero studies left out: Review Manager's
    /// rule for ratio measures (Cochrane Handbook 10.4.4).
    pub const REVMAN: Self = Self {
        drop_double_zero: true,
        ..Self::METAFOR
    };

    /// Review Manager's risk difference: double-zero studies kept, the half in the variance only.
    pub const REVMAN_RISK_DIFFERENCE: Self = Self {
        in_estimate: false,
        ..Self::METAFOR
    };

    /// Nothing added, nothing left out.
    pub const NONE: Self = Self {
        amount: Amount::Constant(0.0),
        to: AddTo::Never,
        drop_double_zero: false,
        in_estimate: true,
    };

    /// Whether each study receives the addition, given whether it has an empty cell.
    pub(crate) fn receives(&self, empty: &[bool]) -> Vec<bool> {
        let any = empty.contains(&true);
        empty
            .iter()
            .map(|&has_zero| match self.to {
                AddTo::OnlyZero => has_zero,
                AddTo::All => true,
                AddTo::AllIfAnyZero => any,
                AddTo::Never => false,
            })
            .collect()
    }

    /// What each cell of the first and of the second arm receives.
    pub(crate) fn additions(&self, first_size: f64, second_size: f64) -> (f64, f64) {
        match self.amount {
            Amount::Constant(add) => (add, add),
            Amount::ArmShare => {
                let total = first_size + second_size;
                (first_size / total, second_size / total)
            }
        }
    }
}
