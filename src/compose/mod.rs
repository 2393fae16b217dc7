//! The composer: content in, site out.

mod analyses;
pub mod stages;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{Diagnostic, Diagnostics, Place, codes};
use crate::evidence::{self, Evidence, Settings};
use crate::load::walk;
use crate::plan::{self, Addresses, Planned};
use crate::prose::{Prose, Terms};
use crate::record::base_address::BaseAddress;
use crate::record::kind::Kind;
use crate::record::read;
use crate::render::{self, Engine, OutputFile, Theme, render_page};
use crate::sentence::{self, agreement};
use crate::synthesis::Findings;
use crate::view::Desk;
use crate::words::{Words, say};
use crate::write::{Changes, Output};

/// What to build from.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The content folder.
    pub content: PathBuf,
    /// The theme; `site.yaml` decides when left out.
    pub theme: Option<String>,
    /// The address of publication; `site.yaml` decides when left out.
    pub base_url: Option<BaseAddress>,
    /// Drafts, the day as of which the site speaks, today.
    pub settings: Settings,
}

/// A site whose content is sound and whose theme is ready; its pages are made as they are asked for.
#[derive(Debug)]
pub struct Site {
    evidence: Evidence,
    findings: Findings,
    addresses: Addresses,
    prose: Prose,
    terms: Arc<Terms>,
    pages: Vec<Planned>,
    theme: Theme,
    engine: Engine,
    words: Arc<Words>,
    carried: Vec<OutputFile>,
}

/// How many pages are in memory at once.
const PAGES_AT_ONCE: usize = 256;

impl Site {
    /// How many records the site is made from.
    pub fn records(&self) -> usize {
        self.evidence.records.count()
    }

    /// How many pages it has.
    pub fn pages(&self) -> usize {
        self.pages.len()
    }

    /// Makes every file and hands it on, pages first, in a fixed order. No page is kept.
    ///
    /// # Errors
    /// A template cannot be filled, or `take` refuses a file.
    pub(crate) fn each_file(
        &self,
        mut take: impl FnMut(OutputFile) -> Result<(), Box<Diagnostic>>,
    ) -> Result<(), Box<Diagnostic>> {
        let desk = Desk {
            evidence: &self.evidence,
            findings: &self.findings,
            addresses: &self.addresses,
            prose: &self.prose,
            words: &self.words,
            terms: &self.terms,
        };
        let render = |page: &Planned| {
            render_page(page, &desk, &self.engine).map(|html| OutputFile::text(&page.address, html))
        };
        for pages in self.pages.chunks(PAGES_AT_ONCE) {
            let made: Vec<OutputFile> = pages.par_iter().map(render).collect::<Result<_, _>>()?;
            made.into_iter().try_for_each(&mut take)?;
        }
        let others = render::site_pieces(&desk, &self.theme, &self.pages);
        render::each_file(&others, &mut take)?;
        self.carried.iter().cloned().try_for_each(take)
    }
}

/// Reads and links the content.
pub fn evidence(request: &Request) -> (Option<Evidence>, Vec<PathBuf>, Diagnostics) {
    let folders = Kind::WITH_FOLDER.map(Kind::folder);
    let (mut content, mut found) = walk::read_content(&request.content, &folders);
    let assets = std::mem::take(&mut content.assets);
    let (mut records, more) = read::read(content);
    found.append(more);
    if let (Some(site), Some(base_url)) = (&mut records.site, &request.base_url) {
        site.value.base_url = Some(base_url.clone());
    }
    let (evidence, more) = evidence::link(records, request.settings);
    found.append(more);
    (evidence, assets, found)
}

/// Reads and links the content, makes no pages, and gives every problem of the records and their
/// data, in the order of files and lines.
pub fn check(request: &Request) -> Vec<Diagnostic> {
    let (evidence, _, mut found) = evidence(request);
    work_out(evidence.as_ref(), &mut found);
    found.sorted().into_iter().cloned().collect()
}

/// Works out the findings, and reports doubts about data even beside errors, so that no problem
/// hides another.
fn work_out(evidence: Option<&Evidence>, found: &mut Diagnostics) -> Findings {
    let (findings, problems) = evidence.map(Findings::of).unwrap_or_default();
    let has_errors = found.has_errors();
    found.append(analyses::worth_telling(problems, has_errors));
    if let Some(evidence) = evidence {
        found.append(sentence::doubt::problems(evidence, findings.doubts()));
    }
    findings
}

/// Prepares a site. There is none when anything is in error.
pub fn prepare(request: &Request) -> (Option<Site>, Diagnostics) {
    let (evidence, assets, mut found) = evidence(request);
    let has_errors = found.has_errors();
    let findings = work_out(evidence.as_ref(), &mut found);
    let Some(evidence) = evidence.filter(|_| !has_errors) else {
        return (None, found);
    };
    let addresses = Addresses::new(&evidence);
    let (pages, clashes) = plan::plan(&evidence, &addresses);
    found.append(clashes);
    let (carried, problems) = render::static_files(&request.content, &assets);
    found.append(problems);
    found.append(covered_pages(&pages, &carried));
    match ready_theme(request, &evidence) {
        Ok(ready) => {
            found.append(ready.unknown_language(&evidence));
            found.append(ready.problems);
            found.append(agreement::check(&ready.words, &evidence, &findings));
            found.append(analyses::problems(&evidence, &findings));
            let prose = Prose::new(addresses.clone(), &say!(ready.words, "prose.table"));
            let site = Site {
                evidence,
                findings,
                addresses,
                prose,
                terms: ready.terms,
                pages,
                theme: ready.theme,
                engine: ready.engine,
                words: ready.words,
                carried,
            };
            (Some(site).filter(|_| !found.has_errors()), found)
        }
        Err(problem) => {
            found.push(*problem);
            (None, found)
        }
    }
}

/// Files of `static/` that would overwrite a page.
fn covered_pages(pages: &[Planned], carried: &[OutputFile]) -> Diagnostics {
    let is_page = |file: &&OutputFile| pages.iter().any(|page| page.address == file.address);
    let covering = carried.iter().filter(is_page);
    let problem = |file: &OutputFile| {
        let message = format!("The page `{}` would be overwritten.", file.address);
        Diagnostic::new(&codes::ADDRESS_CLASH, message)
            .at(Place::file(format!("static/{}", file.address)))
            .hint("Give the file in `static/` another name.")
    };
    covering.map(problem).collect()
}

/// A theme with its templates compiled, and the words in the language of the site.
struct Ready {
    theme: Theme,
    engine: Engine,
    words: Arc<Words>,
    terms: Arc<Terms>,
    /// What is wrong with the files of words, and with what templates ask of them.
    problems: Diagnostics,
}

impl Ready {
    /// The warning that the theme has no words in the language of the site.
    fn unknown_language(&self, evidence: &Evidence) -> Diagnostics {
        let mut found = Diagnostics::new();
        if !self.theme.has_words(&evidence.site.value.language) {
            let language = &evidence.site.value.language;
            let message = format!("The theme has no words in the language `{language}`.");
            let place = evidence.site.place("language");
            found.push(Diagnostic::new(&codes::LANGUAGE_UNKNOWN, message).at(place));
        }
        found
    }
}

fn ready_theme(request: &Request, evidence: &Evidence) -> Result<Ready, Box<Diagnostic>> {
    let site = &evidence.site.value;
    let choice = request.theme.as_ref().unwrap_or(&site.theme);
    let project = request.content.parent().unwrap_or(Path::new("."));
    let theme = Theme::resolve(choice, project)?;
    let (words, mut problems) = theme.words(&site.language);
    problems.append(theme.unused_parts());
    problems.append(render::check_templates(&theme));
    let words = Arc::new(words);
    let terms = Arc::new(Terms::of(evidence));
    let engine = Engine::new(&theme, Arc::clone(&words), Arc::clone(&terms))?;
    Ok(Ready {
        theme,
        engine,
        words,
        terms,
        problems,
    })
}

/// Writes a site into an output folder.
///
/// # Errors
/// A page cannot be made, or the folder cannot be used; the last good site is left as it was.
pub fn write(site: &Site, output: &Path, content: &Path) -> Result<Changes, Box<Diagnostic>> {
    let folder = Output::open(output, content)?;
    site.each_file(|file| folder.put(&file.address, &file.bytes).map(|_| ()))?;
    folder.commit()
}

/// Makes every page and writes nothing.
///
/// # Errors
/// A page cannot be made.
pub fn rehearse(site: &Site) -> Result<(), Box<Diagnostic>> {
    site.each_file(|_| Ok(()))
}
