//! Standard deviations of the two arms of a result that are far apart: a decimal point that moved, or
//! the standard error of one arm in place of its SD.

use crate::diag::codes;
use crate::evidence::ResultEntry;
use crate::record::result::ArmData;

use super::fact::{DoubtFact, Side, SpreadFact};
use super::raised::Doubt;
use super::two_arms::TwoArms;

/// SDs of people from one population differ by less than this, beyond chance.
const APART: f64 = 2.0;

/// How many standard errors of their logarithms come on top of that.
const ROOM: f64 = 2.0;

/// The same where the smaller SD would fit as a standard error.
const ROOM_OF_ERROR: f64 = 1.0;

/// An SD worked back from a standard error fits another one when it is less than so many times it.
const FITS: f64 = 1.6;

/// Arms whose SDs are alike in relation to their means, as those of counts and costs often are.
const IN_PROPORTION: f64 = 1.5;

/// An SD that is larger than so many times its mean is the odd one of two.
const LARGE: f64 = 1.0;

pub(super) fn doubts(entry: &ResultEntry) -> Option<Doubt> {
    let result = &entry.result;
    let arms = TwoArms::of(result)?;
    let (one, other) = (result.intervention.as_ref()?, result.comparator.as_ref()?);
    let (s1, s2) = arms.spreads()?;
    let (n1, n2) = arms.people();
    let is_first_smaller = s1 < s2;
    let (small, large, n) = if is_first_smaller {
        (s1, s2, n1)
    } else {
        (s2, s1, n2)
    };
    let apart = (large / small).ln();
    let as_sd = small * n.sqrt();
    let mean_of_larger = if is_first_smaller {
        other.mean?
    } else {
        one.mean?
    };
    // The larger one is odd where it is larger than its own mean.
    let is_large_odd = large > LARGE * mean_of_larger.abs();
    let is_error = !is_large_odd && (as_sd / large).ln().abs() < FITS.ln();
    // The standard error of the logarithm of an SD is 1/√(2(n - 1)).
    let error = (0.5 / (n1 - 1.0) + 0.5 / (n2 - 1.0)).sqrt();
    let room = if is_error { ROOM_OF_ERROR } else { ROOM };
    if apart <= APART.ln() + room * error || in_proportion(one, s1, other, s2) {
        return None;
    }
    let smaller = if is_first_smaller {
        Side::Intervention
    } else {
        Side::Comparator
    };
    let larger = if is_first_smaller {
        Side::Comparator
    } else {
        Side::Intervention
    };
    let odd = if is_large_odd { larger } else { smaller };
    let fact = SpreadFact::ArmsApart {
        one: s1,
        other: s2,
        as_sd: is_error.then_some(as_sd),
    };
    let code = if is_error {
        &codes::SE_AS_SD
    } else {
        &codes::SPREAD_UNLIKE
    };
    let key = if one.sd.is_some() { "sd" } else { "se" };
    let value = format!("{}.{key}", odd.key());
    Some(Doubt::of_result(entry, code, &value, DoubtFact::Spread(fact)).grave())
}

/// Whether both SDs are alike as shares of their means.
fn in_proportion(one: &ArmData, s1: f64, other: &ArmData, s2: f64) -> bool {
    let shares = one.mean.zip(other.mean).map(|(m1, m2)| {
        let ratio = (s1 / m1.abs()) / (s2 / m2.abs());
        ratio.is_finite() && ratio > 0.0 && ratio.ln().abs() < IN_PROPORTION.ln()
    });
    shares.unwrap_or(false)
}
