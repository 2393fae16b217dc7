//! A reader's own briefing: the page on which picked things are put together. What is on it is made
//! in the browser; the page itself says what it is and leads to the one-page sheets.

use serde::Serialize;

use crate::record::audience::Audience;
use crate::record::entry::Entry;
use crate::view::desk::{Desk, Here};
use crate::view::head::{Head, canonical};
use crate::view::part::Link;
use crate::view::shared::answer_cards;
use crate::words::say;

/// What the template `briefing.html` sees.
#[derive(Debug, Serialize)]
pub struct BriefingPage {
    /// The one-page sheets, by audience.
    pub sheets: Vec<SheetsFor>,
    /// The address under which the site is published; empty when it is not said.
    pub published: String,
}

/// The one-page sheets for an audience.
#[derive(Debug, Serialize)]
pub struct SheetsFor {
    /// For whom.
    pub audience: String,
    /// The sheets.
    pub sheets: Vec<Link>,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here) -> Option<(Head, BriefingPage)> {
    let head = Head {
        title: say!(desk, "link.my-briefing"),
        description: say!(desk, "page.briefing-about"),
        page_type: "briefing",
        ..Head::default()
    };
    let audiences = desk.evidence.audiences();
    let page = BriefingPage {
        sheets: audiences
            .into_iter()
            .map(|a| sheets(desk, here, a))
            .collect(),
        published: canonical(&desk.evidence.site.value, "").unwrap_or_default(),
    };
    Some((head, page))
}

fn sheets(desk: &Desk<'_>, here: &Here, audience: &Entry<Audience>) -> SheetsFor {
    let with_edition = answer_cards::questions(desk)
        .into_iter()
        .filter_map(|question| {
            question.value.editions.get(audience.id.as_str())?;
            let address = desk.addresses.sheet(&question.id, &audience.id);
            Some(here.link(question.value.title.clone(), &address))
        });
    SheetsFor {
        audience: audience.value.plural.clone(),
        sheets: with_edition.collect(),
    }
}
