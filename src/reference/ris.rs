//! RIS, which nearly every reference manager reads.

use std::fmt::Write as _;

use super::item::{Item, ItemKind};
use super::name::inverted;

/// One record: from TY to ER, with the line ends that the format asks for.
pub fn ris(item: &Item) -> String {
    let mut text = String::new();
    let mut tag = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
            let _ = write!(text, "{name}  - {value}\r\n");
        }
    };
    tag("TY", Some(kind(item.kind)));
    for author in &item.authors {
        tag("AU", Some(&inverted(author)));
    }
    tag("TI", Some(item.title_or_label()));
    tag("T2", item.container.as_deref());
    tag("PY", item.year.map(|year| year.to_string()).as_deref());
    let date = item.date.map(|day| day.to_string().replace('-', "/") + "/");
    tag("DA", date.as_deref());
    tag("VL", item.volume.as_deref());
    tag("IS", item.issue.as_deref());
    let (first, last) = item.page_range();
    tag("SP", first);
    tag("EP", last);
    tag("PB", item.publisher.as_deref());
    tag("ET", item.version.as_deref());
    tag("DO", item.doi.as_deref());
    tag("AN", item.pmid.as_deref());
    tag("UR", item.address_of_text().as_deref());
    tag("LA", item.language.as_deref());
    tag("N1", item.remark().as_deref());
    tag("ID", Some(&item.key));
    text.push_str("ER  - \r\n\r\n");
    text
}

fn kind(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Article => "JOUR",
        ItemKind::Report => "RPRT",
        ItemKind::Other => "GEN",
        ItemKind::Page => "ELEC",
    }
}
