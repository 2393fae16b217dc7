//! Blocks of audiences: what asks and notes name is there, and guidance blocks make sense.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Diagnostics, Place, codes};
use crate::evidence::graph::Evidence;
use crate::record::audience::{Audience, Block, BlockKind};
use crate::record::entry::Entry;
use crate::record::guidance::{GuidanceKind, GuidancePart};
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::life::Status;
use crate::record::question::Question;
use crate::record::schema::not_a_choice;
use crate::record::synthesis::ReviewFinding;
use crate::text::suggest;

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    for audience in evidence.records.audiences.values() {
        listed(evidence, audience, found);
        asks(audience, found);
        blocks(evidence, audience, found);
    }
    for question in evidence.records.questions.values() {
        notes(evidence, question, found);
    }
}

/// An audience that `site.yaml` leaves out has no door and no pages. A draft has none yet.
fn listed(evidence: &Evidence, audience: &Entry<Audience>, found: &mut Diagnostics) {
    let mut listed = evidence.site.value.audiences.iter();
    let is_draft = audience.value.life.status == Status::Draft;
    if is_draft || listed.any(|one| one.id() == &audience.id) || evidence.records.site.is_none() {
        return;
    }
    let message = format!("`site.yaml` does not name the audience `{}`.", audience.id);
    let place = Place::file(audience.source.name.as_str());
    let problem = Diagnostic::new(&codes::AUDIENCE_UNUSED, message).at(place);
    found.push(problem.hint(format!(
        "Add `- {}` below `audiences` in `site.yaml`, in the order of the doors.",
        audience.id
    )));
}

fn names(audience: &Entry<Audience>) -> Vec<String> {
    audience.value.blocks.iter().map(Block::name).collect()
}

fn asks(audience: &Entry<Audience>, found: &mut Diagnostics) {
    let names = names(audience);
    for (index, ask) in audience.value.asks.iter().enumerate() {
        if !names.iter().any(|name| name == ask.block.as_str()) {
            let problem = not_a_choice(ask.block.as_str(), &names, "`block`");
            found.push(problem.at(audience.place(&format!("asks[{index}].block"))));
        }
    }
}

fn blocks(evidence: &Evidence, audience: &Entry<Audience>, found: &mut Diagnostics) {
    let mut seen = BTreeSet::new();
    for (index, block) in audience.value.blocks.iter().enumerate() {
        let path = format!("blocks[{index}]");
        if let Some((key, problem)) = keys_of_block(block) {
            found.push(problem.at(audience.place(&format!("{path}{key}"))));
        }
        if !seen.insert(block.name()) {
            let message = format!("The block `{}` stands here a second time.", block.name());
            let problem = Diagnostic::new(&codes::DUPLICATE_ID, message);
            let problem = problem.hint(match block.block {
                BlockKind::Guidance => "Give it another `id`, or take it out.",
                _ => "Take it out: each block stands once on a page.",
            });
            found.push(problem.at(audience.place(&format!("{path}.block"))));
        }
        for (index, part) in block.parts.iter().enumerate() {
            for (key, problem) in faults_of_part(evidence, part) {
                let place = audience.place(&format!("{path}.parts[{index}].{key}"));
                found.push(problem.at(place));
            }
        }
    }
}

/// A problem with the path of the value that it is about.
type Fault = (String, Diagnostic);

fn keys_of_block(block: &Block) -> Option<Fault> {
    let is_guidance = block.block == BlockKind::Guidance;
    if is_guidance && block.id.is_none() {
        let message = "A guidance block needs an `id`: its name in addresses.";
        let problem = Diagnostic::new(&codes::MISSING_KEY, message);
        let hint = "Add it below `block`, in small letters: `id: getting-ready`.";
        return Some((String::new(), problem.hint(hint)));
    }
    let has_own_keys = block.id.is_some() || !block.parts.is_empty() || block.all.is_some();
    (!is_guidance && has_own_keys).then(|| {
        let message = "`id`, `parts` and `all` have a meaning for `block: guidance` only.";
        let problem = Diagnostic::new(&codes::UNKNOWN_KEY, message);
        let hint = "Take them out, or write `block: guidance`.";
        (String::new(), problem.hint(hint))
    })
}

fn faults_of_part(evidence: &Evidence, part: &GuidancePart) -> Vec<Fault> {
    let idle = part.idle_keys().into_iter().map(|key| {
        let message = format!("`{key}` has no meaning for what this part shows.");
        let problem = Diagnostic::new(&codes::UNKNOWN_KEY, message);
        let hint = format!("Take `{key}` out, or let `show` name something that has it.");
        (key.to_owned(), problem.hint(hint))
    });
    let ids = part.ids.iter().enumerate();
    let unknown = ids.filter(|(_, id)| !is_there(evidence, part.show, id));
    let unknown = unknown.map(|(index, id)| {
        let message = format!("There is no `{id}` among what this part shows.");
        let known = ids_shown(evidence, part.show);
        (format!("ids[{index}]"), dangling(message, id, &known))
    });
    let is_idle = part.idle_keys().contains(&"themes");
    let named = part.themes.iter().enumerate();
    let named = named.filter(|_| !is_idle);
    let named = named.filter_map(|(index, theme)| {
        let problem = unknown_theme(evidence, theme)?;
        Some((format!("themes[{index}]"), problem))
    });
    idle.chain(unknown).chain(named).collect()
}

fn dangling(message: String, named: &str, known: &BTreeSet<&str>) -> Diagnostic {
    let problem = Diagnostic::new(&codes::DANGLING, message);
    match suggest::nearest(named, known.iter().copied()) {
        Some(near) => problem.hint(format!("Did you mean `{near}`?")),
        None if known.is_empty() => {
            problem.hint("There is none yet: add it, or take the name out.")
        }
        None => {
            let first: Vec<&str> = known.iter().copied().take(NAMED).collect();
            let more = if known.len() > NAMED { ", …" } else { "" };
            problem.hint(format!("There are: {}{more}.", first.join(", ")))
        }
    }
}

/// How many names a message lists at most.
const NAMED: usize = 12;

/// A theme, or a part of its name, that no finding has. As long as no finding has any, nothing can be
/// said of them.
fn unknown_theme(evidence: &Evidence, named: &str) -> Option<Diagnostic> {
    let known = themes(evidence);
    let may_be_unread = evidence.records.unread.iter().any(|unread| {
        let holds_findings = matches!(unread.kind, Kind::Study | Kind::Synthesis);
        holds_findings && (unread.text.is_empty() || unread.text.contains(named))
    });
    if known.is_empty() || may_be_unread || known.iter().any(|theme| theme.contains(named)) {
        return None;
    }
    let words = known
        .iter()
        .flat_map(|theme| theme.split_whitespace())
        .filter(|word| word.chars().count() > 3);
    let known = known.iter().copied().chain(words).collect();
    let message = format!("No finding has `{named}` in the name of a theme.");
    Some(dangling(message, named, &known))
}

/// The themes of findings, of reviews and of studies.
fn themes(evidence: &Evidence) -> BTreeSet<&str> {
    let of_reviews = review_findings(evidence).flat_map(|finding| &finding.themes);
    let of_studies = evidence.findings.values();
    let of_studies = of_studies.flat_map(|entry| &entry.finding.themes);
    of_reviews.chain(of_studies).map(String::as_str).collect()
}

fn ids_shown(evidence: &Evidence, show: GuidanceKind) -> BTreeSet<&str> {
    let of = |kind| evidence.records.ids(kind).into_iter().collect();
    match show {
        GuidanceKind::Actions => of(Kind::Implementation),
        GuidanceKind::Risks => of(Kind::Risk),
        GuidanceKind::Resources => of(Kind::Resource),
        GuidanceKind::OpenIssues => of(Kind::OpenIssue),
        GuidanceKind::Findings => review_findings(evidence).map(|f| f.id.as_str()).collect(),
        GuidanceKind::SingleFindings => evidence.findings.keys().map(String::as_str).collect(),
    }
}

fn is_there(evidence: &Evidence, show: GuidanceKind, id: &str) -> bool {
    let has = |kind: Kind| {
        let is_shown = evidence.records.about(kind, &Id::new(id)).is_some();
        is_shown || evidence.records.is_unread(kind, id)
    };
    match show {
        GuidanceKind::Actions => has(Kind::Implementation),
        GuidanceKind::Risks => has(Kind::Risk),
        GuidanceKind::Resources => has(Kind::Resource),
        GuidanceKind::OpenIssues => has(Kind::OpenIssue),
        GuidanceKind::Findings => {
            review_findings(evidence).any(|finding| finding.id == id)
                || evidence
                    .records
                    .unread
                    .iter()
                    .any(|unread| unread.kind == Kind::Synthesis && unread.may_name(id))
        }
        GuidanceKind::SingleFindings => {
            evidence.findings.contains_key(id) || evidence.records.may_hold(id)
        }
    }
}

fn review_findings(evidence: &Evidence) -> impl Iterator<Item = &ReviewFinding> {
    let syntheses = evidence.records.syntheses.values();
    syntheses.flat_map(|synthesis| &synthesis.value.findings)
}

/// A remark for a block that the audience does not have would show nowhere.
fn notes(evidence: &Evidence, question: &Entry<Question>, found: &mut Diagnostics) {
    for (id, edition) in &question.value.editions {
        let Some(audience) = evidence.records.audiences.get(&Id::new(id)) else {
            continue;
        };
        let names = names(audience);
        for block in edition.notes.keys() {
            if !names.iter().any(|name| name == block.as_str()) {
                let problem = not_a_choice(block.as_str(), &names, "this key");
                let path = format!("editions.{id}.notes.{block}");
                found.push(problem.at(question.place_of_key(&path)));
            }
        }
    }
}
