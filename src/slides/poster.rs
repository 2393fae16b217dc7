//! A poster: the picture of a question with its answer on one sheet of A4.

use crate::changes::{EditionTold, QuestionTold, of_question};
use crate::text::escape;
use crate::view::Desk;
use crate::words::say;

use super::said::{bare, foot, page};

/// The page with the poster; `svg` is the picture of the question as it stands on its page.
pub fn poster(
    desk: &Desk<'_>,
    question: &QuestionTold,
    edition: &EditionTold,
    svg: &str,
) -> String {
    let readers = bare(say!(
        desk.words,
        "changes.for-readers",
        readers = &edition.readers
    ));
    let certainty = of_question(desk.words, question);
    let main = format!(
        "<h1>{}</h1>\n<p class=\"readers\">{}</p>\n<p class=\"answer\">{}</p>\n<p class=\"certainty\">{}</p>\n<div class=\"picture\">{}</div>\n<footer>{}</footer>\n",
        escape::html(&question.title),
        escape::html(&readers),
        escape::html(&edition.answer),
        escape::html(&certainty),
        inline(svg),
        foot(desk, edition),
    );
    page(desk, &question.title, STYLE, &main)
}

/// One sheet upright. The picture takes what the words leave, and never a second sheet.
const STYLE: &str = "@page{size:A4 portrait;margin:0}*{box-sizing:border-box}body{margin:0;background:#ddd;color:#1a1a1a;font-family:Arial,Helvetica,sans-serif}main{display:flex;flex-direction:column;width:210mm;max-width:100%;height:296mm;margin:0 auto;padding:16mm 14mm 10mm;background:#fff;overflow:hidden}h1{font-size:32px;line-height:1.2;margin:0 0 2mm}p{margin:0 0 4mm}.readers{font-size:15px;color:#4a4a4a}.answer{font-size:22px;line-height:1.35}.certainty{font-size:18px;font-weight:bold}.picture{flex:1 1 0;min-height:0;display:flex;justify-content:center;align-items:flex-start}.picture svg{width:100%;height:100%;max-width:100%;max-height:100%}footer{margin-top:4mm;font-size:12px;color:#4a4a4a;overflow-wrap:anywhere}@media print{body{background:#fff}main{margin:0}}";

/// The drawing without what stands before it in a file of its own.
fn inline(svg: &str) -> &str {
    svg.find("<svg").map_or(svg, |at| &svg[at..])
}
