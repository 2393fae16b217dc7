//! The names of scales of analysis.

use crate::words::{TextId, text_id};
use stats::effect::transform::BackTransform;

/// The scale from which a transformation leads back; none for natural units.
pub fn scale(back: BackTransform) -> Option<TextId> {
    match back {
        BackTransform::Identity => None,
        BackTransform::Exponential => Some(text_id!("scale.logarithm")),
        BackTransform::Square => Some(text_id!("scale.square-root")),
        BackTransform::FisherZ => Some(text_id!("scale.fisher-z")),
        BackTransform::Logit => Some(text_id!("scale.logit")),
        BackTransform::Arcsine => Some(text_id!("scale.arcsine")),
        BackTransform::FreemanTukey { .. } => Some(text_id!("scale.freeman-tukey")),
    }
}
