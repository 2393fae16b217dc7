//! What became of links to other sites when they were last tried, kept beside the content.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::cache;

use super::ask::Asked;

/// The file in the folder of the cache. Another version of the program reads it too.
const FILE: &str = "external-links.json";
/// How many days a link that led somewhere is not tried again.
const GOOD_FOR: i32 = 30;

/// What became of all links.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Kept {
    links: BTreeMap<String, Tried>,
}

/// What became of a link.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Tried {
    /// The day, as `2026-03-01`.
    day: String,
    became: Became,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    detail: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Became {
    There,
    Moved,
    Gone,
    Unknown,
}

fn path(content: &Path) -> PathBuf {
    cache::folder_of(content).join(FILE)
}

impl Kept {
    /// What was kept for a content folder; nothing where nothing was, or where it cannot be read.
    pub fn read(content: &Path) -> Self {
        let text = fs::read_to_string(path(content)).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// Keeps it. A place that cannot be written goes without.
    pub fn write(&self, content: &Path) {
        let path = path(content);
        let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
        if let (Ok(()), Ok(text)) = (folder, serde_json::to_string_pretty(self)) {
            let _ = fs::write(path, text + "\n");
        }
    }

    /// What became of a link, where that need not be asked again today.
    pub fn fresh(&self, address: &str, today: Date) -> Option<Asked> {
        let tried = self.links.get(address)?;
        let days = match tried.became {
            Became::There | Became::Moved => GOOD_FOR,
            Became::Gone | Became::Unknown => 0,
        };
        let day: Date = tried.day.parse().ok()?;
        let until = day.saturating_add(days.days());
        (day <= today && today <= until).then(|| tried.asked())
    }

    /// Notes what became of a link.
    pub fn note(&mut self, address: &str, asked: &Asked, day: Date) {
        let (became, detail) = match asked {
            Asked::There(None) => (Became::There, String::new()),
            Asked::There(Some(to)) => (Became::Moved, to.clone()),
            Asked::Gone(why) => (Became::Gone, why.clone()),
            Asked::Unknown(why) => (Became::Unknown, why.clone()),
        };
        let tried = Tried {
            day: day.to_string(),
            became,
            detail,
        };
        self.links.insert(address.to_owned(), tried);
    }

    /// Forgets links that no record has any more.
    pub fn retain(&mut self, is_there: impl Fn(&str) -> bool) {
        self.links.retain(|address, _| is_there(address));
    }

    /// The links that led nowhere, each with the reason.
    pub fn broken(&self) -> impl Iterator<Item = (&str, &str)> {
        let broken = self
            .links
            .iter()
            .filter(|(_, it)| it.became == Became::Gone);
        broken.map(|(address, it)| (address.as_str(), it.detail.as_str()))
    }

    /// The day on which a link was last tried.
    pub fn last_day(&self) -> Option<&str> {
        self.links.values().map(|it| it.day.as_str()).max()
    }
}

impl Tried {
    fn asked(&self) -> Asked {
        let detail = self.detail.clone();
        match self.became {
            Became::There => Asked::There(None),
            Became::Moved => Asked::There(Some(detail)),
            Became::Gone => Asked::Gone(detail),
            Became::Unknown => Asked::Unknown(detail),
        }
    }
}
