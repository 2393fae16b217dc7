//! Numbers that look random and are the same wherever and whenever they are asked for.

/// SplitMix64 (Steele, Lea and Flood 2014): a small generator of good numbers, and the same on every
/// machine.
#[derive(Debug, Clone)]
pub(super) struct Random(u64);

impl Random {
    /// The numbers of one record: they depend on the seed, the kind of record and its place alone, so
    /// that a record stays as it is while others are added.
    pub fn of(seed: u64, kind: &str, place: usize) -> Self {
        let mut random = Self(seed);
        for byte in kind.bytes() {
            random.0 ^= u64::from(byte);
            random.0 = random.next();
        }
        random.0 ^= place as u64;
        random.0 = random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A whole number from 0, below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// A whole number from `low` to `high`, both included.
    pub fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high - low + 1)
    }

    /// Whether something happens that happens `percent` times in a hundred.
    pub fn happens(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of several.
    pub fn one_of<'a, T>(&mut self, several: &'a [T]) -> &'a T {
        &several[self.below(several.len())]
    }

    /// A number from 0, below 1.
    pub fn part(&mut self) -> f64 {
        // 53 bits are what a number of this kind can hold.
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// A number around 0 with a standard deviation of 1: twelve numbers from 0 to 1, less six. No
    /// logarithm is taken, so that every machine finds the same.
    pub fn error(&mut self) -> f64 {
        (0..12).map(|_| self.part()).sum::<f64>() - 6.0
    }

    /// As [`Self::error`], never far out: a chance that nobody would believe is none of an example.
    pub fn usual_error(&mut self) -> f64 {
        self.error().clamp(-1.2, 1.2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_depend_on_seed_kind_and_place() {
        let first = |seed, kind, place| Random::of(seed, kind, place).below(1_000_000);
        assert_eq!(first(1, "study", 7), first(1, "study", 7));
        assert_ne!(first(1, "study", 7), first(2, "study", 7));
        assert_ne!(first(1, "study", 7), first(1, "term", 7));
        assert_ne!(first(1, "study", 7), first(1, "study", 8));
    }

    #[test]
    fn errors_lie_around_nought() {
        let mut random = Random::of(3, "error", 0);
        let errors: Vec<f64> = (0..20_000).map(|_| random.error()).collect();
        let mean = errors.iter().sum::<f64>() / 20_000.0;
        let variance = errors.iter().map(|error| error * error).sum::<f64>() / 20_000.0;
        assert!(mean.abs() < 0.03, "{mean}");
        assert!((variance - 1.0).abs() < 0.05, "{variance}");
    }
}
