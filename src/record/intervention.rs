//! An intervention or a comparator.

use super::id::Ref;
use super::kind;
use super::life::Life;
use super::value::Markdown;
use schemars::JsonSchema;
use serde::Deserialize;

/// An intervention or a comparator. File: `interventions/<id>.yaml`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Intervention {
    /// Name.
    pub name: String,
    /// The name in plain words.
    pub plain_name: String,
    /// The name as it stands inside a sentence, with its article, where that differs: "a waiting list".
    pub in_sentence: Option<String>,
    /// What it is.
    pub definition: Markdown,
    /// Whether it is studied or compared with.
    pub role: ArmRole,
    /// The wider intervention of which it is a part.
    pub parent: Option<Ref<kind::Intervention>>,
    /// How it is delivered (after TIDieR). What studies do not describe is said to be missing.
    #[serde(default)]
    pub profile: Vec<ProfileItem>,
    /// What the role does, may do and does not do.
    pub role_card: Option<RoleCard>,
    /// Other names.
    #[serde(default)]
    pub also: Vec<String>,
    /// Whether it is shown, when it was reviewed, and its earlier ids.
    #[serde(flatten)]
    pub life: Life,
}

/// Whether something is studied or compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ArmRole {
    /// An intervention.
    Intervention,
    /// A comparator.
    Comparator,
}

/// One line of a delivery profile.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProfileItem {
    /// What it is about: who, training, dose, setting, mode.
    pub item: String,
    /// What is known.
    pub text: Markdown,
    /// Findings behind it.
    #[serde(default)]
    pub findings: Vec<Ref<kind::Finding>>,
}

/// What a role does, may do and does not do.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleCard {
    /// What they do that others do not.
    pub does: Vec<RoleLine>,
    /// What they may do, by setting.
    pub may: Vec<RoleLine>,
    /// What they do not do.
    pub does_not: Vec<RoleLine>,
    /// How the role differs from others.
    pub contrast: Markdown,
    /// With whom the role is contrasted: "a porter"; other roles when left out.
    pub contrast_with: Option<String>,
    /// How far people agree on this.
    pub agreement: Markdown,
}

/// One line of a role card.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleLine {
    /// The line.
    pub text: String,
    /// Findings behind it.
    pub findings: Vec<Ref<kind::Finding>>,
}
