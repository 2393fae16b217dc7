//! One page: its view, filled into its template.

use serde::Serialize;

use crate::diag::{Diagnostic, codes};
use crate::edition;
use crate::plan::{EvidencePart, List, PageKind, Planned};
use crate::view::page::*;
use crate::view::{Desk, Head, Here, analyses, compare, evidence, frame, map, search};

use super::anchors;
use super::engine::Engine;
use super::finish::{Glossary, finish};
use super::redirect;

/// The bytes of a planned page.
///
/// # Errors
/// A template that cannot be filled.
#[rustfmt::skip]
pub fn render_page(
    planned: &Planned,
    desk: &Desk<'_>,
    engine: &Engine,
) -> Result<String, Box<Diagnostic>> {
    let base_url = desk.evidence.site.value.base_url.as_deref();
    let here = &match planned.page {
        PageKind::NotFound => Here::not_found(base_url),
        _ => Here::at(&planned.address),
    };
    let page = &planned.page;
    let pen = Pen { desk, here, page, engine };
    match &planned.page {
        PageKind::Home => pen.write("home.html", home::view(desk, here)),
        PageKind::AudienceHome(id) => pen.write("audience_home.html", audience_home::view(desk, here, id)),
        PageKind::Question(id) => pen.write("question.html", edition::questions::view(desk, here, id)),
        PageKind::Decision(id) => pen.write("decision.html", edition::decision::view(desk, here, id)),
        PageKind::Edition { question, audience } => pen.write("edition.html", edition::view(desk, here, question, audience)),
        PageKind::Sheet { question, audience } => pen.write("sheet.html", edition::sheet::view(desk, here, question, audience)),
        PageKind::Evidence(id) => pen.write("evidence.html", evidence::page::view(desk, here, id)),
        PageKind::EvidencePart(id, EvidencePart::Further { comparison, outcome }) => pen.write("analyses.html", analyses::view(desk, here, id, comparison, outcome)),
        PageKind::EvidencePart(id, part) => pen.write("evidence_part.html", evidence::part::view(desk, here, id, part)),
        PageKind::Analyses(id) => pen.write("analyses_list.html", analyses::list(desk, here, id)),
        PageKind::List(list, page) => pen.list(list, *page),
        PageKind::Studies(index) => pen.write("studies.html", studies::view(desk, here, *index)),
        PageKind::Browse(list) => pen.write("browse.html", browse::view(desk, here, list)),
        PageKind::Map => pen.write("map.html", map::view(desk, here)),
        PageKind::Compare => pen.write("compare.html", compare::view(desk, here)),
        PageKind::Search => pen.write("search.html", search::view(desk, here)),
        PageKind::Briefing => pen.write("briefing.html", briefing::view(desk, here)),
        PageKind::Study(id) => pen.write("study.html", study::view(desk, here, id)),
        PageKind::Outcome(id) => pen.write("outcome.html", outcomes::view(desk, here, id)),
        PageKind::Interventions => pen.write("interventions.html", interventions::list(desk, here)),
        PageKind::Intervention(id) => pen.write("intervention.html", interventions::view(desk, here, id)),
        PageKind::Findings => pen.write("findings.html", findings::list(desk, here)),
        PageKind::Checklist => pen.write("checklist.html", checklist::view(desk, here)),
        PageKind::Risk(id) => pen.write("risk.html", risks::view(desk, here, id)),
        PageKind::OpenIssues => pen.write("open_issues.html", open_issues::list(desk, here)),
        PageKind::OpenIssue(id) => pen.write("open_issue.html", open_issues::view(desk, here, id)),
        PageKind::Resource(id) => pen.write("resource.html", resources::view(desk, here, id)),
        PageKind::Economic(id) => pen.write("economic.html", economics::view(desk, here, id)),
        PageKind::Policy(id) => pen.write("policy.html", policies::view(desk, here, id)),
        PageKind::Update(id) => pen.write("update.html", updates::view(desk, here, id)),
        PageKind::Tools => pen.write("tools.html", tools::view(desk, here)),
        PageKind::Standing(id) => pen.write("standing.html", standing::view(desk, here, id)),
        PageKind::Downloads => pen.write("downloads.html", downloads::view(desk, here)),
        PageKind::Accessibility => pen.write("accessibility.html", accessibility::view(desk, here)),
        PageKind::NotFound => pen.write("not_found.html", not_found::view(desk, here)),
        PageKind::Removed(removed) => pen.write("removed.html", removed::view(desk, here, removed)),
        PageKind::Redirect(target) => Ok(redirect::stub(desk, here, target)),
    }
}

/// Fills templates for one page.
struct Pen<'a> {
    desk: &'a Desk<'a>,
    here: &'a Here,
    page: &'a PageKind,
    engine: &'a Engine,
}

impl Pen<'_> {
    /// A page of a list.
    #[rustfmt::skip]
    fn list(&self, list: &List, page: usize) -> Result<String, Box<Diagnostic>> {
        let (desk, here) = (self.desk, self.here);
        match list {
            List::Questions => self.write("questions.html", edition::questions::list(desk, here, page)),
            List::Evidence => self.write("evidence_list.html", evidence_list::view(desk, here, page)),
            List::Certainty => self.write("by_certainty.html", by_certainty::list(desk, here, page)),
            List::Outcomes => self.write("outcomes.html", outcomes::list(desk, here, page)),
            List::Theme(theme) => self.write("theme.html", findings::theme(desk, here, theme, page)),
            List::Results(outcome) => self.write("outcome_results.html", outcomes::results(desk, here, outcome, page)),
            List::Risks => self.write("risks.html", risks::list(desk, here, page)),
            List::Resources => self.write("resources.html", resources::list(desk, here, page)),
            List::Economics => self.write("economics.html", economics::list(desk, here, page)),
            List::Policies => self.write("policies.html", policies::list(desk, here, page)),
            List::Examples => self.write("examples.html", examples::view(desk, here, page)),
            List::Updates => self.write("updates.html", updates::list(desk, here, page)),
            List::Glossary => self.write("glossary.html", glossary::view(desk, here, page)),
        }
    }

    /// A plan names only records that exist, so a view that finds none is a fault of the program.
    fn write<T: Serialize>(
        &self,
        template: &str,
        view: Option<(Head, T)>,
    ) -> Result<String, Box<Diagnostic>> {
        let Some((head, page)) = view else {
            return Err(self.no_view());
        };
        // The glossary and the search explain words by themselves.
        let explains = !matches!(head.page_type, "glossary" | "search" | "not-found");
        let frame = frame::frame(self.desk, self.here, self.page, head);
        let html = self.engine.fill(template, &frame, &page)?;
        let glossary = explains.then_some(Glossary {
            terms: self.desk.terms,
            root: &self.here.root,
        });
        Ok(finish(anchors::unique(html), glossary))
    }

    fn no_view(&self) -> Box<Diagnostic> {
        let message = format!("The page `{}` has nothing to show.", self.here.address);
        Box::new(Diagnostic::new(&codes::NO_VIEW, message))
    }
}
