//! docs/theme-reference.md: every field that a template may see, from the types of the views.

mod components;
mod pages;
mod source;
mod write;

use super::reference_pages::assert_current;
use source::{Shape, Source, arguments};

#[test]
fn the_theme_reference_is_current() {
    let source = Source::read();
    assert_current("theme-reference.md", &write::reference(&source));
}

#[test]
fn a_field_that_may_be_missing_says_when() {
    const WORDS: [&str; 8] = [
        "nothing", "when", "where", "unless", "only", " if ", "once", "in case",
    ];
    let source = Source::read();
    let mut silent = Vec::new();
    for shown in write::seen(&source) {
        let Shape::Fields(fields) = &shown.shape else {
            continue;
        };
        for field in fields {
            let may_be_missing = arguments(&field.holds, "Option").is_some();
            let says = field.doc.to_lowercase();
            if may_be_missing && !WORDS.iter().any(|word| says.contains(word)) {
                silent.push(format!(
                    "{}::{}.{}: {}",
                    shown.module.join("::"),
                    shown.name,
                    field.name,
                    field.doc
                ));
            }
        }
    }
    assert!(
        silent.is_empty(),
        "{} fields:\n{}",
        silent.len(),
        silent.join("\n")
    );
}
