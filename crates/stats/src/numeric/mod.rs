//! Numerical tools that know nothing of studies: special functions, roots, least squares.

pub(crate) mod linear;
pub(crate) mod roots;
pub(crate) mod special;
