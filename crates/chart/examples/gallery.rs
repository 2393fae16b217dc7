//! Writes one HTML page with every chart, drawn from invented input. Usage: `gallery THEME.css OUT.html`.

use std::fmt::Write as _;

#[path = "demo/mod.rs"]
mod demo;

use distil_chart::{CSS, Figure};

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let theme = arguments
        .next()
        .map(std::fs::read_to_string)
        .transpose()?
        .unwrap_or_default();
    let out = arguments
        .next()
        .unwrap_or_else(|| "gallery.html".to_owned());
    std::fs::write(out, page(&theme))
}

fn page(theme: &str) -> String {
    let mut body = String::new();
    for (index, (name, figure)) in demo::all().into_iter().enumerate() {
        let _ = write!(
            body,
            "<h2>{name}</h2>{}{}",
            scroll(index, name, &figure),
            table(&figure)
        );
    }
    format!(
        "<!doctype html><html lang=en-GB data-page-type=gallery><head><meta charset=utf-8><title>Chart gallery</title>\
         <meta name=viewport content=\"width=device-width\"><meta name=description content=\"Charts with invented input\">\
         <style>{theme}{CSS}</style></head><body><main class=wrap><h1>Charts, all input invented</h1>{body}</main></body></html>"
    )
}

fn scroll(index: usize, name: &str, figure: &Figure) -> String {
    format!(
        "<div class=scroll id=s{index} tabindex=0 role=region aria-label=\"{name}\">{}</div>",
        figure.svg
    )
}

fn table(figure: &Figure) -> String {
    let table = &figure.table;
    let row = |tag: &str, cells: &[String]| {
        let cells: String = cells
            .iter()
            .map(|cell| format!("<{tag}>{}</{tag}>", escape(cell)))
            .collect();
        format!("<tr>{cells}</tr>")
    };
    let rows: String = table.rows.iter().map(|cells| row("td", cells)).collect();
    let (caption, head) = (escape(&table.caption), row("th", &table.columns));
    format!(
        "<details><summary>As a table</summary><div class=scroll tabindex=0 role=region aria-label=\"Table\">\
         <table><caption>{caption}</caption><thead>{head}</thead><tbody>{rows}</tbody></table></div></details>"
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
