//! The one-page sheet of a question for an audience.

use serde::Serialize;

use crate::prose::plain_text;
use crate::record::id::Id;
use crate::view::desk::{Desk, Here};
use crate::view::head::{Head, canonical};
use crate::view::part::Link;
use crate::view::reading::Reading;
use crate::words::say;

use super::attributions::attributions;
use super::block::{self, GlanceView};

/// What the template `sheet.html` sees.
#[derive(Debug, Serialize)]
pub struct SheetPage {
    /// For whom the sheet is.
    pub audience: String,
    /// The answer.
    pub bottom_line_html: String,
    /// What follows.
    pub key_messages: Vec<String>,
    /// The at-a-glance strip.
    pub glance: Vec<GlanceView>,
    /// What kind of evidence answers the question.
    pub evidence_kind: String,
    /// When the answer was last reviewed; empty when that is not recorded.
    pub reviewed: String,
    /// The version of the evidence.
    pub version: String,
    /// The edition, with its full address as words where the site has one.
    pub edition: Link,
    /// The syntheses behind it.
    pub sources: Vec<Link>,
    /// The publisher.
    pub organisation: String,
}

/// Makes the page.
pub fn view(
    desk: &Desk<'_>,
    here: &Here,
    question: &Id,
    audience: &Id,
) -> Option<(Head, SheetPage)> {
    let reading = Reading::new(desk, here, question, audience)?;
    Some((head(&reading), page(&reading)))
}

fn head(reading: &Reading<'_>) -> Head {
    let (question, audience) = (reading.question, reading.audience);
    let home = reading.desk.addresses.audience_home(&audience.id);
    let edition = reading.desk.addresses.edition(&question.id, &audience.id);
    Head {
        title: question.value.title.clone(),
        description: say!(
            reading.desk,
            "sheet.on-one-page",
            audience = &audience.value.plural,
            answer = plain_text(&reading.edition.bottom_line.0)
        ),
        page_type: "sheet",
        audience: Some(audience.id.to_string()),
        crumbs: vec![
            reading.here.link(
                say!(
                    reading.desk,
                    "title.for-readers",
                    readers = &audience.value.plural
                ),
                &home,
            ),
            reading.here.link(question.value.short.clone(), &edition),
        ],
        section: "questions/index.html",
        attributions: attributions(reading),
        overdue: reading.desk.overdue(question),
        ..Head::default()
    }
}

fn page(reading: &Reading<'_>) -> SheetPage {
    let site = &reading.desk.evidence.site.value;
    let (question, audience) = (reading.question, reading.audience);
    let address = reading.desk.addresses.edition(&question.id, &audience.id);
    let words = canonical(site, &address).unwrap_or_else(|| address.clone());
    let reviewed = question
        .value
        .life
        .reviewed
        .map(|day| reading.desk.date(day));
    let syntheses = reading.syntheses();
    let link = |id| {
        reading
            .desk
            .link(reading.here, crate::record::kind::Kind::Synthesis, id)
    };
    SheetPage {
        audience: audience.value.plural.clone(),
        bottom_line_html: reading.html(&reading.edition.bottom_line),
        key_messages: block::key_messages(reading),
        glance: block::glance(reading),
        evidence_kind: question.value.evidence_kind.clone(),
        reviewed: reviewed.unwrap_or_default(),
        version: site.version.clone(),
        edition: reading.here.link(words, &address),
        sources: syntheses.iter().map(|s| link(&s.id)).collect(),
        organisation: site.organisation.name.clone(),
    }
}
