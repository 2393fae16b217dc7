//! Guidance blocks: an audience says which records a block of its own shows, and under which words.

use schemars::JsonSchema;
use serde::Deserialize;

use super::implementation::Priority;
use super::vocabulary::{Choice, FindingRole, ResourceKind, Stage};

/// A part of a guidance block: the records of one kind that fit everything that is asked for.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GuidancePart {
    /// What it shows.
    pub show: GuidanceKind,
    /// Its heading. `{count}` stands for the number of records.
    pub heading: Option<String>,
    /// How it stands on the page.
    #[serde(default)]
    pub layout: GuidanceLayout,
    /// Only these records, by id; findings by `F03`.
    #[serde(default)]
    pub ids: Vec<String>,
    /// Only what is about one of these themes; a part of a theme's name is enough. Actions have no
    /// themes; resources, risks and open issues have those of the findings behind them.
    #[serde(default)]
    pub themes: Vec<String>,
    /// Only what belongs to one of these stages: for actions and resources.
    #[serde(default)]
    pub stages: Vec<Choice<Stage>>,
    /// Only these kinds of resource.
    #[serde(default)]
    pub kinds: Vec<Choice<ResourceKind>>,
    /// Only single findings that say this of what is studied.
    #[serde(default)]
    pub roles: Vec<Choice<FindingRole>>,
    /// Only actions that are at least this important.
    pub priority: Option<Priority>,
    /// Only resources and open issues that concern the audience.
    #[serde(default)]
    pub for_reader: bool,
    /// At most so many.
    #[schemars(range(min = 1))]
    pub at_most: Option<u8>,
    /// What stands there when no record fits; general words when left out.
    pub empty: Option<String>,
    /// Whether the part is left out when no record fits.
    #[serde(default)]
    pub optional: bool,
}

/// What a part of a guidance block shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum GuidanceKind {
    /// Implementation actions: the question's own, or those of the whole site when none of its own
    /// fits.
    Actions,
    /// Findings of syntheses with confidence: the question's own, or those of the whole site.
    Findings,
    /// Single findings that rest on a study's own data.
    SingleFindings,
    /// Risks.
    Risks,
    /// Resources.
    Resources,
    /// Questions left to local decision.
    OpenIssues,
}

/// How a part of a guidance block stands on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum GuidanceLayout {
    /// Below its heading.
    #[default]
    Plain,
    /// Folded behind its heading.
    Folded,
    /// In a column beside the parts next to it that are columns too.
    Column,
}

impl GuidancePart {
    /// The keys of the part that have no meaning for what it shows.
    pub fn idle_keys(&self) -> Vec<&'static str> {
        use GuidanceKind::{Actions, OpenIssues, Resources, SingleFindings};
        let is = |kinds: &[GuidanceKind]| kinds.contains(&self.show);
        let keys = [
            ("themes", !self.themes.is_empty() && is(&[Actions])),
            (
                "stages",
                !self.stages.is_empty() && !is(&[Actions, Resources]),
            ),
            ("kinds", !self.kinds.is_empty() && !is(&[Resources])),
            ("roles", !self.roles.is_empty() && !is(&[SingleFindings])),
            ("priority", self.priority.is_some() && !is(&[Actions])),
            (
                "for_reader",
                self.for_reader && !is(&[Resources, OpenIssues]),
            ),
        ];
        let idle = keys.into_iter().filter(|(_, is_idle)| *is_idle);
        idle.map(|(key, _)| key).collect()
    }
}
