//! Identifiers of papers: the DOI, and the number in PubMed Central.

use crate::text::character::is_unseen;

use super::checked_text::{CheckedText, TextFault, checked_text};

/// A DOI without the address of a resolver: `10.1136/bmj.n71`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Doi(String);

/// The number of a paper in PubMed Central: `PMC1234567`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Pmcid(String);

checked_text!(Doi);
checked_text!(Pmcid);

/// How DOIs are written elsewhere, before the DOI itself.
const BEFORE: [&str; 7] = [
    "https://doi.org/",
    "http://doi.org/",
    "https://dx.doi.org/",
    "http://dx.doi.org/",
    "doi.org/",
    "doi:",
    "info:doi/",
];

impl CheckedText for Doi {
    const FORMAT: &'static str = "doi";

    fn parse(text: &str) -> Result<Self, TextFault> {
        if is_doi(text) {
            return Ok(Self(text.to_owned()));
        }
        let lower = text.trim().to_ascii_lowercase();
        let bare = BEFORE.iter().find(|before| lower.starts_with(**before));
        let bare = bare.map_or(text.trim(), |before| {
            text.trim()[before.len()..].trim_start()
        });
        let hint = if is_doi(bare) {
            format!("Write `{bare}` alone.")
        } else {
            "A DOI begins with `10.`, a number and a slash: `10.1136/bmj.n71`.".to_owned()
        };
        Err(TextFault::new(format!("`{text}` is not a DOI."), hint))
    }
}

/// The DOI Handbook: `10.`, the number of the registrant with its parts, a slash, any characters
/// that can be printed.
fn is_doi(text: &str) -> bool {
    let Some((prefix, suffix)) = text.split_once('/') else {
        return false;
    };
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let registrant = prefix.strip_prefix("10.").unwrap_or_default();
    registrant.len() >= 4
        && registrant.split('.').all(is_number)
        && !suffix.is_empty()
        && !suffix.chars().any(is_unseen)
}

impl Doi {
    /// Its address at the resolver.
    pub fn address(&self) -> String {
        let mut address = "https://doi.org/".to_owned();
        let stays = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/:;()!*,@+=".contains(&byte);
        for byte in self.0.bytes() {
            if stays(byte) {
                address.push(char::from(byte));
            } else {
                address.push_str(&format!("%{byte:02X}"));
            }
        }
        address
    }
}

impl CheckedText for Pmcid {
    const FORMAT: &'static str = "pmcid";

    fn parse(text: &str) -> Result<Self, TextFault> {
        let number = text.strip_prefix("PMC").unwrap_or_default();
        if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) {
            return Ok(Self(text.to_owned()));
        }
        let message = format!("`{text}` is not a number of PubMed Central.");
        Err(TextFault::new(
            message,
            "Write `PMC` and the number: `PMC1234567`.",
        ))
    }
}

impl Pmcid {
    /// Its address in PubMed Central.
    pub fn address(&self) -> String {
        format!("https://www.ncbi.nlm.nih.gov/pmc/articles/{}/", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doi_is_a_prefix_and_a_suffix() {
        for text in [
            "10.1136/bmj.n71",
            "10.1000.10/123456",
            "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2",
        ] {
            assert_eq!(&*Doi::parse(text).expect(text), text);
        }
        for text in [
            "10.1136",
            "10.1136/",
            "11.1136/x",
            "10.x/y",
            "10.1136/a b",
            "10.1136/\u{202E}a",
            "",
        ] {
            assert!(Doi::parse(text).is_err(), "{text:?}");
        }
        for text in [
            "https://doi.org/10.1136/bmj.n71",
            "doi: 10.1136/bmj.n71",
            "10.1136/bmj.n71 ",
        ] {
            let hint = Doi::parse(text).expect_err(text).hint;
            assert_eq!(hint, "Write `10.1136/bmj.n71` alone.");
        }
    }

    #[test]
    fn the_address_of_a_doi_is_one_whatever_stands_in_it() {
        let doi = Doi::parse("10.1002/a<b>\"c\"#d?e%f'g").expect("good");
        assert_eq!(
            doi.address(),
            "https://doi.org/10.1002/a%3Cb%3E%22c%22%23d%3Fe%25f%27g"
        );
    }

    #[test]
    fn a_number_of_pubmed_central_has_its_letters() {
        assert!(Pmcid::parse("PMC123").is_ok());
        for text in ["123", "PMC", "pmc123", "PMC12/../3", "PMC1\" onclick=x"] {
            assert!(Pmcid::parse(text).is_err());
        }
    }
}
