//! Sequential boundaries for a meta-analysis that is brought up to date: how far the cumulative result
//! has to be from no difference at each look, so that all looks together are wrong as rarely as one.
//!
//! The spending function is that of Lan and DeMets (1983) of the type of O'Brien and Fleming, spent on
//! each side of a two-sided test; boundaries follow from it by numerical integration (Armitage,
//! McPherson and Rowe 1969), as in the program of Reboussin and others (2000) and R's `ldbounds`. The
//! information that is required, and its correction for diversity, are those of Wetterslev and others
//! (2008, 2009).

use crate::distribution::{normal_density, normal_upper, normal_upper_quantile};
use crate::error::StatsError;
use crate::numeric::roots::bracketed_root;

/// Beyond this a boundary is as good as none: what is spent there cannot be told from zero.
pub const HIGHEST_BOUNDARY: f64 = 8.0;
/// Steps of a grid in one standard deviation of what comes in between two looks.
const FINE: f64 = 24.0;
/// Steps of a grid at least and at most.
const STEPS: (usize, usize) = (240, 2400);

/// The share of `alpha` that is spent on one side when a share `time` of the information is there:
/// 2 − 2Φ(z / √t), where z leaves a half of that side's share above it.
pub fn spent_on_one_side(alpha: f64, time: f64) -> f64 {
    if time <= 0.0 {
        return 0.0;
    }
    let z = normal_upper_quantile(alpha / 4.0);
    2.0 * normal_upper(z / time.min(1.0).sqrt())
}

/// The boundary of |Z| at each look of a two-sided test; nothing where it lies beyond
/// [`HIGHEST_BOUNDARY`]. `times` are shares of the required information, from above 0 to 1, rising.
///
/// # Errors
/// `alpha` is not between 0 and 1, or times do not rise or leave their range.
pub fn boundaries(alpha: f64, times: &[f64]) -> Result<Vec<Option<f64>>, StatsError> {
    if !(alpha > 0.0 && alpha < 1.0) {
        return Err(StatsError::OutOfRange("alpha"));
    }
    let rises = times.iter().zip(times.iter().skip(1)).all(|(a, b)| a < b);
    if !rises || times.iter().any(|time| !(*time > 0.0 && *time <= 1.0)) {
        return Err(StatsError::OutOfRange("share of the information"));
    }
    let (mut found, mut before) = (Vec::new(), 0.0);
    let mut going: Option<Going> = None;
    for (look, time) in times.iter().enumerate() {
        let spent = spent_on_one_side(alpha, *time);
        let next = match &going {
            None => normal_upper_quantile(spent) * time.sqrt(),
            Some(going) => going
                .place_left_by(spent - before, *time)
                .ok_or(StatsError::NotConverged("boundary"))?,
        };
        let boundary = next / time.sqrt();
        let is_there = boundary < HIGHEST_BOUNDARY;
        found.push(is_there.then_some(boundary));
        let reach = boundary.min(HIGHEST_BOUNDARY) * time.sqrt();
        let fine = times.get(look + 1).map_or(1.0, |next| (next - time).sqrt());
        going = Some(match &going {
            None => Going::first(reach, *time, fine),
            Some(going) => going.next(reach, *time, fine),
        });
        before = spent;
    }
    Ok(found)
}

/// Where the score (Z times the root of time) is at a look, of those that have crossed no boundary.
struct Going {
    time: f64,
    /// Places with their share of the probability.
    grid: Vec<(f64, f64)>,
}

impl Going {
    /// `fine` is the spread of what comes in until the next look.
    fn first(reach: f64, time: f64, fine: f64) -> Self {
        let sd = time.sqrt();
        let grid = grid(reach, sd.min(fine));
        let mass = |(at, weight): (f64, f64)| (at, weight * normal_density(at / sd) / sd);
        Self {
            time,
            grid: grid.into_iter().map(mass).collect(),
        }
    }

    fn next(&self, reach: f64, time: f64, fine: f64) -> Self {
        let sd = (time - self.time).sqrt();
        let density = |at: f64| -> f64 {
            let from = self.grid.iter();
            from.map(|(was, mass)| mass * normal_density((at - was) / sd) / sd)
                .sum()
        };
        let grid = grid(reach, sd.min(fine));
        Self {
            time,
            grid: grid
                .into_iter()
                .map(|(at, weight)| (at, weight * density(at)))
                .collect(),
        }
    }

    /// The place above which a probability lies at a time.
    fn place_left_by(&self, probability: f64, time: f64) -> Option<f64> {
        let sd = (time - self.time).sqrt();
        let above = |place: f64| -> f64 {
            let from = self.grid.iter();
            from.map(|(was, mass)| mass * normal_upper((place - was) / sd))
                .sum()
        };
        let top = (HIGHEST_BOUNDARY + 2.0) * time.sqrt();
        if above(top) >= probability {
            return Some(top);
        }
        bracketed_root(|place| above(place) - probability, 0.0, top)
    }
}

/// Simpson's rule from −reach to reach, fine enough for what comes in next or came in last.
fn grid(reach: f64, sd: f64) -> Vec<(f64, f64)> {
    let wanted = (2.0 * reach / sd * FINE).ceil() as usize;
    let steps = wanted.clamp(STEPS.0, STEPS.1).next_multiple_of(2);
    let width = 2.0 * reach / steps as f64;
    let weight = |step: usize| match step {
        0 => 1.0,
        last if last == steps => 1.0,
        odd if odd % 2 == 1 => 4.0,
        _ => 2.0,
    };
    (0..=steps)
        .map(|step| (step as f64 * width - reach, weight(step) * width / 3.0))
        .collect()
}

/// The information (one over the variance of the pooled effect) that tells an effect from none, with a
/// two-sided `alpha` and a `power`: ((z of alpha/2 + z of power) / effect)².
///
/// # Errors
/// `alpha` or `power` is not between 0 and 1, or the effect is zero or no number.
pub fn required_information(alpha: f64, power: f64, effect: f64) -> Result<f64, StatsError> {
    if !(alpha > 0.0 && alpha < 1.0 && power > 0.0 && power < 1.0) {
        return Err(StatsError::OutOfRange("alpha or power"));
    }
    if effect == 0.0 || !effect.is_finite() {
        return Err(StatsError::OutOfRange("effect"));
    }
    let z = normal_upper_quantile(alpha / 2.0) + normal_upper_quantile(1.0 - power);
    Ok((z / effect).powi(2))
}

/// Diversity D²: the share by which the variance of the pooled effect is larger because effects vary
/// between trials (Wetterslev and others 2009), from the standard errors under random effects and under
/// a common effect.
pub fn diversity(random_se: f64, common_se: f64) -> f64 {
    (1.0 - (common_se / random_se).powi(2)).max(0.0)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;

    /// `ldBounds(t, iuse = 1, alpha, sides = 2)$upper.bounds` of R's ldbounds 2.0.2, whose grid leaves
    /// two or three units in the fourth decimal open where looks are close; agreement to 3e-4.
    #[test]
    fn boundaries_are_those_of_ldbounds() {
        let cases: [(f64, &[f64], &[f64]); 4] = [
            (
                0.05,
                &[0.2, 0.4, 0.6, 0.8, 1.0],
                &[
                    4.87688494878,
                    3.35694629147,
                    2.68025843026,
                    2.28978867524,
                    2.03099825278,
                ],
            ),
            (
                0.1,
                &[0.25, 0.5, 0.75, 1.0],
                &[3.74955183721, 2.53993592819, 2.01604238279, 1.72013891860],
            ),
            (
                0.05,
                &[0.1, 0.35, 0.62, 0.9],
                &[6.99134099243, 3.61291283179, 2.62228258993, 2.12564599748],
            ),
            (
                0.05,
                &[0.3, 0.32, 0.7, 1.0],
                &[3.92857254263, 3.83917934705, 2.43931553518, 2.00003780039],
            ),
        ];
        for (alpha, times, expected) in cases {
            let found = boundaries(alpha, times).unwrap();
            for (found, expected) in found.iter().zip(expected) {
                let found = found.unwrap();
                assert!((found - expected).abs() < 3e-4, "{found}, not {expected}");
            }
        }
    }

    #[test]
    fn a_first_look_too_early_has_no_boundary() {
        let found = boundaries(0.05, &[0.05, 0.5]).unwrap();
        assert_eq!(found[0], None);
        assert!((found[1].unwrap() - 2.96260212813).abs() < 3e-4, "ldbounds");
    }

    /// After a first look that spends next to nothing the second boundary is the normal quantile of all that
    /// is spent by then.
    #[test]
    fn a_first_look_that_spends_nothing_leaves_the_second_alone() {
        let found = boundaries(0.05, &[0.1, 0.35]).unwrap();
        assert!((found[1].unwrap() - 3.612_788_736_432_429).abs() < 1e-7);
    }

    /// The same recursion in R on a grid of 4,801 points.
    #[test]
    fn boundaries_are_exact_where_looks_are_close() {
        let expected = [3.92857254263, 3.83895398460, 2.43931455734, 2.00006749035];
        let found = boundaries(0.05, &[0.3, 0.32, 0.7, 1.0]).unwrap();
        for (found, expected) in found.iter().zip(expected) {
            assert!((found.unwrap() - expected).abs() < 1e-8, "{found:?}");
        }
    }

    #[test]
    fn one_look_at_the_end_is_the_usual_test() {
        let found = boundaries(0.05, &[1.0]).unwrap();
        assert!((found[0].unwrap() - 1.959963984540054).abs() < 1e-10);
    }

    #[test]
    fn looks_have_to_rise_within_the_information() {
        for times in [&[0.5, 0.5][..], &[0.0, 0.5], &[0.5, 1.2]] {
            assert!(boundaries(0.05, times).is_err(), "{times:?}");
        }
    }

    /// Half a standard deviation with 90% power: (1.959964 + 1.281552)² / 0.25.
    #[test]
    fn information_follows_from_the_effect() {
        let found = required_information(0.05, 0.9, 0.5).unwrap();
        assert!((found - 42.029_692_245_762_48).abs() < 1e-9, "{found}");
        assert!(required_information(0.05, 0.9, 0.0).is_err());
        assert!((diversity(0.2, 0.1) - 0.75).abs() < 1e-12);
        assert_eq!(diversity(0.1, 0.1), 0.0);
    }
}
