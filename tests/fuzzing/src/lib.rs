//! Functions that are fed with arbitrary bytes and must neither panic nor hang, and what they give
//! must make sense. cargo-fuzz drives them (`fuzz/`), and a test that needs no other compiler does so
//! over the kept inputs and a number of seeded changes of them.

mod bytes;
pub mod mutate;
mod statistics;

/// A target: its name, which is that of the folder of its kept inputs, and the function.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: [Target; 2] = [
    ("statistics-pool", statistics::pooled),
    ("statistics-tables", statistics::tables),
];
