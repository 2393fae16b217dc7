//! What a build made, to be read.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde_json::Value;

use crate::Project;

/// The files of a site by address, as text.
#[derive(Debug)]
pub struct Site(BTreeMap<String, String>);

impl Site {
    /// The files that stand in the output of a project.
    pub fn of(project: &Project) -> Self {
        let text =
            |(name, bytes): (_, Vec<u8>)| (name, String::from_utf8_lossy(&bytes).into_owned());
        Self(project.site().into_iter().map(text).collect())
    }

    /// The site of the example that shows every feature, made once for all tests of a process.
    pub fn everything() -> &'static Self {
        static SITE: OnceLock<Site> = OnceLock::new();
        SITE.get_or_init(|| Project::everything().build())
    }

    /// The site of the content of this repository, made once for all tests of a process.
    pub fn real() -> &'static Self {
        static SITE: OnceLock<Site> = OnceLock::new();
        SITE.get_or_init(|| Project::real().build())
    }

    /// The text of a file.
    pub fn file(&self, address: &str) -> &str {
        let file = self.0.get(address);
        file.unwrap_or_else(|| panic!("{address} is not there"))
    }

    /// The citations on a page, in order, as readers see them.
    pub fn citations(&self, address: &str) -> Vec<String> {
        let texts = all_between(
            self.file(address),
            "<span class=\"citation-text\">",
            "</span>",
        );
        texts.into_iter().map(plain).collect()
    }

    /// Whether there is a file at an address.
    pub fn has(&self, address: &str) -> bool {
        self.0.contains_key(address)
    }

    /// A file of data.
    pub fn json(&self, address: &str) -> Value {
        let data = serde_json::from_str(self.file(address));
        data.unwrap_or_else(|error| panic!("{address}: {error}"))
    }

    /// Addresses and texts of all files.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// Files whose address ends so.
    pub fn ending(&self, end: &str) -> Vec<(&str, &str)> {
        self.files()
            .filter(|(name, _)| name.ends_with(end))
            .collect()
    }

    /// The pages, without those that only lead to another and without the one for lost readers.
    pub fn pages(&self) -> impl Iterator<Item = (&str, &str)> {
        let is_page = |(name, text): &(&str, &str)| {
            name.ends_with(".html") && text.contains("data-page-type=") && *name != "404.html"
        };
        self.files().filter(is_page)
    }
}

/// What stands between each pair of marks.
pub fn all_between<'a>(text: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    let parts = text.split(start).skip(1);
    parts.filter_map(|part| part.split(end).next()).collect()
}

/// What escaped text says.
pub fn plain(html: &str) -> String {
    let text = html
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">");
    text.replace("&amp;", "&")
}

/// The text of a page without its markup, since words of the glossary are linked.
pub fn words(html: &str) -> String {
    let mut text = String::new();
    for piece in html.split('<') {
        text.push_str(piece.split_once('>').map_or("", |(_, words)| words));
    }
    text
}
