//! Which form a file has, told by what is in it and not by its name; and the reader for it.

use serde_json::Value;

use super::archive;
use super::decode;
use super::edited::EditedTable;
use super::found::{Found, Spot};
use super::reference::{bibtex, csl, endnote, medline, ris};
use super::review::{covidence, eppi, prisma, revman_web, rm5, robvis};
use super::table::grid::{self, Grid};
use super::table::{self, Reading, Taken, sheet};
use super::xml;

/// A form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// RIS.
    Ris,
    /// MEDLINE, as PubMed gives it.
    Medline,
    /// BibTeX or BibLaTeX.
    Bibtex,
    /// CSL-JSON.
    Csl,
    /// EndNote XML.
    EndNote,
    /// A table of results.
    Table,
    /// A table of results in a workbook.
    Workbook,
    /// Review Manager 5.
    RevMan5,
    /// The data package of RevMan Web.
    RevManWeb,
    /// A table of judgements.
    Robvis,
    /// A PRISMA flow.
    Prisma,
    /// References of Covidence.
    Covidence,
    /// References of EPPI-Reviewer.
    Eppi,
    /// A table of results of this site that was edited.
    Edited,
}

impl Form {
    /// Its name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ris => "RIS",
            Self::Medline => "MEDLINE (PubMed)",
            Self::Bibtex => "BibTeX",
            Self::Csl => "CSL-JSON",
            Self::EndNote => "EndNote XML",
            Self::Table => "table of results",
            Self::Workbook => "workbook with a table of results",
            Self::RevMan5 => "Review Manager 5",
            Self::RevManWeb => "data package of RevMan Web",
            Self::Robvis => "table of judgements (robvis)",
            Self::Prisma => "PRISMA 2020 flow",
            Self::Covidence => "references of Covidence",
            Self::Eppi => "references of EPPI-Reviewer",
            Self::Edited => "results of this site, as `distil export table` wrote them",
        }
    }
}

/// A file that was read.
#[derive(Debug)]
pub struct FileRead {
    /// Its form.
    pub form: Form,
    /// What it holds.
    pub found: Found,
    /// What the columns of a table were taken for.
    pub columns: Option<Taken>,
    /// The table, where it is one of this site that was edited.
    pub edited: Option<EditedTable>,
}

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// What is wrong, as a whole sentence.
    pub message: String,
    /// What to do.
    pub hint: String,
}

impl Unreadable {
    /// A file that cannot be read.
    pub fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            hint: hint.into(),
        }
    }
}

/// Files may not be larger, in bytes.
const LARGEST: usize = 100 << 20;

/// Reads a file by the form that it has.
///
/// # Errors
/// Its form is not known, or it cannot be read as what it looks like.
pub fn read(name: &str, bytes: &[u8], reading: &Reading) -> Result<FileRead, Unreadable> {
    if bytes.len() > LARGEST {
        let message = format!(
            "The file has {} MB; {} MB are allowed.",
            bytes.len() >> 20,
            LARGEST >> 20
        );
        return Err(Unreadable::new(message, "Export fewer records at a time."));
    }
    let mut found = Found::default();
    if archive::is_archive(bytes) {
        return of_archive(name, bytes, reading, found);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        let message = "The file is a workbook in the form of Excel before 2007 (.xls).";
        return Err(Unreadable::new(
            message,
            "Open it and save it as .xlsx or as CSV.",
        ));
    }
    let decoded = decode::decoded(bytes);
    for remark in decoded.remarks {
        found.remark(Spot::new(name, 0), remark);
    }
    let text = decoded.text.trim_start();
    let mut columns = None;
    let mut edited = None;
    let form = match text.chars().next() {
        None => {
            let message = "There is nothing in the file.";
            return Err(Unreadable::new(
                message,
                "Export it again from the program that made it.",
            ));
        }
        Some('<') => of_xml(text, name, &mut found)?,
        Some('{' | '[') => of_json(text, name, &mut found)?,
        _ => match of_text(&decoded.text, name, &mut found) {
            Some(form) => form,
            None => {
                let grid = grid::read(&decoded.text).ok_or_else(unknown)?;
                edited = EditedTable::of(&grid, name);
                match &edited {
                    Some(_) => Form::Edited,
                    None => {
                        let (form, map) = of_grid(&grid, name, reading, &mut found)?;
                        columns = map;
                        form
                    }
                }
            }
        },
    };
    Ok(FileRead {
        form,
        found,
        columns,
        edited,
    })
}

fn unknown() -> Unreadable {
    Unreadable::new(
        "It cannot be told what form the file has.",
        "References: RIS, MEDLINE (.nbib), BibTeX, CSL-JSON, EndNote XML. Tables: CSV and XLSX. Reviews: .rm5, the data package of RevMan Web, tables of Covidence, robvis and PRISMA 2020, JSON of EPPI-Reviewer.",
    )
}

fn of_archive(
    name: &str,
    bytes: &[u8],
    reading: &Reading,
    mut found: Found,
) -> Result<FileRead, Unreadable> {
    let fault = |cause: String| {
        Unreadable::new(
            format!("The file is an archive, and {cause}."),
            "Export it again from the program that made it.",
        )
    };
    if let Some(parts) = revman_web::parts(bytes).map_err(fault)? {
        revman_web::read(parts, name, &mut found);
        return Ok(FileRead {
            form: Form::RevManWeb,
            found,
            columns: None,
            edited: None,
        });
    }
    let (sheets, read, grid) = sheet::read(bytes, reading.sheet.as_deref()).map_err(fault)?;
    if let Some(edited) = EditedTable::of(&grid, name) {
        return Ok(FileRead {
            form: Form::Edited,
            found,
            columns: None,
            edited: Some(edited),
        });
    }
    if sheets.len() > 1 {
        let others: Vec<&str> = sheets
            .iter()
            .map(String::as_str)
            .filter(|sheet| *sheet != read)
            .collect();
        let text = format!(
            "The sheet `{read}` was read, and not: {}. `--sheet NAME` names another.",
            others.join(", ")
        );
        found.remark(Spot::new(name, 0), text);
    }
    let (form, columns) = of_grid(&grid, name, reading, &mut found)?;
    let form = if form == Form::Table {
        Form::Workbook
    } else {
        form
    };
    Ok(FileRead {
        form,
        found,
        columns,
        edited: None,
    })
}

fn of_grid(
    grid: &Grid,
    name: &str,
    reading: &Reading,
    found: &mut Found,
) -> Result<(Form, Option<Taken>), Unreadable> {
    let unread = |(message, hint): (String, String)| Unreadable::new(message, hint);
    if covidence::is_covidence(grid) {
        covidence::read(grid, name, found);
        return Ok((Form::Covidence, None));
    }
    if prisma::is_flow(grid) {
        prisma::read(grid, name, found);
        return Ok((Form::Prisma, None));
    }
    if robvis::is_judgements(grid) {
        robvis::read(grid, name, reading.tool.as_deref(), found).map_err(unread)?;
        return Ok((Form::Robvis, None));
    }
    let map = table::read(grid, name, reading, found).map_err(unread)?;
    Ok((Form::Table, Some(map)))
}

fn of_xml(text: &str, name: &str, found: &mut Found) -> Result<Form, Unreadable> {
    let document = xml::parse(text).map_err(|fault| {
        let hint = "Export it again from the program that made it; a file that was edited by hand may lack an end tag.";
        Unreadable::new(format!("The file is XML and cannot be read: {fault}."), hint)
    })?;
    if rm5::is_review(&document) {
        rm5::read(&document, name, found);
        return Ok(Form::RevMan5);
    }
    if endnote::is_endnote(&document) {
        endnote::read(&document, name, found);
        return Ok(Form::EndNote);
    }
    let root = document.root_element().tag_name().name();
    Err(Unreadable::new(
        format!("The file is XML of a kind that is not known (`<{root}>`)."),
        "Review Manager 5 (.rm5) and EndNote XML can be brought in.",
    ))
}

fn of_json(text: &str, name: &str, found: &mut Found) -> Result<Form, Unreadable> {
    let value: Value = serde_json::from_str(text).map_err(|fault| {
        let message = format!("The file is JSON and cannot be read: {fault}.");
        Unreadable::new(message, "Export it again from the program that made it.")
    })?;
    if eppi::is_eppi(&value) {
        eppi::read(&value, name, found);
        return Ok(Form::Eppi);
    }
    if csl::is_csl(&value) {
        csl::read(&value, name, found);
        return Ok(Form::Csl);
    }
    let message = "The file is JSON of a kind that is not known.";
    Err(Unreadable::new(
        message,
        "CSL-JSON and JSON of EPPI-Reviewer can be brought in.",
    ))
}

fn of_text(text: &str, name: &str, found: &mut Found) -> Option<Form> {
    if medline::is_medline(text) {
        medline::read(text, name, found);
        return Some(Form::Medline);
    }
    if ris::is_ris(text) {
        ris::read(text, name, found);
        return Some(Form::Ris);
    }
    if bibtex::is_bibtex(text) {
        bibtex::read(text, name, found);
        return Some(Form::Bibtex);
    }
    None
}
