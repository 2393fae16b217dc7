//! Slides of a question for an audience: a page that prints one landscape sheet each and needs nothing else.
//!
//! Each slide says what the pages say, in the same sentences. A number never stands without its certainty.

use crate::changes::{EditionTold, OutcomeTold, QuestionTold, behind, of_question};
use crate::text::escape;
use crate::view::Desk;
use crate::words::say;

use super::said::{bare, foot, page};

/// How many outcomes have a slide.
const MOST_OUTCOMES: usize = 8;
/// How many messages stand on one slide.
const MESSAGES: usize = 4;

/// The page with the slides.
pub fn slides(desk: &Desk<'_>, question: &QuestionTold, edition: &EditionTold) -> String {
    let mut all = vec![
        first(desk, question, edition),
        answer(desk, question, edition),
    ];
    all.extend(
        edition
            .outcomes
            .iter()
            .take(MOST_OUTCOMES)
            .map(|it| outcome(desk, it)),
    );
    let texts: Vec<&String> = edition.messages.iter().chain(&edition.decide_now).collect();
    for part in texts.chunks(MESSAGES) {
        let items: Vec<String> = part
            .iter()
            .map(|it| format!("<li>{}</li>", escape::html(it)))
            .collect();
        let heading = heading(&bare(say!(desk.words, "slides.messages")));
        all.push(format!("{heading}<ul>{}</ul>", items.concat()));
    }
    let foot = foot(desk, edition);
    let slides: Vec<String> = all
        .iter()
        .enumerate()
        .map(|(place, slide)| {
            format!(
                "<section aria-label=\"{}\">{slide}<footer>{foot}</footer></section>\n",
                place + 1
            )
        })
        .collect();
    page(desk, &question.title, STYLE, &slides.concat())
}

/// A sheet in landscape each, in print and on a screen.
const STYLE: &str = "@page{size:A4 landscape;margin:0}*{box-sizing:border-box}body{margin:0;background:#ddd;color:#1a1a1a;font-family:Arial,Helvetica,sans-serif}section{position:relative;width:100%;max-width:297mm;min-height:209mm;margin:0 auto 8mm;padding:18mm 20mm 24mm;background:#fff;break-after:page;break-inside:avoid}h1{font-size:44px;line-height:1.2;margin:20mm 0 8mm}h2{font-size:34px;line-height:1.2;margin:0 0 8mm}p,li{font-size:26px;line-height:1.35;margin:0 0 5mm}.numbers{font-size:20px;color:#4a4a4a}.certainty{font-weight:bold}footer{position:absolute;left:20mm;right:20mm;bottom:8mm;font-size:14px;color:#4a4a4a}@media print{body{background:#fff}section{margin:0;width:297mm;height:209mm}}";

fn heading(text: &str) -> String {
    format!("<h2>{}</h2>", escape::html(text))
}

fn paragraph(class: &str, text: &str) -> String {
    let class = if class.is_empty() {
        String::new()
    } else {
        format!(" class=\"{class}\"")
    };
    format!("<p{class}>{}</p>", escape::html(text))
}

fn first(desk: &Desk<'_>, question: &QuestionTold, edition: &EditionTold) -> String {
    let readers = bare(say!(
        desk.words,
        "changes.for-readers",
        readers = &edition.readers
    ));
    let title = escape::html(&question.title);
    format!("<h1>{title}</h1>{}", paragraph("", &readers))
}

fn answer(desk: &Desk<'_>, question: &QuestionTold, edition: &EditionTold) -> String {
    let certainty = of_question(desk.words, question);
    format!(
        "{}{}{}",
        heading(&bare(say!(desk.words, "slides.answer"))),
        paragraph("", &edition.answer),
        paragraph("certainty", &certainty)
    )
}

/// The sentence with its certainty, what is compared, the numbers, and those without results in doubt.
fn outcome(desk: &Desk<'_>, told: &OutcomeTold) -> String {
    let behind = behind(desk.words, told).into_iter();
    let behind = behind.map(|text| paragraph("certainty", &text));
    let numbers = std::iter::once(&told.numbers).chain(&told.doubt);
    let numbers = numbers.map(|text| paragraph("numbers", text));
    let parts: Vec<String> = [heading(&told.name), paragraph("", &told.statement)]
        .into_iter()
        .chain(behind)
        .chain(numbers)
        .collect();
    parts.concat()
}
