//! The site itself: `site.yaml`.

use super::address::{Address, Email};
use super::base_address::BaseAddress;
use super::entry::Entry;
use super::id::Ref;
use super::kind;
use super::language_tag::LanguageTag;
use super::value::{Date, Licence, Markdown};
use super::vocabulary::{Choice, Place};
use schemars::JsonSchema;
use serde::Deserialize;

/// What a list of sites says of one. It is read alone, where no fault has to be reported.
#[derive(Debug, Deserialize)]
pub struct Front {
    /// What the site is about, in one line.
    pub tagline: String,
}

impl Front {
    /// Reads it from the text of a `site.yaml`; nothing when that is no such file.
    pub fn read(text: &str) -> Option<Self> {
        serde_yaml::from_str(text).ok()
    }
}

/// The site. File: `site.yaml`, at the top of the content folder.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// The name of the site.
    pub title: String,
    /// What the site is, in one sentence.
    pub tagline: String,
    /// A short description for search engines and feeds.
    pub description: String,
    /// The address at which it is published, with `https://`. Feeds, the sitemap, citations of pages and
    /// the cards that other sites show for a shared page need it.
    pub base_url: Option<BaseAddress>,
    /// Language of the text, such as `en-GB`. Headings, labels and dates follow it where the program
    /// or the theme has words in it: `en` and, not yet read by a speaker, `gd`.
    pub language: LanguageTag,
    /// The version of the evidence shown, in your own numbering.
    pub version: String,
    /// Who publishes the site.
    pub organisation: Organisation,
    /// The licence of the site's own text.
    pub licence: Licence,
    /// A theme of the program by name, or a folder of the project.
    #[serde(default = "default_theme")]
    pub theme: String,
    /// Whether a public body publishes it; an accessibility statement is then a duty.
    #[serde(default)]
    pub public_sector: bool,
    /// The audiences, in the order of their doors on the home page.
    pub audiences: Vec<Ref<kind::Audience>>,
    /// The places that are here for readers, from the widest to the nearest: evidence and examples
    /// from there are counted and come first. Left out: no place is nearer than another.
    #[serde(default)]
    pub here: Vec<Choice<Place>>,
    /// Text of the home page below the doors.
    pub introduction: Option<Markdown>,
    /// How far the reader can trust the site, for the home page.
    pub trust: Option<Markdown>,
    /// When risks are drawn as a hundred people.
    #[serde(default)]
    pub pictures: Pictures,
    /// Addresses that pages had before, where no earlier id of a record tells them.
    #[serde(default)]
    pub redirects: Vec<Redirect>,
    /// Data for the accessibility statement.
    pub accessibility: Option<Accessibility>,
}

/// An earlier address of a page. Both are relative to the site: `studies/old-name.html`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Redirect {
    /// The address that the page had.
    pub from: String,
    /// The address of the page to which it leads now.
    pub to: String,
}

impl Site {
    /// A site without content, for checks of the records when `site.yaml` cannot be read.
    pub fn stand_in() -> Entry<Self> {
        let none = String::new;
        let contact = Contact {
            text: none(),
            email: None,
            url: None,
        };
        let organisation = Organisation {
            name: none(),
            about: None,
            url: None,
            contact,
        };
        let licence = Licence {
            name: none(),
            url: None,
        };
        let value = Self {
            title: none(),
            tagline: none(),
            description: none(),
            base_url: None,
            language: LanguageTag::english(),
            version: none(),
            organisation,
            licence,
            theme: default_theme(),
            public_sector: false,
            audiences: Vec::new(),
            here: Vec::new(),
            introduction: None,
            trust: None,
            pictures: Pictures::default(),
            redirects: Vec::new(),
            accessibility: None,
        };
        Entry::without_file("site", value)
    }
}

fn default_theme() -> String {
    "default".to_owned()
}

/// When risks are drawn as a hundred people in each of two groups. Whatever is set here, none are drawn
/// at very low certainty or where certainty was not judged.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pictures {
    /// From how many people on, over all trials of the outcome. Left out: 200, so that no person is
    /// drawn for whom nobody was studied.
    #[serde(default = "least_people")]
    #[schemars(range(min = 1))]
    pub least_people: u32,
}

impl Default for Pictures {
    fn default() -> Self {
        Self {
            least_people: least_people(),
        }
    }
}

fn least_people() -> u32 {
    200
}

/// Who publishes the site.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Name.
    pub name: String,
    /// What it is, in one sentence.
    pub about: Option<String>,
    /// Address of its own site.
    pub url: Option<Address>,
    /// How to reach it; shown on every page.
    pub contact: Contact,
}

/// How to reach the publisher.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// What to do, in words.
    pub text: String,
    /// An e-mail address.
    pub email: Option<Email>,
    /// An address of a page or form.
    pub url: Option<Address>,
}

/// Data for the accessibility statement.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Accessibility {
    /// How far the site meets WCAG 2.2 AA.
    pub status: AccessibilityStatus,
    /// When it was tested last.
    pub tested_on: Date,
    /// Who tested it.
    pub tested_by: String,
    /// How it was tested.
    pub method: String,
    /// Working days within which a message is answered.
    #[schemars(range(min = 1))]
    pub response_days: u8,
    /// What is known to be wrong.
    #[serde(default)]
    pub known_issues: Vec<AccessibilityIssue>,
}

/// How far the site meets WCAG 2.2 AA.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AccessibilityStatus {
    /// Fully.
    Full,
    /// Partly.
    Partial,
    /// Not.
    None,
}

/// A known fault of accessibility.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AccessibilityIssue {
    /// What does not work, and for whom.
    pub what: String,
    /// The success criterion.
    pub wcag: Option<String>,
    /// Why it is so.
    pub why: String,
    /// When it will be mended.
    #[schemars(extend("x-may-come" = true))]
    pub fix_by: Option<Date>,
    /// What to do meanwhile.
    pub alternative: Option<String>,
}
