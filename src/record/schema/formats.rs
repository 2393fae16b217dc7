//! Texts of a format that a schema names under `x-format`: what their types do not take.

use crate::diag::{Diagnostic, codes};
use crate::record::address::{Address, Email};
use crate::record::author;
use crate::record::base_address::BaseAddress;
use crate::record::check_code;
use crate::record::checked_text::CheckedText;
use crate::record::language_tag::LanguageTag;
use crate::record::pages::Pages;
use crate::record::paper_id::{Doi, Pmcid, Pmid};
use crate::record::spreadsheet;

/// What is wrong with a text of this format; nothing for formats without a type of their own.
pub(super) fn fault_of(format: &str, text: &str) -> Option<Diagnostic> {
    let (code, fault) = match format {
        Address::FORMAT => (&codes::BAD_ADDRESS, Address::parse(text).err()),
        Email::FORMAT => (&codes::BAD_ADDRESS, Email::parse(text).err()),
        BaseAddress::FORMAT => (&codes::BAD_ADDRESS, BaseAddress::parse(text).err()),
        LanguageTag::FORMAT => (&codes::BAD_LANGUAGE, LanguageTag::parse(text).err()),
        Doi::FORMAT => (&codes::BAD_PAPER_ID, Doi::parse(text).err()),
        Pmcid::FORMAT => (&codes::BAD_PAPER_ID, Pmcid::parse(text).err()),
        Pmid::FORMAT => (&codes::BAD_PAPER_ID, Pmid::parse(text).err()),
        Pages::FORMAT => (&codes::BAD_PAGES, Pages::parse(text).err()),
        author::FORMAT => (&codes::AUTHOR_DOUBTFUL, author::read(text).doubt),
        spreadsheet::FORMAT => (&codes::SPREADSHEET_DATE, spreadsheet::fault(text)),
        check_code::FORMAT => (&codes::STALE_ACCEPTANCE, check_code::fault(text)),
        _ => return None,
    };
    let fault = fault?;
    Some(Diagnostic::new(code, fault.message).hint(fault.hint))
}
