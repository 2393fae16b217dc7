//! Functions that are fed with arbitrary bytes and must neither panic nor hang, and what they give
//! must make sense. cargo-fuzz drives them (`fuzz/`), and a test that needs no other compiler does so
//! over the kept inputs and a number of seeded changes of them.

mod bytes;
pub mod mutate;
mod statistics;
mod texts;

/// A target: its name, which is that of the folder of its kept inputs, and the function.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: [Target; 6] = [
    ("yaml", texts::yaml),
    ("markdown", texts::markdown),
    ("table", texts::table),
    ("import", texts::import),
    ("statistics-pool", statistics::pooled),
    ("statistics-tables", statistics::tables),
];

/// Runs the target of this name.
///
/// # Panics
/// There is no such target, or the target does not hold.
pub fn run(name: &str, data: &[u8]) {
    let target = TARGETS.iter().find(|(known, _)| *known == name);
    let (_, target) = target.unwrap_or_else(|| panic!("there is no target {name}"));
    target(data);
}
