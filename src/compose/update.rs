//! A build that begins where the last one ended: where nothing has changed, it looks at the files
//! and leaves all as it is.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::cache::{Cache, Compared, Folder, Inputs, LastBuild, Outputs, Part, Problem, Traces};
use crate::diag::{Diagnostic, Diagnostics, Severity};
use crate::evidence::Evidence;
use crate::record::id::Id;
use crate::record::read::Library;
use crate::record::reads;
use crate::render::{Theme, unused_beside};
use crate::synthesis::{BySynthesis, Findings, OfSynthesis};
use crate::write::{Changes, Output};

use super::{Gathered, Request, Site, Work};

/// A build into an output folder.
#[derive(Debug, Clone, Copy)]
pub struct Order<'a> {
    /// What to build from.
    pub request: &'a Request,
    /// The folder for the site.
    pub output: &'a Path,
    /// Whether warnings stop it.
    pub strict: bool,
    /// Whether to ask the last build, and to leave word for the next.
    pub with_cache: bool,
    /// Whether pages of the last build may go without a redirect.
    pub may_let_go: bool,
}

/// What came of a build.
#[derive(Debug)]
pub struct Built {
    /// Everything that was found.
    pub found: Diagnostics,
    /// The site; nothing when none could be made.
    pub made: Option<Made>,
}

/// A site that stands in its folder, or would.
#[derive(Debug, Clone)]
pub struct Made {
    /// How many records it is made from.
    pub records: usize,
    /// How many pages it has.
    pub pages: usize,
    /// What changed in the folder; nothing when it could not be written.
    pub changes: Option<Changes>,
    /// What there was to do.
    pub work: Work,
}

/// What a check has found.
#[derive(Debug)]
pub struct Checked {
    /// Everything that was found.
    pub found: Diagnostics,
    /// How many records there are.
    pub records: usize,
    /// How many pages the site has; none when there can be no site.
    pub pages: usize,
    /// What there was to do.
    pub work: Work,
}

/// Makes a site in its folder.
pub fn build(order: &Order<'_>) -> Built {
    if !order.with_cache {
        let gathered = super::gather(order.request, &mut Library::default());
        return make(order, gathered, &mut BySynthesis::new(), &Traces::default()).0;
    }
    let cache = Cache::of(&order.request.content, order.output);
    let mut earlier: Option<LastBuild> = cache.load(Part::Build);
    let same = earlier
        .as_mut()
        .and_then(|last| unchanged(order, &cache, last));
    if let Some(built) = same {
        return built;
    }
    let ((gathered, last), (kept, before)) = rayon::join(
        || gather(order.request, &cache, earlier),
        || (cache.load(Part::Analyses), cache.load(Part::Traces)),
    );
    let mut analyses = restore(kept, gathered.evidence.as_ref());
    let known = analyses.clone();
    let before = before.unwrap_or_default();
    let (built, traces) = make(order, gathered, &mut analyses, &before);
    match last.and_then(|last| finish(last, order, &built, &traces)) {
        Some(last) => {
            rayon::join(
                || cache.save(Part::Traces, &traces),
                || save(&cache, &analyses, &known),
            );
            cache.save(Part::Build, &last);
        }
        None => cache.forget(Part::Build),
    }
    built
}

/// Checks the records, their data and the templates; writes nothing but the cache, which it shares
/// with builds.
pub fn check(request: &Request, with_cache: bool) -> Checked {
    if !with_cache {
        let gathered = super::gather(request, &mut Library::default());
        return Checked::of(request, gathered, &mut BySynthesis::new());
    }
    let cache = Cache::of_checks(&request.content);
    let mut earlier: Option<LastBuild> = cache.load(Part::Build);
    let same = earlier
        .as_mut()
        .and_then(|last| unchanged_records(request, &cache, last).zip(Some(&*last)));
    if let Some((found, last)) = same {
        return Checked {
            found,
            records: last.records,
            pages: last.pages,
            work: Work::default(),
        };
    }
    let ((gathered, last), kept) = rayon::join(
        || gather(request, &cache, earlier),
        || cache.load(Part::Analyses),
    );
    let mut analyses = restore(kept, gathered.evidence.as_ref());
    let known = analyses.clone();
    let checked = Checked::of(request, gathered, &mut analyses);
    match last {
        Some(last) => {
            save(&cache, &analyses, &known);
            let found = checked.found.sorted();
            cache.save(
                Part::Build,
                &LastBuild {
                    problems: found.into_iter().map(Problem::from).collect(),
                    records: checked.records,
                    pages: checked.pages,
                    ..last
                },
            );
        }
        None => cache.forget(Part::Build),
    }
    checked
}

impl Checked {
    fn of(request: &Request, gathered: Gathered, analyses: &mut BySynthesis) -> Self {
        let (site, mut found) = super::prepare_from(request, gathered, analyses);
        let mut rendered = 0;
        match site.as_ref().map(Site::try_out) {
            Some(Ok(tried)) => rendered = tried,
            Some(Err(problem)) => found.push(*problem),
            None => {}
        }
        Self {
            found,
            records: site.as_ref().map_or(0, Site::records),
            pages: site.as_ref().map_or(0, Site::pages),
            work: site.map(|site| site.work(rendered)).unwrap_or_default(),
        }
    }
}

/// Reads and links the content with what is known of it, and keeps what is new; with what is to be
/// noted of it for the next time.
fn gather(
    request: &Request,
    cache: &Cache,
    earlier: Option<LastBuild>,
) -> (Gathered, Option<LastBuild>) {
    let earlier = earlier.map(|last| last.inputs);
    let read = |now| Inputs::read(content(request), now, earlier.as_ref());
    let inputs = cache.now().and_then(read);
    let mut library = Library::kept(cache.load_bytes(Part::Records).unwrap_or_default());
    let gathered = super::gather(request, &mut library);
    if let Some(bytes) = library.to_keep().filter(|_| inputs.is_some()) {
        cache.save_bytes(Part::Records, bytes);
    }
    let last = inputs.and_then(|inputs| {
        let evidence = gathered.evidence.as_ref()?;
        begin(request, inputs, earlier.as_ref(), evidence)
    });
    (gathered, last)
}

/// The findings of the last build, as they were kept.
fn restore(kept: Option<BTreeMap<Id, OfSynthesis>>, evidence: Option<&Evidence>) -> BySynthesis {
    let restored = evidence.zip(kept);
    restored.map_or_else(BySynthesis::new, |(evidence, kept)| {
        Findings::restore(evidence, kept)
    })
}

/// Keeps findings for the next build, where some are not those that were known.
fn save(cache: &Cache, analyses: &BySynthesis, known: &BySynthesis) {
    let is_known = |(id, found): (&Id, &Arc<OfSynthesis>)| {
        known.get(id).is_some_and(|known| Arc::ptr_eq(known, found))
    };
    if analyses.len() != known.len() || !analyses.iter().all(is_known) {
        let kept: BTreeMap<&Id, &OfSynthesis> =
            analyses.iter().map(|(id, one)| (id, &**one)).collect();
        cache.save(Part::Analyses, &kept);
    }
}

/// The last build once more, when nothing that it read and wrote has changed.
fn unchanged(order: &Order<'_>, cache: &Cache, last: &mut LastBuild) -> Option<Built> {
    if !last.outputs.are_there(order.output) {
        return None;
    }
    let found = unchanged_records(order.request, cache, last)?;
    if is_refused(order, &found) {
        return None;
    }
    let made = Some(Made {
        records: last.records,
        pages: last.pages,
        changes: Some(Changes {
            unchanged: last.outputs.count(),
            ..Changes::default()
        }),
        work: Work::default(),
    });
    Some(Built { found, made })
}

/// What was found in the last run, when nothing that it read has changed.
fn unchanged_records(
    request: &Request,
    cache: &Cache,
    last: &mut LastBuild,
) -> Option<Diagnostics> {
    if last.asked != asked(request) || last.near_themes != near_themes(request, &last.theme) {
        return None;
    }
    let inputs = last.inputs.compare(|| cache.now());
    let found = Problem::restore(&last.problems)?;
    match inputs {
        Compared::Equal => {}
        Compared::Touched(inputs) => {
            last.inputs = inputs;
            cache.save(Part::Build, last);
        }
        Compared::Changed => return None,
    }
    Some(found)
}

/// What was read for the units of a site.
type ReadFor = Traces<reads::Read>;

/// The build, with what was read for each unit of the site.
fn make(
    order: &Order<'_>,
    gathered: Gathered,
    analyses: &mut BySynthesis,
    before: &ReadFor,
) -> (Built, ReadFor) {
    let (site, mut found) = super::prepare_from(order.request, gathered, analyses);
    let Some(site) = site.filter(|_| !is_refused(order, &found)) else {
        return (Built { found, made: None }, Traces::default());
    };
    let mut made = Made {
        records: site.records(),
        pages: site.pages(),
        changes: None,
        work: Work::default(),
    };
    let mut traces = Traces::default();
    match put(order, &site, before) {
        Ok((changes, rendered, read_for)) => {
            made.changes = Some(changes);
            made.work = site.work(rendered);
            traces = read_for;
        }
        Err(problem) => found.push(*problem),
    }
    // To take a large site apart takes a while; the end of the program need not wait for it.
    rayon::spawn(move || drop(site));
    let made = Some(made);
    (Built { found, made }, traces)
}

/// Puts a site into its folder, and says how many pages were made for it.
fn put(
    order: &Order<'_>,
    site: &Site,
    before: &ReadFor,
) -> Result<(Changes, usize, ReadFor), Box<Diagnostic>> {
    let theme = order.request.theme.as_ref();
    let theme = theme.unwrap_or(&site.evidence.site.value.theme);
    let output = Output::open(order.output, &order.request.content, theme)?;
    if let Some(problem) = site
        .gone(output.addresses_before())
        .filter(|_| !order.may_let_go)
    {
        return Err(Box::new(problem));
    }
    let (rendered, traces) = site.write_into(&output, before)?;
    Ok((output.commit()?, rendered, traces))
}

fn is_refused(order: &Order<'_>, found: &Diagnostics) -> bool {
    found.has_errors() || (order.strict && found.count(Severity::Warning) > 0)
}

/// Notes the files of the theme before they are read.
fn begin(
    request: &Request,
    mut inputs: Inputs,
    earlier: Option<&Inputs>,
    evidence: &Evidence,
) -> Option<LastBuild> {
    let theme = request.theme.as_ref().unwrap_or(&evidence.site.value.theme);
    let folders = Theme::folders(theme, project(request)).into_iter();
    let folders = folders.map(|path| Folder {
        path,
        with_hidden: true,
    });
    inputs.add(folders, earlier)?;
    Some(LastBuild {
        asked: asked(request),
        near_themes: near_themes(request, theme),
        theme: theme.clone(),
        inputs,
        outputs: Outputs::default(),
        problems: Vec::new(),
        records: 0,
        pages: 0,
    })
}

/// Notes what came of a build; nothing when it did not write its site.
fn finish(
    last: LastBuild,
    order: &Order<'_>,
    built: &Built,
    traces: &ReadFor,
) -> Option<LastBuild> {
    let made = built.made.as_ref().filter(|made| made.changes.is_some())?;
    let files = traces.units.iter().flat_map(|unit| &unit.files);
    let addresses = files.map(|(address, _)| address.clone());
    let addresses = addresses.chain([Output::LIST.to_owned()]).collect();
    let found = built.found.sorted();
    Some(LastBuild {
        outputs: Outputs::look(order.output, addresses)?,
        problems: found.into_iter().map(Problem::from).collect(),
        records: made.records,
        pages: made.pages,
        ..last
    })
}

/// What was asked for, as far as it decides what comes out.
fn asked(request: &Request) -> String {
    format!("{request:?}")
}

/// The content, and its `static/` once more with what is hidden there.
fn content(request: &Request) -> Vec<Folder> {
    let folder = |path, with_hidden| Folder { path, with_hidden };
    let carried = request.content.join("static");
    vec![
        folder(request.content.clone(), false),
        folder(carried, true),
    ]
}

fn project(request: &Request) -> &Path {
    request.content.parent().unwrap_or(Path::new("."))
}

/// Folders that were perhaps meant to be the theme, of which a build speaks.
fn near_themes(request: &Request, theme: &str) -> Vec<String> {
    unused_beside(theme, project(request))
}
