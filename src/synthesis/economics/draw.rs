//! Draws that look random and are the same on every machine.

/// SplitMix64 (Steele, Lea and Flood 2014): small, fast, and the same everywhere.
#[derive(Debug, Clone)]
pub(super) struct Draws(u64);

impl Draws {
    /// A series that a seed names.
    pub(super) fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    /// A number from 0 to below 1.
    pub(super) fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A draw from a triangle between `low` and `high` with its tip at `tip`.
    pub(super) fn triangular(&mut self, low: f64, tip: f64, high: f64) -> f64 {
        let width = high - low;
        if width <= 0.0 {
            return tip;
        }
        let u = self.unit();
        let split = (tip - low) / width;
        if u < split {
            low + (u * width * (tip - low)).sqrt()
        } else {
            high - ((1.0 - u) * width * (high - tip)).sqrt()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_series_is_that_of_the_paper() {
        // First output for seed 0 of the published generator: 0xE220A8397B1DCDAF.
        let first = Draws::seeded(0).unit();
        let expected = (0xE220_A839_7B1D_CDAF_u64 >> 11) as f64 / (1_u64 << 53) as f64;
        assert!((first - expected).abs() < 1e-15);
    }

    #[test]
    fn a_triangle_has_its_mean() {
        let mut draws = Draws::seeded(7);
        let n = 20_000;
        let sum: f64 = (0..n).map(|_| draws.triangular(1.0, 2.0, 6.0)).sum();
        assert!((sum / f64::from(n) - 3.0).abs() < 0.03);
    }
}
