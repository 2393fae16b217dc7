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
    /// The sheets of the first questions.
    pub sheets: Vec<Link>,
    /// The list of all questions, where there are more.
    pub all: Option<Link>,
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
    let mut questions = answer_cards::questions(desk);
    questions.retain(|question| question.value.editions.contains_key(audience.id.as_str()));
    let sheets = questions.iter().take(answer_cards::MOST).map(|question| {
        let address = desk.addresses.sheet(&question.id, &audience.id);
        here.link(question.value.title.clone(), &address)
    });
    let sheets: Vec<Link> = sheets.collect();
    SheetsFor {
        audience: audience.value.plural.clone(),
        all: answer_cards::all(desk, here, sheets.len(), questions.len()),
        sheets,
    }
}
