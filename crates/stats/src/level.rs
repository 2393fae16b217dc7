//! Confidence levels and intervals.

/// A confidence level strictly between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Level(f64);

impl Level {
    /// 95%, the level of nearly every published synthesis.
    pub const P95: Self = Self(0.95);

    /// A level given as a percentage, such as `95.0`. `None` unless strictly between 0 and 100.
    pub fn from_percent(percent: f64) -> Option<Self> {
        let inside = percent > 0.0 && percent < 100.0;
        inside.then_some(Self(percent / 100.0))
    }

    /// The level as a percentage.
    pub fn percent(self) -> f64 {
        self.0 * 100.0
    }

    /// Probability left in each tail, such as 0.025.
    pub fn tail(self) -> f64 {
        (1.0 - self.0) / 2.0
    }
}

impl Default for Level {
    fn default() -> Self {
        Self::P95
    }
}

/// A closed interval. Limits may be infinite; lower is never above upper.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Interval {
    /// The lower limit.
    pub lower: f64,
    /// The upper limit.
    pub upper: f64,
}

impl Interval {
    /// The interval between two limits given in either order.
    pub fn new(one: f64, other: f64) -> Self {
        Self {
            lower: one.min(other),
            upper: one.max(other),
        }
    }

    /// The interval that reaches `half_width` to both sides of `centre`.
    pub fn around(centre: f64, half_width: f64) -> Self {
        Self {
            lower: centre - half_width,
            upper: centre + half_width,
        }
    }

    /// Whether the value lies inside, limits included.
    pub fn contains(&self, value: f64) -> bool {
        self.lower <= value && value <= self.upper
    }

    /// Both limits passed through a monotone function.
    pub fn map(&self, transform: impl Fn(f64) -> f64) -> Self {
        Self::new(transform(self.lower), transform(self.upper))
    }
}
