//! Why a record is left as it is.

/// Why a record was left as it is, in words that follow "because".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left(pub String);

impl Left {
    /// For this reason.
    pub fn because(why: &str) -> Self {
        Self(why.to_owned())
    }
}
