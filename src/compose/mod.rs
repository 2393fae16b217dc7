//! The composer: content in, site out.

mod analyses;
mod gone;
mod lacking;
mod making;
mod owners;
mod redirects;
mod site;
pub mod stages;
mod trying;
mod unit;
mod update;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cache::Traces;
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::{self, Evidence, Settings};
use crate::load::{Source, walk};
use crate::plan::{self, Addresses, Planned};
use crate::prose::{Prose, Terms};
use crate::quote;
use crate::record::base_address::BaseAddress;
use crate::record::kind::Kind;
use crate::record::read::{self, Library};
use crate::render::{self, Engine, OutputFile, Theme};
use crate::sentence::{self, agreement};
use crate::synthesis::{BySynthesis, Findings};
use crate::words::{Words, say};
use crate::write::{Changes, Output};

use owners::Claim;
use unit::Unit;

pub use site::Site;
pub use update::{Built, Order, build, check as check_all};

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

/// What there was to do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Work {
    /// Files with records that were read and parsed.
    pub parsed: usize,
    /// Syntheses whose analyses were worked out.
    pub analysed: usize,
    /// Pages that were made.
    pub rendered: usize,
}

/// The content, read and linked.
struct Gathered {
    evidence: Option<Evidence>,
    /// Files that the site takes over as they are.
    assets: Vec<PathBuf>,
    found: Diagnostics,
    /// How many files were parsed.
    parsed: usize,
}

/// Reads and links the content.
pub fn evidence(request: &Request) -> (Option<Evidence>, Diagnostics) {
    evidence_with(request, Vec::new())
}

/// Reads and links the content as it would be with these files in the place of those of the same name,
/// and beside the others.
pub fn evidence_with(request: &Request, changed: Vec<Source>) -> (Option<Evidence>, Diagnostics) {
    let gathered = gather_with(request, &mut Library::default(), changed);
    (gathered.evidence, gathered.found)
}

fn gather(request: &Request, library: &mut Library) -> Gathered {
    gather_with(request, library, Vec::new())
}

fn gather_with(request: &Request, library: &mut Library, changed: Vec<Source>) -> Gathered {
    let folders = Kind::WITH_FOLDER.map(Kind::folder);
    let (mut content, mut found) = walk::read_content(&request.content, &folders);
    if !changed.is_empty() {
        let is_changed = |source: &Source| changed.iter().any(|new| new.name == source.name);
        content.sources.retain(|source| !is_changed(source));
        content.sources.extend(changed);
    }
    let assets = std::mem::take(&mut content.assets);
    let (mut records, more) = read::read(content, library);
    found.append(more);
    records.static_files = static_names(&request.content, &assets);
    if let (Some(site), Some(base_url)) = (&mut records.site, &request.base_url) {
        Arc::make_mut(&mut site.value).base_url = Some(base_url.clone());
    }
    let (evidence, more) = evidence::link(records, request.settings);
    found.append(more);
    found.hold_back();
    Gathered {
        evidence,
        assets,
        found,
        parsed: library.parsed(),
    }
}

/// The names of the files of `static/`, by which texts show and link them.
fn static_names(content: &Path, assets: &[PathBuf]) -> BTreeSet<String> {
    let folder = content.join("static");
    let name = |path: &PathBuf| {
        let parts = path.strip_prefix(&folder).ok()?.iter();
        let parts: Vec<_> = parts.map(|part| part.to_string_lossy()).collect();
        Some(parts.join("/"))
    };
    assets.iter().filter_map(name).collect()
}

/// Reads and links the content, makes no pages, and gives every problem of the records and their
/// data, in the order of files and lines.
pub fn check(request: &Request) -> Vec<Diagnostic> {
    let (evidence, mut found) = evidence(request);
    work_out(evidence.as_ref(), &BySynthesis::new(), &mut found);
    found.sorted().into_iter().cloned().collect()
}

/// Works out the findings, and reports doubts about data even beside errors, so that no problem
/// hides another.
fn work_out(
    evidence: Option<&Evidence>,
    before: &BySynthesis,
    found: &mut Diagnostics,
) -> Findings {
    let work_out = |evidence| Findings::of(evidence, before);
    let (findings, problems) = evidence.map(work_out).unwrap_or_default();
    let has_errors = found.has_errors();
    found.append(analyses::worth_telling(problems, has_errors));
    if let Some(evidence) = evidence {
        found.append(sentence::doubt::problems(evidence, findings.doubts()));
        found.append(quote::problems(evidence, &findings));
        found.append(quote::typed(evidence, &findings));
        found.append(quote::corrected(evidence, &findings));
    }
    found.hold_back();
    findings
}

/// Prepares a site. There is none when anything is in error.
pub fn prepare(request: &Request) -> (Option<Site>, Diagnostics) {
    prepare_again(request, &mut Memory::default())
}

/// What a program that makes a site again and again keeps in memory in between.
#[derive(Debug, Default)]
pub struct Memory {
    library: Library,
    analyses: BySynthesis,
}

/// Prepares a site, from what is in memory as far as that has not changed.
pub(crate) fn prepare_again(request: &Request, memory: &mut Memory) -> (Option<Site>, Diagnostics) {
    let gathered = gather(request, &mut memory.library);
    prepare_from(request, gathered, &mut memory.analyses)
}

/// Prepares a site even where something is in error, to compare another with it: nothing is made of it.
pub fn prepare_as_far_as_it_goes(request: &Request) -> (Option<Site>, Diagnostics) {
    let gathered = gather(request, &mut Library::default());
    put_together(request, gathered, &mut BySynthesis::new())
}

fn prepare_from(
    request: &Request,
    gathered: Gathered,
    analyses: &mut BySynthesis,
) -> (Option<Site>, Diagnostics) {
    let (site, found) = put_together(request, gathered, analyses);
    (site.filter(|_| !found.has_errors()), found)
}

fn put_together(
    request: &Request,
    gathered: Gathered,
    analyses: &mut BySynthesis,
) -> (Option<Site>, Diagnostics) {
    let Gathered {
        evidence,
        assets,
        mut found,
        parsed,
    } = gathered;
    let has_errors = found.has_errors();
    let mut findings = work_out(evidence.as_ref(), analyses, &mut found);
    if evidence.is_some() {
        analyses.clone_from(findings.by_synthesis());
    }
    let Some(mut evidence) = evidence else {
        return (None, found);
    };
    let dressed = dress(request, &evidence);
    if let Ok(dressed) = dressed.as_ref()
        && !has_errors
    {
        quote::fill(&dressed.words, &mut evidence, &mut findings);
    }
    let addresses = Addresses::new(&evidence);
    let pages = plan::plan(&evidence, &addresses);
    let (carried, problems) = render::static_files(&request.content, &assets);
    found.append(problems);
    // A page may be missing because its record cannot be read.
    if !has_errors {
        found.append(redirects::check(&evidence, &pages));
    }
    let clashes = owners::clashes(claims(&pages, &carried));
    found.append(clashes.into_iter().collect());
    let ready = match dressed.and_then(|dressed| dressed.ready(&evidence)) {
        Ok(ready) => ready,
        Err(problem) => {
            found.push(*problem);
            return (None, found);
        }
    };
    found.append(ready.unknown_language(&evidence));
    // What is wrong with files and the theme is told beside errors of records; what is said of findings
    // may follow from them.
    if !has_errors {
        found.append(agreement::check(&ready.words, &evidence, &findings));
        found.append(analyses::problems(&evidence, &findings));
        found.append(lacking::problems(&evidence, &findings));
    }
    found.append(ready.problems);
    let prose = Prose::new(
        addresses.clone(),
        &say!(ready.words, "prose.table"),
        &say!(ready.words, "prose.back-to-text"),
    );
    let site = Site {
        parsed,
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
    (Some(site), found)
}

/// The addresses that are known before anything is made.
fn claims<'a>(
    pages: &'a [Planned],
    carried: &'a [OutputFile],
) -> impl Iterator<Item = Claim<'a>> + Clone {
    let pages = pages.iter().map(Unit::Page);
    let carried = carried.iter().map(Unit::Carried);
    let units = pages.chain(carried);
    units.filter_map(|unit| Some((unit.address()?, unit.owner())))
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

/// A theme with its words, before anything is known of the texts of the site.
struct Dressed {
    theme: Theme,
    words: Arc<Words>,
    problems: Diagnostics,
}

fn dress(request: &Request, evidence: &Evidence) -> Result<Dressed, Box<Diagnostic>> {
    let site = &evidence.site.value;
    let choice = request.theme.as_ref().unwrap_or(&site.theme);
    let project = request.content.parent().unwrap_or(Path::new("."));
    let theme = Theme::resolve(choice, project).map_err(|problem| match request.theme {
        None if problem.code == &codes::THEME_MISSING => {
            Box::new(problem.at(evidence.site.place("theme")))
        }
        _ => problem,
    })?;
    let (words, mut problems) = theme.words(&site.language);
    problems.append(theme.unused_parts(&site.language));
    problems.append(render::check_templates(&theme));
    Ok(Dressed {
        theme,
        words: Arc::new(words),
        problems,
    })
}

impl Dressed {
    fn ready(self, evidence: &Evidence) -> Result<Ready, Box<Diagnostic>> {
        let terms = Arc::new(Terms::of(evidence));
        let engine = Engine::new(&self.theme, Arc::clone(&self.words), Arc::clone(&terms))?;
        Ok(Ready {
            theme: self.theme,
            engine,
            words: self.words,
            terms,
            problems: self.problems,
        })
    }
}

/// Writes a site into an output folder.
///
/// # Errors
/// A page cannot be made, or the folder cannot be used; the last good site is left as it was.
pub fn write(site: &Site, output: &Path, content: &Path) -> Result<Changes, Box<Diagnostic>> {
    let folder = Output::open(output, content, &site.evidence.site.value.theme)?;
    site.write_into(&folder, &Traces::default())?;
    folder.commit()
}

/// Makes every page and writes nothing.
///
/// # Errors
/// A page cannot be made.
pub fn rehearse(site: &Site) -> Result<(), Box<Diagnostic>> {
    site.each_file(|_| Ok(()))
}
