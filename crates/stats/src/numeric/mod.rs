//! Numerical tools that know nothing of studies: special functions, roots, small dense matrices,
//! maxima, quadrature.

pub(crate) mod ascent;
pub(crate) mod cholesky;
pub(crate) mod derivatives;
pub(crate) mod linear;
pub(crate) mod matrix;
pub(crate) mod minimum;
pub(crate) mod quadrature;
pub(crate) mod roots;
pub(crate) mod special;
pub(crate) mod symmetric;
