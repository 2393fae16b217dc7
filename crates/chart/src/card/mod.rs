//! Cards that other sites show when somebody shares a page: PNG, because they draw no SVG.
//!
//! The letters come from fonts inside the program, so that a card has the same bytes on every
//! machine.

mod canvas;
mod lettering;
mod png;
mod raster;

use canvas::{Canvas, Ink};
use lettering::{Line, cut, wrap};
use raster::Weight;

/// The width of a card in pixels.
pub const WIDTH: u32 = 1200;
/// The height of a card in pixels.
pub const HEIGHT: u32 = 630;

/// Another number for each change of how cards are drawn.
const STYLE: u32 = 2;

const LEFT: f32 = 72.0;
const TEXT_WIDTH: f32 = WIDTH as f32 - 2.0 * LEFT;

/// What a card says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The name of the site.
    pub site: String,
    /// The question, or the title of the page.
    pub title: String,
    /// The answer in a sentence; empty when there is none.
    pub answer: String,
    /// How sure we are; nothing where nothing was judged.
    pub certainty: Option<Certainty>,
    /// For whom, version and date.
    pub foot: String,
}

/// How sure we are, as marks and in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certainty {
    /// How many of the four marks are filled.
    pub filled: u8,
    /// Squares in place of dots: confidence in a qualitative finding.
    pub is_confidence: bool,
    /// The words.
    pub label: String,
}

impl Card {
    /// Whether the fonts have every letter of the card. A card with holes would be worse than none.
    pub fn can_be_drawn(&self) -> bool {
        let label = self.certainty.as_ref().map_or("", |c| c.label.as_str());
        [&self.site, &self.title, &self.answer, &self.foot]
            .into_iter()
            .map(String::as_str)
            .chain([label])
            .all(lettering::has_all)
    }

    /// All that decides what the card looks like, and the version of how it is drawn: cards with the
    /// same key have the same bytes.
    pub fn key(&self) -> String {
        format!("{STYLE} {self:?}")
    }

    /// The card in words, for readers who do not see it.
    pub fn words(&self) -> String {
        let label = self.certainty.as_ref().map(|c| c.label.as_str());
        let parts = [
            Some(self.title.as_str()),
            Some(self.answer.as_str()),
            label,
            Some(self.foot.as_str()),
            Some(self.site.as_str()),
        ];
        let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
        let ended = |part: &str| match part.ends_with(['.', '?', '!']) {
            true => part.to_owned(),
            false => format!("{part}."),
        };
        parts.map(ended).collect::<Vec<_>>().join(" ")
    }
}

/// Draws a card; nothing when a drawing of this size cannot be made.
pub fn draw(card: &Card) -> Option<Vec<u8>> {
    let mut canvas = Canvas::new(WIDTH as usize, HEIGHT as usize);
    canvas.band();
    canvas.line(
        &one_line(&card.site, Weight::Bold, 30),
        LEFT,
        86.0,
        Ink::Brand,
    );
    let below = draw_title(&mut canvas, card);
    draw_answer(&mut canvas, card, below);
    draw_certainty(&mut canvas, card);
    let foot = one_line(&card.foot, Weight::Regular, 26);
    canvas.line(&foot, LEFT, 586.0, Ink::Grey);
    canvas.png()
}

/// As much of a text as the width of the card holds.
fn one_line(text: &str, weight: Weight, size: u16) -> Line {
    Line::new(cut(text, weight, size, TEXT_WIDTH), weight, size)
}

/// The title in two or three lines; gives where the answer may begin.
fn draw_title(canvas: &mut Canvas, card: &Card) -> f32 {
    let sizes = [(58, 2), (48, 3)];
    let fits = sizes.into_iter().find(|(size, most)| {
        wrap(&card.title, Weight::Bold, *size, TEXT_WIDTH, usize::MAX).len() <= *most
    });
    let (size, most) = fits.unwrap_or((48, 3));
    let mut y = 130.0;
    for text in wrap(&card.title, Weight::Bold, size, TEXT_WIDTH, most) {
        y += f32::from(size) * 1.16;
        canvas.line(&Line::new(text, Weight::Bold, size), LEFT, y, Ink::Black);
    }
    y + 26.0
}

fn draw_answer(canvas: &mut Canvas, card: &Card, top: f32) {
    const SIZE: u16 = 34;
    const LEAD: f32 = 45.0;
    let bottom = if card.certainty.is_some() {
        490.0
    } else {
        540.0
    };
    let lines = [1, 2, 3, 4, 5]
        .into_iter()
        .rev()
        .find(|lines| top + LEAD * f32::from(*lines) <= bottom);
    let lines = usize::from(lines.unwrap_or(1_u8));
    let mut y = top;
    for text in wrap(&card.answer, Weight::Regular, SIZE, TEXT_WIDTH, lines) {
        y += LEAD;
        canvas.line(&Line::new(text, Weight::Regular, SIZE), LEFT, y, Ink::Black);
    }
}

fn draw_certainty(canvas: &mut Canvas, card: &Card) {
    let Some(certainty) = &card.certainty else {
        return;
    };
    for place in 0..4_u8 {
        let x = LEFT + 15.0 + 40.0 * f32::from(place);
        canvas.level(x, 521.0, place < certainty.filled, certainty.is_confidence);
    }
    let label = cut(&certainty.label, Weight::Bold, 30, TEXT_WIDTH - 180.0);
    canvas.line(
        &Line::new(label, Weight::Bold, 30),
        LEFT + 176.0,
        532.0,
        Ink::Black,
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(answer: &str) -> Card {
        Card {
            site: "A site".to_owned(),
            title: "Does it help?".to_owned(),
            answer: answer.to_owned(),
            certainty: Some(Certainty {
                filled: 2,
                is_confidence: false,
                label: "Low certainty".to_owned(),
            }),
            foot: "Version 1".to_owned(),
        }
    }

    #[test]
    fn a_card_is_a_png_of_the_size_that_sites_ask_for() {
        let png = draw(&card("It may help a little.")).unwrap();
        assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        assert_eq!((number(16), number(20)), (WIDTH, HEIGHT));
        assert!(draw(&card("It may help a lot.")).unwrap() != png);
        assert_eq!(draw(&card("It may help a little.")).unwrap(), png);
    }

    #[test]
    fn long_text_is_drawn_too() {
        let long = "word ".repeat(400);
        assert!(draw(&card(&long)).is_some());
        assert!(draw(&card(&"x".repeat(900))).is_some());
    }

    #[test]
    fn letters_that_the_fonts_lack_are_noticed() {
        assert!(card("Naïve – “żółć” … £5 ≥ 1").can_be_drawn());
        assert!(!card("Помогает ли это?").can_be_drawn());
    }

    #[test]
    fn a_card_is_told_in_words() {
        assert_eq!(
            card("It may help.").words(),
            "Does it help? It may help. Low certainty. Version 1. A site."
        );
    }
}
