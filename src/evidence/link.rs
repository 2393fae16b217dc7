//! Links records: drafts are taken out, references resolved, reverse edges noted, checks run.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use rayon::prelude::*;

use crate::diag::{Diagnostic, Diagnostics, Place, codes};
use crate::load::source::Format;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::read::tool_ids;
use crate::record::records::{FileLinks, Records, Unread};
use crate::record::site::Site;
use crate::record::value::Date;
use crate::text::{date, suggest};

use super::cited_by::{CitedBy, RecordKey};
use super::facet::StudyFacets;
use super::graph::{Evidence, FindingEntry};
use super::held::{self, Held};
use super::place_names::PlaceNames;
use super::prose_links::{self, ProseLink, record_target};
use super::quotes::Quoted;
use super::removed::AllRemoved;
use super::{
    check, corrections, counts_in_texts, quotes, removed, results, same_labels, targets,
    typed_numbers,
};

/// What linking has to know besides the records.
#[derive(Debug, Clone, Copy, Default)]
pub struct Settings {
    /// Whether drafts are shown.
    pub with_drafts: bool,
    /// The day as of which the site speaks; the newest date in the records when left out.
    pub as_of: Option<Date>,
    /// Today, for warnings about overdue reviews only; it never reaches a page.
    pub today: Option<Date>,
}

/// Links the records and runs every check. Without `site.yaml` there is no evidence to speak of.
pub fn link(mut records: Records, settings: Settings) -> (Option<Evidence>, Diagnostics) {
    let mut found = Diagnostics::new();
    records.follow_aliases();
    let day = settings.today.or(settings.as_of);
    let held = held::back(&records, day);
    let drafts = if settings.with_drafts {
        Held::new()
    } else {
        held::take(&mut records, &held);
        held.clone()
    };
    let removed = removed::take(&mut records, day, &mut found);
    records.drop_unused_tools();
    same_labels::tell_apart(&mut records);
    let (results, twice) = results::gather(&mut records);
    found.append(twice);
    let (findings, twice) = gather_findings(&records);
    found.append(twice);
    let known = Known {
        ids: known_ids(&records, &findings),
        drafts,
        removed: &removed,
        unread: &records.unread,
        files: &records.static_files,
        now: renamed(&records),
    };
    let cited_by = resolve(&records.links, &known, &mut found);
    let quoting = records.links.par_iter();
    let quoting = quoting.filter(|file| quotes::are_in(file));
    let quoting = quoting.cloned().collect();
    let files = || records.links.par_iter();
    let typed_numbers = files().flat_map_iter(typed_numbers::typed_in).collect();
    let counts_in_texts = files().flat_map_iter(counts_in_texts::counts_in).collect();
    let (corrections, twice) = corrections::gather(&records);
    found.append(twice);
    let has_site = records.site.is_some();
    if !has_site && !records.is_unread(Kind::Site, "site") {
        found.push(no_site());
    }
    // Without a site the checks still run, so that no problem hides another.
    let site = records.site.clone().unwrap_or_else(Site::stand_in);
    let as_of = settings.as_of.unwrap_or_else(|| {
        let newest = newest_date(&records);
        // A day that is still to come is no day as of which a site can speak.
        settings.today.map_or(newest, |today| newest.min(today))
    });
    let place_names = PlaceNames::of(&records);
    let themes = by_theme(&records, &findings);
    let mut evidence = Evidence {
        site,
        records,
        results,
        findings,
        facets: StudyFacets::default(),
        themes,
        place_names,
        cited_by,
        quoting,
        typed_numbers,
        counts_in_texts,
        corrections,
        removed,
        held,
        as_of,
    };
    evidence.facets = StudyFacets::of(&evidence.records, &evidence.results);
    found.append(check::run(&evidence, settings.today));
    // All have been followed, and they hold a copy of every text.
    evidence.records.links = Vec::new();
    (Some(evidence).filter(|_| has_site), found)
}

fn no_site() -> Diagnostic {
    Diagnostic::new(&codes::NO_SITE, "There is no site.yaml.")
        .at(Place::file("site.yaml"))
        .hint("Add it at the top of the content folder; `distil init my-site` makes one to start from.")
        .hint("If your content is in another folder, name it with `--content FOLDER`.")
}

/// Which ids exist, by kind.
struct Known<'a> {
    ids: BTreeMap<Kind, HashSet<&'a str>>,
    drafts: Held,
    removed: &'a AllRemoved,
    unread: &'a [Unread],
    /// The files of `static/`.
    files: &'a BTreeSet<String>,
    /// The ids of today by earlier ones.
    now: BTreeMap<RecordKey, &'a Id>,
}

/// The newest date of the records; the first of 2000 for a site without any.
fn newest_date(records: &Records) -> Date {
    let reviews = records
        .questions
        .values()
        .filter_map(|entry| entry.value.life.reviewed);
    let syntheses = records.syntheses.values().flat_map(|entry| {
        entry
            .value
            .versions
            .iter()
            .map(|version| version.date)
            .chain(entry.value.life.reviewed)
    });
    let updates = records.updates.values().map(|entry| entry.value.date);
    let resources = records.resources.values().map(|entry| entry.value.date);
    let start = Date(jiff::civil::date(2000, 1, 1));
    reviews
        .chain(syntheses)
        .chain(updates)
        .chain(resources)
        .max()
        .unwrap_or(start)
}

/// The findings on each theme, those that do the same together.
fn by_theme(
    records: &Records,
    findings: &BTreeMap<String, FindingEntry>,
) -> BTreeMap<String, Vec<String>> {
    let mut themes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (id, entry) in findings {
        let own: BTreeSet<&String> = entry.finding.themes.iter().collect();
        for theme in own {
            themes.entry(theme.clone()).or_default().push(id.clone());
        }
    }
    for ids in themes.values_mut() {
        ids.sort_by_cached_key(|id| Some(records.ranked(&findings.get(id)?.finding.kind)));
    }
    themes
}

fn gather_findings(records: &Records) -> (BTreeMap<String, FindingEntry>, Diagnostics) {
    let mut findings: BTreeMap<String, FindingEntry> = BTreeMap::new();
    let mut found = Diagnostics::new();
    for study in records.studies.values() {
        for (index, finding) in study.value.findings.iter().enumerate() {
            let entry = FindingEntry {
                study: study.id.clone(),
                finding: finding.clone(),
            };
            if let Some(first) = findings.insert(finding.id.clone(), entry) {
                let place = |study: &Id, id: &str| {
                    let entry = records.studies.get(study)?;
                    let mut ids = entry.value.findings.iter();
                    let index = ids.position(|finding| finding.id == id)?;
                    Some(entry.place(&format!("findings[{index}].id")))
                };
                let other = place(&first.study, &finding.id);
                let message = format!(
                    "The finding id `{}` is also that of a finding of `{}`, in {}.",
                    finding.id,
                    first.study,
                    other.map(|place| place.label()).unwrap_or_default()
                );
                let here = study.place(&format!("findings[{index}].id"));
                let problem = Diagnostic::new(&codes::DUPLICATE_ID, message).at(here);
                found.push(problem.hint(results::ANOTHER_ID));
            }
        }
    }
    (findings, found)
}

fn known_ids<'a>(
    records: &'a Records,
    findings: &'a BTreeMap<String, FindingEntry>,
) -> BTreeMap<Kind, HashSet<&'a str>> {
    let of_kind = |kind| (kind, records.ids(kind).into_iter().collect());
    let mut ids: BTreeMap<Kind, HashSet<&str>> =
        Kind::WITH_FOLDER.into_iter().map(of_kind).collect();
    ids.insert(Kind::Finding, findings.keys().map(String::as_str).collect());
    ids
}

/// Resolves every reference of every file, and notes the reverse edges.
fn resolve(files: &[FileLinks], known: &Known<'_>, found: &mut Diagnostics) -> CitedBy {
    let mut cited_by = CitedBy::default();
    // Texts are parsed on all threads, and what they lead to is looked up in their order.
    let texts: Vec<_> = files.par_iter().map(prose_links::links_of).collect();
    for (file, texts) in files.iter().zip(texts) {
        let from = (file.kind, Id::new(&file.source.stem));
        for reference in &file.findings.references {
            if known
                .removed
                .has_row(&file.source, file.offset + reference.start)
            {
                continue;
            }
            let place = || file.place(reference.start, reference.end);
            match known.lookup(reference.kind, &reference.id) {
                // A table belongs to no record of its own name.
                Ok(()) if file.source.format == Format::Csv => {}
                Ok(()) => cited_by.note(from.clone(), (reference.kind, Id::new(&reference.id))),
                Err(problem) => found.push(problem.at(place())),
            }
        }
        resolve_prose(file, texts, known, &from, &mut cited_by, found);
        resolve_quotes(file, known, &from, &mut cited_by, found);
    }
    cited_by
}

fn resolve_prose(
    file: &FileLinks,
    (links, problems): (Vec<ProseLink>, Vec<Diagnostic>),
    known: &Known<'_>,
    from: &RecordKey,
    cited_by: &mut CitedBy,
    found: &mut Diagnostics,
) {
    found.append(problems.into_iter().collect());
    for link in links {
        let place = || file.source.place_of_bytes(link.start, link.end);
        // A record is no picture.
        let record = record_target(&link.destination).filter(|_| link.picture.is_none());
        match record {
            Some((kind, id)) if known.removed.has_page(kind, id) => {}
            Some((kind, id)) => {
                let id = known.now(kind, id);
                match known.lookup(kind, id) {
                    Ok(()) => cited_by.note(from.clone(), (kind, Id::new(id))),
                    Err(problem) => found.push(problem.at(place())),
                }
            }
            None => {
                let problem = targets::fault(&link, file, known.files);
                found.append(problem.map(|p| p.at(place())).into_iter().collect());
            }
        }
    }
}

/// The records whose values are quoted; what can be quoted of them is known later.
fn resolve_quotes(
    file: &FileLinks,
    known: &Known<'_>,
    from: &RecordKey,
    cited_by: &mut CitedBy,
    found: &mut Diagnostics,
) {
    for Quoted { quotation, place } in quotes::quoted_in(file) {
        match quotation.kind {
            Some(kind) => match known.lookup(kind, &quotation.id) {
                // A table belongs to no record of its own name.
                Ok(()) if file.source.format == Format::Csv => {}
                Ok(()) => cited_by.note(from.clone(), (kind, Id::new(&quotation.id))),
                Err(problem) => found.push(problem.at(place)),
            },
            None => {
                let target = format!("{}:{}", quotation.prefix, quotation.id);
                found.append(
                    targets::bad_link(&target)
                        .map(|p| p.at(place))
                        .into_iter()
                        .collect(),
                );
            }
        }
    }
}

/// The ids of today by kind and earlier id.
fn renamed(records: &Records) -> BTreeMap<RecordKey, &Id> {
    let all = records.every().flat_map(|about| {
        let aliases = about.life.aliases.iter();
        aliases.map(move |alias| ((about.kind, alias.clone()), about.id))
    });
    all.collect()
}

impl Known<'_> {
    /// The id of a record today, where this is an earlier one.
    fn now<'i>(&'i self, kind: Kind, id: &'i str) -> &'i str {
        let is_there = self.ids.get(&kind).is_some_and(|ids| ids.contains(id));
        let now = || self.now.get(&(kind, Id::new(id)));
        match is_there {
            true => id,
            false => now().map_or(id, |now| now.as_str()),
        }
    }

    /// True when the record is there, in a file whose own problems are told already.
    fn may_be_unread(&self, kind: Kind, id: &str) -> bool {
        self.unread.iter().any(|unread| match kind {
            Kind::Finding => unread.may_name(id),
            _ => unread.kind == kind && unread.id.as_str() == id,
        })
    }

    fn lookup(&self, kind: Kind, id: &str) -> Result<(), Diagnostic> {
        let ids = self.ids.get(&kind);
        if ids.is_some_and(|ids| ids.contains(id)) || self.may_be_unread(kind, id) {
            return Ok(());
        }
        if let Some(from) = self.drafts.get(&(kind, Id::new(id))) {
            let message = match from {
                None => format!("`{id}` is a draft and not on the site."),
                Some(day) => format!(
                    "`{id}` is shown from {} on and not yet on the site.",
                    date::long(day.0)
                ),
            };
            return Err(Diagnostic::new(&codes::DRAFT_REFERENCE, message));
        }
        if let Some(problem) = self.removed.problem(kind, id) {
            return Err(problem);
        }
        let message = format!("There is no {} `{id}`.", kind_word(kind));
        let mut problem = Diagnostic::new(&codes::DANGLING, message);
        let now = self.now(kind, id);
        if now != id {
            return Err(problem.hint(format!("It is named `{now}` now: write that here.")));
        }
        problem = problem.tells_of(format!("{}/{id}", kind.folder()));
        let of_program: Vec<&str> = tool_ids().filter(|_| kind == Kind::Tool).collect();
        let candidates: BTreeSet<&str> = ids.into_iter().flatten().copied().collect();
        if let Some(hint) = with_more_to_it(id, &candidates) {
            return Err(problem.hint(hint));
        }
        let candidates = candidates.into_iter();
        if let Some(near) = suggest::nearest(id, candidates.chain(of_program.iter().copied())) {
            problem = problem.hint(format!("Did you mean `{near}`?"));
        }
        let is_name = Id::fault(id).is_none();
        if kind != Kind::Finding && is_name {
            problem = problem.hint(format!("Or add the file `{}/{id}.yaml`.", kind.folder()));
        } else if kind != Kind::Finding {
            problem = problem.hint("Write the name of the record's file without its ending.");
        }
        Err(problem)
    }
}

/// The kind without its article: "study".
fn kind_word(kind: Kind) -> &'static str {
    let words = kind.with_article();
    words.split_once(' ').map_or(words, |(_, word)| word)
}

/// An id with its ending, or with a space that cannot be seen.
fn with_more_to_it(id: &str, known: &BTreeSet<&str>) -> Option<String> {
    let bare: String = id.chars().filter(|c| c.is_ascii_graphic()).collect();
    let stem = [".yaml", ".yml", ".md", ".csv"]
        .iter()
        .find_map(|end| bare.strip_suffix(end));
    if let Some(stem) = stem.filter(|stem| known.contains(stem)) {
        return Some(format!("Write `{stem}`, without the ending of the file."));
    }
    let parts: Vec<&str> = id
        .split([',', ';', ' '])
        .filter(|part| !part.is_empty())
        .collect();
    if parts.len() > 1 && parts.iter().all(|part| known.contains(part)) {
        let items: Vec<String> = parts.iter().map(|part| format!("`- {part}`")).collect();
        return Some(format!(
            "Each id is an item on a line of its own: {}.",
            items.join(", ")
        ));
    }
    let has_odd = id.chars().any(|c| !c.is_ascii_graphic() && c != ' ');
    (has_odd && known.contains(bare.as_str())).then(|| {
        format!(
            "Write `{bare}` alone: beside it stands a character that looks like a space or a quotation mark."
        )
    })
}
