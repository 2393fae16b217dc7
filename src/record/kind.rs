//! The kinds of record: one table, which everything that lists kinds reads.

use serde::{Deserialize, Serialize};

/// The table of kinds that have a folder. `$make` is a macro that is given one row a kind:
/// the kind and the type of its records, the module of that type, its shelf among the records, its
/// folder below `content/`, the prefix of links to it in Markdown, its name in a message, the key
/// that is its title, and where it is shown.
macro_rules! every_kind {
    ($make:ident) => {
        $make! {
            /// A reader role.
            Audience { audience, audiences, "audiences", "audience", "an audience", plural, Home }
            /// A decision question in the readers' words.
            Question { question, questions, "questions", "question", "a question", title, Page("questions") }
            /// A body of evidence put together.
            Synthesis { synthesis, syntheses, "syntheses", "synthesis", "a synthesis", title, Page("evidence") }
            /// A study, review, evaluation or other source.
            Study { study, studies, "studies", "study", "a study", label, Page("studies") }
            /// What is measured.
            Outcome { outcome, outcomes, "outcomes", "outcome", "an outcome", name, Page("outcomes") }
            /// What is done, or what it is compared with.
            Intervention { intervention, interventions, "interventions", "intervention", "an intervention or comparator", name, Page("interventions") }
            /// An action that makes an intervention work.
            Implementation { implementation, implementation, "implementation", "action", "an implementation action", action, List("checklist/index.html") }
            /// Something that can go wrong.
            Risk { risk, risks, "risks", "risk", "a risk", title, Page("risks") }
            /// A question that evidence leaves to local decision.
            OpenIssue { open_issue, open_issues, "open-issues", "open-issue", "an open issue", title, Page("open-issues") }
            /// Something to use.
            Resource { resource, resources, "resources", "resource", "a resource", title, Page("resources") }
            /// An economic result or a cost model.
            Economic { economic, economics, "economics", "economic", "an economic record", title, Page("economics") }
            /// A commitment or a duty.
            Policy { policy, policies, "policies", "policy", "a policy", title, Page("policies") }
            /// A place where it runs.
            Example { example, examples, "examples", "example", "an example", title, List("examples/index.html") }
            /// News.
            Update { update, updates, "updates", "update", "an update", title, Page("updates") }
            /// A term.
            Term { term, terms, "glossary", "term", "a glossary term", term, List("glossary/index.html") }
            /// A standing page.
            Page { page, pages, "pages", "page", "a page", title, Page("") }
            /// An appraisal tool.
            Tool { tool, tools, "tools", "tool", "an appraisal tool", name, List("tools/index.html") }
            /// Words of the topic.
            Vocabulary { vocabulary, vocabularies, "vocabularies", "vocabulary", "a vocabulary", title, Nowhere }
        }
    };
}
pub(crate) use every_kind;

/// Where a record of a kind is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// On a page of its own in this folder of the site; at the top for "".
    Page(&'static str),
    /// At its place in a list, whose first page this is.
    List(&'static str),
    /// On the home page of an audience.
    Home,
    /// Nowhere; it gives words to other records.
    Nowhere,
}

macro_rules! kinds {
    ($($(#[$about:meta])* $kind:ident {
        $module:ident, $shelf:ident, $folder:literal, $prefix:literal, $article:literal, $title:ident, $place:ident $($at:tt)?
    })*) => {
        /// What a record is. A folder of `content/` holds one kind.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Kind {
            /// `site.yaml`: the site itself.
            Site,
            /// `wording.yaml`: the sentences in which findings are told.
            Wording,
            $($(#[$about])* $kind,)*
            /// One finding inside a study record; it has no file of its own.
            Finding,
        }

        impl Kind {
            /// Every kind that has a folder, in the order in which they are read.
            pub const WITH_FOLDER: [Kind; [$($folder),*].len()] = [$(Kind::$kind),*];

            /// The folder below `content/`; for findings and the site, the key or file that holds them.
            pub fn folder(self) -> &'static str {
                match self {
                    Kind::Site => "site.yaml",
                    Kind::Wording => "wording.yaml",
                    $(Kind::$kind => $folder,)*
                    Kind::Finding => "findings",
                }
            }

            /// The kind in words, for a message: "a study", "an outcome".
            pub fn with_article(self) -> &'static str {
                match self {
                    Kind::Site => "the site",
                    Kind::Wording => "the wording",
                    $(Kind::$kind => $article,)*
                    Kind::Finding => "a finding",
                }
            }

            /// The prefix of a link to such a record in Markdown: `[text](study:smith-2021)`.
            pub fn link_prefix(self) -> &'static str {
                match self {
                    Kind::Site => "site",
                    Kind::Wording => "wording",
                    $(Kind::$kind => $prefix,)*
                    Kind::Finding => "finding",
                }
            }

            /// The key that is the record's title.
            pub fn title_key(self) -> &'static str {
                match self {
                    $(Kind::$kind => stringify!($title),)*
                    Kind::Site | Kind::Wording | Kind::Finding => "title",
                }
            }

            /// Where records of the kind are shown; nothing for what has no file of its own kind.
            pub fn shown(self) -> Option<Shown> {
                match self {
                    $(Kind::$kind => Some(Shown::$place $($at)?),)*
                    Kind::Site | Kind::Wording | Kind::Finding => None,
                }
            }
        }

        $(
            $(#[$about])*
            #[derive(Debug, Clone, Copy)]
            pub struct $kind;

            impl RecordKind for $kind {
                const KIND: Kind = Kind::$kind;
            }
        )*
    };
}

every_kind!(kinds);

/// One finding of one study, as listed in that study's `findings`.
/// It is referred to by its own id (`F03`), which is unique in the whole site.
#[derive(Debug, Clone, Copy)]
pub struct Finding;

impl RecordKind for Finding {
    const KIND: Kind = Kind::Finding;
}

/// A type that stands for one kind of record; it lets a [`super::id::Ref`] name what it refers to.
pub trait RecordKind {
    /// The kind.
    const KIND: Kind;
}

impl Kind {
    /// The kind whose folder has this name.
    pub fn from_folder(folder: &str) -> Option<Kind> {
        Kind::WITH_FOLDER
            .into_iter()
            .find(|kind| kind.folder() == folder)
    }

    /// The kind that a Markdown link prefix names.
    pub fn from_link_prefix(prefix: &str) -> Option<Kind> {
        let mut kinds = Kind::WITH_FOLDER.into_iter().chain([Kind::Finding]);
        kinds.find(|kind| kind.link_prefix() == prefix)
    }
}
