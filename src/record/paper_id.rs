//! Identifiers of papers: the DOI, and the numbers in PubMed and PubMed Central. What people copy with
//! them, the address of a resolver or the name of the number, is left out.

use crate::text::character::is_unseen;
use crate::text::percent;

use super::checked_text::{CheckedText, TextFault, checked_text};

/// A DOI without the address of a resolver: `10.1136/bmj.n71`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Doi(String);

/// The number of a paper in PubMed Central: `PMC1234567`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Pmcid(String);

checked_text!(Doi);
checked_text!(Pmcid);

/// A number in PubMed: `12345678`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Pmid(String);

checked_text!(Pmid, "string", "integer");

/// How DOIs are written elsewhere, before the DOI itself.
const BEFORE_DOI: [&str; 8] = [
    "https://doi.org/",
    "http://doi.org/",
    "https://dx.doi.org/",
    "http://dx.doi.org/",
    "dx.doi.org/",
    "doi.org/",
    "doi:",
    "info:doi/",
];

/// How numbers of PubMed are written elsewhere.
const BEFORE_PMID: [&str; 4] = [
    "https://pubmed.ncbi.nlm.nih.gov/",
    "https://www.ncbi.nlm.nih.gov/pubmed/",
    "pmid:",
    "pmid",
];

/// How numbers of PubMed Central are written elsewhere.
const BEFORE_PMCID: [&str; 4] = [
    "https://www.ncbi.nlm.nih.gov/pmc/articles/",
    "https://pmc.ncbi.nlm.nih.gov/articles/",
    "pmcid:",
    "pmc id:",
];

/// A text without spaces at its ends, and without the first of these that it begins with.
fn bare<'t>(text: &'t str, before: &[&str]) -> &'t str {
    let text = text.trim();
    let begins = |before: &&&str| {
        let start = text.get(..before.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(before))
    };
    let found = before.iter().find(begins);
    found.map_or(text, |found| text[found.len()..].trim_start())
}

impl CheckedText for Doi {
    const FORMAT: &'static str = "doi";

    /// The DOI alone: the address of a resolver, `doi:` and a point behind it are left out.
    fn parse(text: &str) -> Result<Self, TextFault> {
        let alone = bare(text, &BEFORE_DOI);
        let alone = alone.trim_end_matches(['.', ',', ';']);
        let is_address = text.trim().to_ascii_lowercase().starts_with("http");
        let decoded = if is_address {
            percent::decoded(alone)
        } else {
            None
        };
        let doi = decoded.unwrap_or_else(|| alone.to_owned());
        if is_doi(&doi) {
            return Ok(Self(doi));
        }
        let hint = "A DOI begins with `10.`, a number and a slash: `10.1136/bmj.n71`.";
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
        let alone = bare(text, &BEFORE_PMCID).trim_end_matches(['/', '.']);
        let number = alone
            .get(..3)
            .filter(|start| start.eq_ignore_ascii_case("PMC"));
        let number = number.map_or("", |start| alone[start.len()..].trim_start());
        if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) {
            return Ok(Self(format!("PMC{number}")));
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

impl CheckedText for Pmid {
    const FORMAT: &'static str = "pmid";

    fn parse(text: &str) -> Result<Self, TextFault> {
        let alone = bare(text, &BEFORE_PMID).trim_end_matches(['/', '.']);
        let is_number = alone.bytes().all(|byte| byte.is_ascii_digit());
        if is_number && (1..=8).contains(&alone.len()) && !alone.starts_with('0') {
            return Ok(Self(alone.to_owned()));
        }
        let message = format!("`{text}` is not a number of PubMed.");
        let hint = "It has one to eight digits: `12345678`.";
        let central = "A number that begins with PMC belongs behind `pmcid`.";
        let is_central = alone.to_ascii_lowercase().starts_with("pmc");
        Err(TextFault::new(
            message,
            if is_central { central } else { hint },
        ))
    }
}

impl Pmid {
    /// Its address in PubMed.
    pub fn address(&self) -> String {
        format!("https://pubmed.ncbi.nlm.nih.gov/{}/", self.0)
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
    }

    #[test]
    fn identifiers_are_kept_without_what_stands_around_them() {
        for text in [
            "https://doi.org/10.1136/bmj.n71",
            "http://dx.doi.org/10.1136/bmj.n71",
            "doi: 10.1136/bmj.n71",
            "DOI:10.1136/bmj.n71.",
            "10.1136/bmj.n71 ",
            "10.1136/bmj.n71.",
        ] {
            assert_eq!(&*Doi::parse(text).expect(text), "10.1136/bmj.n71", "{text}");
        }
        let address = "https://doi.org/10.1002/%28SICI%291097";
        assert_eq!(&*Doi::parse(address).expect("a DOI"), "10.1002/(SICI)1097");
        for text in [
            "12345678",
            "PMID: 12345678",
            "https://pubmed.ncbi.nlm.nih.gov/12345678/",
        ] {
            assert_eq!(&*Pmid::parse(text).expect(text), "12345678", "{text}");
        }
        for text in ["0", "123456789", "PMC123", "12.5", "", "1e7"] {
            assert!(Pmid::parse(text).is_err(), "{text}");
        }
        for text in ["PMC123", "pmc123", "PMCID: PMC123", "PMC 123"] {
            assert_eq!(&*Pmcid::parse(text).expect(text), "PMC123", "{text}");
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
        for text in ["123", "PMC", "PMC12/../3", "PMC1\" onclick=x"] {
            assert!(Pmcid::parse(text).is_err());
        }
    }
}
