//! The kinds of record and the folders they live in.

/// What a record is. A folder of `content/` holds one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `site.yaml`: the site itself.
    Site,
    /// `wording.yaml`: the sentences in which findings are told.
    Wording,
    /// A reader role.
    Audience,
    /// A decision question in the readers' words.
    Question,
    /// A body of evidence put together.
    Synthesis,
    /// A study, review, evaluation or other source.
    Study,
    /// What is measured.
    Outcome,
    /// What is done, or what it is compared with.
    Intervention,
    /// An action that makes an intervention work.
    Implementation,
    /// Something that can go wrong.
    Risk,
    /// A question that evidence leaves to local decision.
    OpenIssue,
    /// Something to use.
    Resource,
    /// An economic result or a cost model.
    Economic,
    /// A commitment or a duty.
    Policy,
    /// A place where it runs.
    Example,
    /// News.
    Update,
    /// A term.
    Term,
    /// A standing page.
    Page,
    /// An appraisal tool.
    Tool,
    /// One finding inside a study record; it has no file of its own.
    Finding,
}

impl Kind {
    /// Every kind that has a folder, in the order in which they are read.
    pub const WITH_FOLDER: [Kind; 17] = [
        Kind::Audience,
        Kind::Question,
        Kind::Synthesis,
        Kind::Study,
        Kind::Outcome,
        Kind::Intervention,
        Kind::Implementation,
        Kind::Risk,
        Kind::OpenIssue,
        Kind::Resource,
        Kind::Economic,
        Kind::Policy,
        Kind::Example,
        Kind::Update,
        Kind::Term,
        Kind::Page,
        Kind::Tool,
    ];

    /// The folder below `content/`; for findings and the site, the key or file that holds them.
    pub fn folder(self) -> &'static str {
        match self {
            Kind::Site => "site.yaml",
            Kind::Wording => "wording.yaml",
            Kind::Audience => "audiences",
            Kind::Question => "questions",
            Kind::Synthesis => "syntheses",
            Kind::Study => "studies",
            Kind::Outcome => "outcomes",
            Kind::Intervention => "interventions",
            Kind::Implementation => "implementation",
            Kind::Risk => "risks",
            Kind::OpenIssue => "open-issues",
            Kind::Resource => "resources",
            Kind::Economic => "economics",
            Kind::Policy => "policies",
            Kind::Example => "examples",
            Kind::Update => "updates",
            Kind::Term => "glossary",
            Kind::Page => "pages",
            Kind::Tool => "tools",
            Kind::Finding => "findings",
        }
    }

    /// The kind in words, for a message: "a study", "an outcome".
    pub fn with_article(self) -> &'static str {
        match self {
            Kind::Site => "the site",
            Kind::Wording => "the wording",
            Kind::Audience => "an audience",
            Kind::Question => "a question",
            Kind::Synthesis => "a synthesis",
            Kind::Study => "a study",
            Kind::Outcome => "an outcome",
            Kind::Intervention => "an intervention or comparator",
            Kind::Implementation => "an implementation action",
            Kind::Risk => "a risk",
            Kind::OpenIssue => "an open issue",
            Kind::Resource => "a resource",
            Kind::Economic => "an economic record",
            Kind::Policy => "a policy",
            Kind::Example => "an example",
            Kind::Update => "an update",
            Kind::Term => "a glossary term",
            Kind::Page => "a page",
            Kind::Tool => "an appraisal tool",
            Kind::Finding => "a finding",
        }
    }

    /// The prefix of a link to such a record in Markdown: `[text](study:johnson-2018)`.
    pub fn link_prefix(self) -> &'static str {
        match self {
            Kind::Site => "site",
            Kind::Wording => "wording",
            Kind::Audience => "audience",
            Kind::Question => "question",
            Kind::Synthesis => "synthesis",
            Kind::Study => "study",
            Kind::Outcome => "outcome",
            Kind::Intervention => "intervention",
            Kind::Implementation => "action",
            Kind::Risk => "risk",
            Kind::OpenIssue => "open-issue",
            Kind::Resource => "resource",
            Kind::Economic => "economic",
            Kind::Policy => "policy",
            Kind::Example => "example",
            Kind::Update => "update",
            Kind::Term => "term",
            Kind::Page => "page",
            Kind::Tool => "tool",
            Kind::Finding => "finding",
        }
    }

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

/// A type that stands for one kind of record; it lets a [`super::id::Ref`] name what it refers to.
pub trait RecordKind {
    /// The kind.
    const KIND: Kind;
}
