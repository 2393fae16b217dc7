//! The words of the topic: vocabularies that records choose from, each in a file of its own.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use super::id::Id;
use super::life::Life;

/// The words of the topic of one kind, such as the stages of a project. File:
/// `vocabularies/<name>.yaml`, where the name is one of `setting-kinds`, `role-types`, `stages`,
/// `outcome-domains`, `finding-roles`, `when`, `resource-kinds`, `places` and `study-properties`.
///
/// The program brings a neutral vocabulary along for each name. A file of the content takes its
/// place as a whole, so it holds every value that the records use. A value that no record uses
/// shows nowhere.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Vocabulary {
    /// What the vocabulary is called.
    pub title: String,
    /// The values, in the order in which pages show them.
    pub values: Vec<VocabularyValue>,
    /// Whether it is shown, when it was reviewed, and its earlier ids.
    #[serde(flatten)]
    pub life: Life,
}

/// A value of a vocabulary.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VocabularyValue {
    /// Its id, as records write it.
    pub id: Id,
    /// What readers see in lists, tables and filters, with a capital first letter.
    pub words: Translated,
    /// The same at full length, as a heading or where there is room; the words when left out.
    pub long: Option<Translated>,
    /// The same inside a sentence: "before the start"; the words when left out.
    pub clause: Option<Translated>,
    /// The end of a sentence that begins "3 of 28 studies": "took place in schools".
    pub phrase: Option<Translated>,
    /// The heading of a column of counts: of findings in the table of themes, for `finding-roles`,
    /// or of studies by where they took place, for `places`. Left out of `finding-roles`, the value
    /// has no column.
    pub column: Option<Translated>,
    /// In `places`: further names by which records call the place.
    #[serde(default)]
    pub also: Vec<String>,
    /// In `places`: the wider place in which it lies, by id. What comes from the one comes from the
    /// other as well.
    pub lies_in: Option<Choice<Place>>,
    /// In `outcome-domains`: what its outcomes are about, for leading readers to the question of
    /// the site that has most to say on it.
    pub about: Option<DomainAbout>,
    /// In `resource-kinds`: where resources of the kind are offered to start from.
    pub offered: Option<Offered>,
    /// In `stages`: the part of a business case in which its actions stand.
    pub case: Option<CasePart>,
}

/// What the outcomes of a domain are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DomainAbout {
    /// What happens to people.
    People,
    /// Services and money.
    Money,
}

/// Where resources of a kind are offered to start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Offered {
    /// On the page of the checklist.
    Checklist,
    /// Beside the material for a board paper.
    BoardPaper,
}

/// A part of a business case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CasePart {
    /// Who provides it, and on what terms.
    Commercial,
    /// How it is done, watched and stopped.
    Management,
}

/// The language of what the program brings along.
pub const ENGLISH: &str = "en";

/// A text in the language of the site, or in several: `{en: School, cy: Ysgol}`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Translated {
    /// One text.
    Plain(String),
    /// A text for each language, by its code.
    ByLanguage(BTreeMap<String, String>),
}

impl Translated {
    /// The text in a language such as `en-GB`: of that code, of the language without its region, in
    /// English, or in whatever language there is.
    pub fn text(&self, language: &str) -> &str {
        self.with_language(language, "").0
    }

    /// The same with the code of the language in which it is. A text that stands alone is in `alone`.
    pub fn with_language<'a>(&'a self, language: &str, alone: &'a str) -> (&'a str, &'a str) {
        let texts = match self {
            Translated::Plain(text) => return (text, alone),
            Translated::ByLanguage(texts) => texts,
        };
        let general = language.split('-').next().unwrap_or(language);
        let mut wanted = [language, general, ENGLISH].into_iter();
        let found = wanted.find_map(|code| texts.get_key_value(code));
        let found = found.or_else(|| texts.iter().next());
        found.map_or(("", alone), |(code, text)| (text.as_str(), code.as_str()))
    }
}

impl VocabularyValue {
    /// What readers see, in a language.
    pub fn words(&self, language: &str) -> &str {
        self.words.text(language)
    }

    /// The same inside a sentence, where the record gives it.
    pub fn clause(&self, language: &str) -> Option<&str> {
        self.clause.as_ref().map(|clause| clause.text(language))
    }
}

/// A vocabulary by its name, as a type.
pub trait Topic: Copy + 'static {
    /// The name of its file without the ending.
    const NAME: &'static str;
}

macro_rules! topics {
    ($($(#[$about:meta])* $topic:ident $name:literal;)*) => {
        $(
            $(#[$about])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
            pub struct $topic;

            impl Topic for $topic {
                const NAME: &'static str = $name;
            }
        )*

        /// The names of all vocabularies.
        pub const NAMES: [&str; [$($name),*].len()] = [$($name),*];
    };
}

topics! {
    /// Kinds of setting in which studies took place.
    SettingKind "setting-kinds";
    /// How what was studied stands to what was there: added, or in place of it.
    RoleType "role-types";
    /// The stages of putting something into practice.
    Stage "stages";
    /// Groups of outcomes.
    OutcomeDomain "outcome-domains";
    /// What a single finding says of what is studied: that it helps, hinders, is asked for.
    FindingRole "finding-roles";
    /// When an action has to be done.
    When "when";
    /// Kinds of resource.
    ResourceKind "resource-kinds";
    /// Places that matter to readers.
    Place "places";
    /// Names for the keys of `groups` and `numbers` of studies and results.
    StudyProperty "study-properties";
}

/// A value of a vocabulary, written in a file as its id.
///
/// Whether the vocabulary has the value is checked when the records are linked, for every file,
/// from the schema: `x-vocabulary` names the vocabulary.
pub struct Choice<T> {
    id: Id,
    topic: PhantomData<fn() -> T>,
}

impl<T> Choice<T> {
    /// The value with this id.
    pub fn of(id: Id) -> Self {
        Self {
            id,
            topic: PhantomData,
        }
    }

    /// The id of the value.
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        self.id.as_str()
    }
}

impl<T> Clone for Choice<T> {
    fn clone(&self) -> Self {
        Self::of(self.id.clone())
    }
}

impl<T> std::fmt::Debug for Choice<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Choice({})", self.id)
    }
}

impl<T> std::fmt::Display for Choice<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.id.fmt(f)
    }
}

impl<T> PartialEq for Choice<T> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl<T> Eq for Choice<T> {}

impl<T> PartialOrd for Choice<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Choice<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.id.cmp(&other.id)
    }
}

impl<'de, T> Deserialize<'de> for Choice<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self::of(Id::new(text)))
    }
}

impl<T: Topic> JsonSchema for Choice<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Choice{}", T::NAME).into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "x-vocabulary": T::NAME })
    }
}

/// A value with its place in its vocabulary, by which lists are sorted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ranked<T> {
    /// Its place, counted from 0; past all others for a value that the vocabulary does not have.
    pub rank: usize,
    /// The value.
    pub choice: Choice<T>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_for_a_language_with_a_region() {
        let texts = [("en", "School"), ("cy", "Ysgol")];
        let texts = texts.map(|(code, text)| (code.to_owned(), text.to_owned()));
        let school = Translated::ByLanguage(texts.into());
        assert_eq!(school.text("cy-GB"), "Ysgol");
        assert_eq!(school.text("fr"), "School");
        assert_eq!(Translated::Plain("Home".to_owned()).text("cy"), "Home");
    }
}
