//! The table of codes, a file for each family. It feeds the messages, `distil explain`, the docs and
//! the tests.
//!
//! E01 reading files · E02 YAML · E03 what a record may hold · E04 links between records ·
//! E05 numbers and judgements · E06 pages and templates · E07 writing. Warnings begin with W.

use super::code::Code;

macro_rules! codes {
    ($($name:ident $id:literal $severity:ident $title:literal $why:literal $explanation:literal)*) => {
        $(
            #[doc = $title]
            pub static $name: Code = Code {
                id: $id,
                severity: Severity::$severity,
                title: $title,
                why: $why,
                explanation: $explanation,
            };
        )*

        /// The codes of this family, in order.
        pub(super) static FAMILY: &[&Code] = &[$(&$name),*];
    };
}

mod files;
mod links;
mod numbers;
mod pages;
mod values;
mod writing;
mod yaml;

pub use files::*;
pub use links::*;
pub use numbers::*;
pub use pages::*;
pub use values::*;
pub use writing::*;
pub use yaml::*;

/// Every code, in order.
pub fn all() -> impl Iterator<Item = &'static Code> {
    [
        files::FAMILY,
        yaml::FAMILY,
        values::FAMILY,
        links::FAMILY,
        numbers::FAMILY,
        pages::FAMILY,
        writing::FAMILY,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// The code with this id, whatever its case.
pub fn find(id: &str) -> Option<&'static Code> {
    all().find(|code| code.id.eq_ignore_ascii_case(id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Severity;

    #[test]
    fn ids_are_unique_and_in_order_of_number() {
        let numbers: Vec<&str> = all().map(|code| &code.id[1..]).collect();
        let mut sorted = numbers.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(numbers, sorted);
    }

    #[test]
    fn the_letter_of_an_id_tells_its_severity() {
        for code in all() {
            let letter = match code.severity {
                Severity::Error => 'E',
                Severity::Warning => 'W',
                Severity::Note => 'N',
            };
            assert!(code.id.starts_with(letter), "{}", code.id);
        }
    }

    #[test]
    fn each_family_has_one_file() {
        for (number, family) in [
            ("01", files::FAMILY),
            ("02", yaml::FAMILY),
            ("03", values::FAMILY),
            ("04", links::FAMILY),
            ("05", numbers::FAMILY),
            ("06", pages::FAMILY),
            ("07", writing::FAMILY),
        ] {
            for code in family {
                assert_eq!(&code.id[1..3], number, "{}", code.id);
            }
        }
    }
}
