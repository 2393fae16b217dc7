//! Numbers out of bytes: often the round, small ones that papers print, sometimes odd ones.

/// Takes numbers from the front of some bytes; zeros when they are used up.
pub(crate) struct Bytes<'b>(pub &'b [u8]);

impl Bytes<'_> {
    pub(crate) fn byte(&mut self) -> u8 {
        match self.0.split_first() {
            Some((first, rest)) => {
                self.0 = rest;
                *first
            }
            None => 0,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn long(&mut self) -> u64 {
        (0..8).fold(0, |all, _| all << 8 | u64::from(self.byte()))
    }

    /// A number as records have them, up to a thousand million.
    pub(crate) fn number(&mut self) -> f64 {
        let sign = if self.byte().is_multiple_of(2) {
            1.0
        } else {
            -1.0
        };
        sign * self.positive()
    }

    /// The same without a sign; it may be zero.
    pub(crate) fn positive(&mut self) -> f64 {
        match self.byte() % 6 {
            0 => f64::from(self.byte()),
            1 => f64::from(self.byte()) / 100.0,
            2 => f64::from(self.byte()) * f64::from(self.byte()) / 1000.0,
            3 => f64::from(self.byte()) * 1e-6,
            4 => f64::from(self.byte()) * 4e6,
            _ => (self.long() as f64 / u64::MAX as f64) * 10.0,
        }
    }

    /// Any number that is finite, the extremes included.
    pub(crate) fn extreme(&mut self) -> f64 {
        let number = f64::from_bits(self.long());
        if number.is_finite() { number } else { 0.0 }
    }

    /// A count below a limit.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        usize::from(self.byte()) % limit.max(1)
    }
}
