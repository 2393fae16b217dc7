//! What every further analysis works on.

use crate::synthesis::choices::Choices;
use crate::synthesis::effect::EffectRow;
use crate::synthesis::scale::Scale;

/// Rows that are pooled, with the choices for them.
pub(super) struct Bench<'a> {
    pub(super) rows: Vec<&'a EffectRow>,
    pub(super) scale: Scale,
    pub(super) choices: &'a Choices,
}
