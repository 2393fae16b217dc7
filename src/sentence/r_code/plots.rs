//! The part of a script with what L'Abbé's plot and the radial plot show.

use crate::synthesis::Further;
use crate::words::{Words, text_id};

use super::comment::comment;

const RISKS: &str = "counted <- subset(dat, !is.na(ai) & !is.na(ci))
for (i in seq_len(nrow(counted))) with(counted[i, ], say(paste0(\"further.risks.\", result),
  comparator = ci / n2i, intervention = ai / n1i))
";

const RADIAL: &str = "line <- lm(I(yi / sei) ~ 0 + I(1 / sei), data = dat)
say(\"further.radial\", slope = coef(line)[[1]])
for (i in seq_len(nrow(dat))) say(paste0(\"further.radial.studies.\", dat$result[i]),
  precision = 1 / dat$sei[i], score = dat$yi[i] / dat$sei[i], distance = residuals(line)[[i]])
";

/// What the page shows in its plots.
pub(super) fn code(words: &Words, further: &Further) -> String {
    let part = |is_there: bool, title, code: &str| match is_there {
        true => format!("\n{}{code}", comment(words, title)),
        false => String::new(),
    };
    let mut code = part(further.risks.is_some(), text_id!("r.risks"), RISKS);
    code += &part(further.radial.is_some(), text_id!("r.radial"), RADIAL);
    code
}
