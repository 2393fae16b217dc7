//! The card that other sites show when somebody shares a page.

use serde::Serialize;

use crate::plan::PageKind;
use crate::prose::plain_text;
use crate::record::id::Id;
use crate::record::value::Markdown;
use crate::text::marks;
use crate::view::desk::Desk;
use crate::view::head::canonical;
use crate::view::part::Badge;
use crate::view::reading::plainest;
use crate::view::shared::certainty_span;
use crate::words::{date, say};
use chart::card::{Card, Certainty, HEIGHT, WIDTH};

/// A card, as a page names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CardLink {
    /// Its full address.
    pub url: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// The card in words.
    pub alt: String,
}

/// Where the card of a page stands: a folder of its own, so that no page can be in its way.
pub fn address(page: &str) -> String {
    format!("cards/{}.png", page.trim_end_matches(".html"))
}

/// The card of a page: home, questions, editions and evidence have one. Sites that do not say where
/// they are published have none, because a card needs a full address.
pub fn of_page(desk: &Desk<'_>, page: &PageKind) -> Option<Card> {
    let site = &desk.evidence.site.value;
    site.base_url.as_ref()?;
    let records = &desk.evidence.records;
    let card = match page {
        PageKind::Home => card(desk, &site.title, &site.tagline, None, None),
        PageKind::Question(id) => {
            let question = records.questions.get(id)?;
            let plainest = plainest(desk)?;
            let answer = answer(desk, id, &plainest.id)?;
            let badge = certainty_span::of_question(desk, question);
            card(desk, &question.value.title, &answer, badge, None)
        }
        PageKind::Edition { question, audience } => {
            let answer = answer(desk, question, audience)?;
            let question = records.questions.get(question)?;
            let plural = &records.audiences.get(audience)?.value.plural;
            let badge = certainty_span::of_question(desk, question);
            card(desk, &question.value.title, &answer, badge, Some(plural))
        }
        PageKind::Evidence(id) => {
            let synthesis = records.syntheses.get(id)?;
            let badge = certainty_span::of_synthesis(desk, synthesis);
            let answer = sentence(&synthesis.value.summary);
            card(desk, &synthesis.value.title, &answer, badge, None)
        }
        _ => return None,
    };
    Some(without_marks(card)).filter(Card::can_be_drawn)
}

/// A picture has no place for the marks of a language.
fn without_marks(mut card: Card) -> Card {
    let certainty = card
        .certainty
        .as_mut()
        .map(|certainty| &mut certainty.label);
    for text in [&mut card.foot, &mut card.answer]
        .into_iter()
        .chain(certainty)
    {
        *text = marks::plain(text).into_owned();
    }
    card
}

/// The card that a page names: its own, or that of the home page.
pub(super) fn link(desk: &Desk<'_>, page: &PageKind, at: &str) -> Option<CardLink> {
    let own = of_page(desk, page).map(|card| (card, address(at)));
    let (card, address) = own.or_else(|| {
        let home = || of_page(desk, &PageKind::Home);
        let home = desk.home_card.get_or_init(home).clone()?;
        Some((home, address("index.html")))
    })?;
    Some(CardLink {
        url: canonical(&desk.evidence.site.value, &address)?,
        width: WIDTH,
        height: HEIGHT,
        alt: card.words(),
    })
}

fn card(
    desk: &Desk<'_>,
    title: &str,
    answer: &str,
    badge: Option<Badge>,
    audience: Option<&String>,
) -> Card {
    let site = &desk.evidence.site.value;
    let (version, day) = (&site.version, desk.evidence.as_of().0);
    let foot = match audience {
        Some(readers) => say!(
            desk,
            "card.foot-for",
            readers = readers,
            version = version,
            date = date(day)
        ),
        None => say!(desk, "card.foot", version = version, date = date(day)),
    };
    Card {
        site: site.title.clone(),
        title: title.to_owned(),
        answer: answer.to_owned(),
        certainty: badge.as_ref().map(certainty),
        foot,
    }
}

fn certainty(badge: &Badge) -> Certainty {
    let filled = match badge.level.as_str() {
        "high" => 4,
        "moderate" => 3,
        "low" => 2,
        _ => 1,
    };
    Certainty {
        filled,
        is_confidence: badge.kind == "confidence",
        label: badge.label.clone(),
    }
}

fn answer(desk: &Desk<'_>, question: &Id, audience: &Id) -> Option<String> {
    let question = desk.evidence.records.questions.get(question)?;
    let edition = question.value.editions.get(audience.as_str())?;
    Some(sentence(&edition.bottom_line))
}

/// The first sentence. One that is followed by a small letter was only an abbreviation.
fn sentence(text: &Markdown) -> String {
    let text = plain_text(&text.0);
    let ends = text.match_indices(". ").map(|(at, _)| at + 1);
    let end = ends.into_iter().find(|end| {
        let next = text[*end..].trim_start().chars().next();
        next.is_some_and(|c| !c.is_lowercase())
    });
    end.map_or(text.as_str(), |end| &text[..end]).to_owned()
}
