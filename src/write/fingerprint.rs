//! Fingerprints of bytes.

use std::fmt;

/// The fingerprint of bytes: equal for equal bytes, and for others never by chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint(pub u128);

impl Fingerprint {
    /// The fingerprint of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(xxhash_rust::xxh3::xxh3_128(bytes))
    }

    /// A fingerprint from its 32 hexadecimal digits.
    pub(super) fn parse(digits: &str) -> Option<Self> {
        let is_whole = digits.len() == 32;
        is_whole.then(|| u128::from_str_radix(digits, 16).ok().map(Self))?
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}
