//! The composer: content in, site out.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::diag::{Diagnostic, Diagnostics};
use crate::evidence::{self, Evidence, Settings};
use crate::load::walk;
use crate::plan::{self, Addresses, Planned};
use crate::prose::Prose;
use crate::record::kind::Kind;
use crate::record::read;
use crate::render::{self, Engine, OutputFile, Theme, render_page};
use crate::synthesis::Findings;
use crate::view::Desk;
use crate::write::{Changes, Output};

/// What to build from.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The content folder.
    pub content: PathBuf,
    /// The theme; `site.yaml` decides when left out.
    pub theme: Option<String>,
    /// The address of publication; `site.yaml` decides when left out.
    pub base_url: Option<String>,
    /// Drafts, the day as of which the site speaks, today.
    pub settings: Settings,
}

/// A site in memory, ready to be written.
#[derive(Debug)]
pub struct Site {
    /// Pages and other files.
    pub files: Vec<OutputFile>,
    /// How many records it was made from.
    pub records: usize,
    /// How many of the files are pages.
    pub pages: usize,
}

/// Reads and links the content.
pub fn evidence(request: &Request) -> (Option<Evidence>, Vec<PathBuf>, Diagnostics) {
    let folders = Kind::WITH_FOLDER.map(Kind::folder);
    let (content, mut found) = walk::read_content(&request.content, &folders);
    let (mut records, more) = read::read(content.sources);
    found.append(more);
    if let (Some(site), Some(base_url)) = (&mut records.site, &request.base_url) {
        site.value.base_url = Some(base_url.clone());
    }
    if found.has_errors() && records.site.is_none() {
        return (None, content.assets, found);
    }
    let (evidence, more) = evidence::link(records, request.settings);
    found.append(more);
    (evidence, content.assets, found)
}

/// Makes the whole site in memory. There is no site when anything is in error.
pub fn make(request: &Request) -> (Option<Site>, Diagnostics) {
    let (evidence, assets, mut found) = evidence(request);
    let Some(evidence) = evidence.filter(|_| !found.has_errors()) else {
        return (None, found);
    };
    let addresses = Addresses::new(&evidence);
    let (pages, clashes) = plan::plan(&evidence, &addresses);
    found.append(clashes);
    let prose = Prose::new(addresses.clone());
    let findings = Findings::of(&evidence);
    let desk = Desk {
        evidence: &evidence,
        findings: &findings,
        addresses: &addresses,
        prose: &prose,
    };
    match files(&desk, request, &pages) {
        Ok(mut files) => {
            let (carried, problems) = render::static_files(&request.content, &assets);
            files.extend(carried);
            found.append(problems);
            let site = Site {
                files,
                records: evidence.records.count(),
                pages: pages.len(),
            };
            (Some(site).filter(|_| !found.has_errors()), found)
        }
        Err(problem) => {
            found.push(*problem);
            (None, found)
        }
    }
}

fn files(
    desk: &Desk<'_>,
    request: &Request,
    pages: &[Planned],
) -> Result<Vec<OutputFile>, Box<Diagnostic>> {
    let choice = request
        .theme
        .as_ref()
        .unwrap_or(&desk.evidence.site.value.theme);
    let project = request.content.parent().unwrap_or(Path::new("."));
    let theme = Theme::resolve(choice, project)?;
    let engine = Engine::new(&theme)?;
    let page = |page: &Planned| {
        render_page(page, desk, &engine).map(|html| OutputFile::text(&page.address, html))
    };
    let mut files: Vec<OutputFile> = pages.par_iter().map(page).collect::<Result<_, _>>()?;
    files.extend(render::site_files(desk, &theme, pages));
    Ok(files)
}

/// Writes a site into an output folder.
///
/// # Errors
/// The folder cannot be used; the last good site is left as it was.
pub fn write(site: &Site, output: &Path, content: &Path) -> Result<Changes, Box<Diagnostic>> {
    let mut folder = Output::open(output, content)?;
    for file in &site.files {
        folder.put(&file.address, &file.bytes)?;
    }
    folder.commit()
}
