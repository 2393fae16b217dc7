//! A remark travels with a result only where its words are true: checked over many random samples.

use distil_stats::effect::EffectSize;
use distil_stats::model::options::{MeanTest, ModelOptions, TestRule};
use distil_stats::note::Note;
use distil_stats::pool::inverse_variance::pool;
use distil_stats::preset::Preset;
use distil_stats::tau2::Tau2Method;

const SAMPLES: u32 = 3_000;
const Z: f64 = 1.959_963_984_540_054;

/// Numbers between 0 and 1 that look random and are the same in every run (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// From 2 to 13 results, spread by `spread`; every fifth sample has one standard error.
    fn sample(&mut self) -> Vec<EffectSize> {
        let k = 2 + (self.next() * 12.0) as usize;
        let spread = self.next() * self.next() * 2.0;
        let same = (self.next() < 0.2).then(|| 0.05 + self.next());
        let one = |numbers: &mut Self| {
            let yi = (numbers.next() - 0.5) * spread;
            let se = same.unwrap_or(0.05 + numbers.next());
            EffectSize::from_standard_error(yi, se).unwrap()
        };
        (0..k).map(|_| one(self)).collect()
    }
}

#[test]
fn narrower_is_said_exactly_where_the_interval_is_narrower() {
    let mut numbers = Numbers(20_261_129);
    let (mut said, mut unsaid) = (0, 0);
    for sample in 0..SAMPLES {
        let effects = numbers.sample();
        let method = match sample % 3 {
            0 => Tau2Method::SidikJonkman,
            1 => Tau2Method::DerSimonianLaird,
            _ => Tau2Method::PauleMandel,
        };
        let options = ModelOptions {
            model: distil_stats::model::options::Model::RandomEffects(method),
            test: TestRule::Always(MeanTest::HartungKnapp),
            ..Preset::METAFOR.random
        };
        let result = pool(&effects, &options).unwrap();
        let half = (result.mean.interval.upper - result.mean.interval.lower) / 2.0;
        let ordinary = Z * result.wald_se;
        let has_remark = |wanted: fn(&Note) -> bool| result.notes.iter().any(wanted);
        let says_narrower = has_remark(|note| matches!(note, Note::HartungKnappNarrows { .. }));
        assert_eq!(says_narrower, half < ordinary * (1.0 - 1e-9), "{effects:?}");
        if has_remark(|note| *note == Note::OneDegreeOfFreedom) {
            assert!(effects.len() == 2 && half >= ordinary * (1.0 - 1e-9));
        }
        if says_narrower {
            said += 1
        } else {
            unsaid += 1
        }
    }
    assert!(
        said > 100 && unsaid > 100,
        "both must be tried: {said}, {unsaid}"
    );
}
