//! The measures that reviews print, by the words that they have for them.

use super::result::Measure;

/// What a measure is in the words of a review: "RR", "SMD (Hedges g)", "odds ratio". Nothing where the
/// words leave open on which scale its numbers stand: a logarithm, a percentage.
pub fn printed(words: &str) -> Option<Measure> {
    let words = words.trim().to_lowercase().replace(['_', '-'], " ");
    let has = |part: &str| words.contains(part);
    let mut parts = words.split(|c: char| !c.is_alphanumeric());
    let is_logarithm = parts.any(|part| matches!(part, "log" | "ln" | "logit" | "logged"));
    let is_other_scale = has("%") || has("percent") || has("per 1") || has("fisher");
    if is_logarithm || is_other_scale {
        return None;
    }
    let compares = has("ratio") || has("difference");
    let first = words.split([' ', '(', ',', '/']).next().unwrap_or_default();
    Some(match first {
        "rr" | "arr" => Measure::RR,
        "or" | "aor" => Measure::OR,
        "hr" | "ahr" => Measure::HR,
        "irr" => Measure::IRR,
        "rom" => Measure::ROM,
        "rd" => Measure::RD,
        "md" | "wmd" => Measure::MD,
        "smd" | "g" | "d" => Measure::SMD,
        "r" | "cor" | "correlation" => Measure::COR,
        "prop" | "proportion" | "prevalence" | "sensitivity" | "specificity" if !compares => {
            Measure::PROP
        }
        _ if has("hazard ratio") => Measure::HR,
        _ if has("odds ratio") => Measure::OR,
        _ if has("risk ratio") || has("relative risk") || has("prevalence ratio") => Measure::RR,
        _ if has("rate ratio") => Measure::IRR,
        _ if has("ratio of means") => Measure::ROM,
        _ if has(" ratio") => Measure::RR,
        _ if has("risk difference") => Measure::RD,
        _ if has("correlation") => Measure::COR,
        _ if (has("proportion") || has("prevalence")) && !compares => Measure::PROP,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_are_known_by_their_words() {
        for (words, measure) in [
            ("RR", Measure::RR),
            ("aOR", Measure::OR),
            ("SMD (Hedges g)", Measure::SMD),
            ("Adjusted odds ratio", Measure::OR),
            ("relative risk", Measure::RR),
            ("prevalence ratio", Measure::RR),
            ("Prevalence odds ratio", Measure::OR),
            ("Pearson correlation", Measure::COR),
            ("r (Pearson)", Measure::COR),
            ("pooled prevalence", Measure::PROP),
        ] {
            assert_eq!(printed(words), Some(measure), "{words}");
        }
    }

    #[test]
    fn what_stands_on_another_scale_is_none() {
        for words in [
            "log OR",
            "lnRR, logged",
            "OR (log)",
            "prevalence (%)",
            "prevalence per 1000",
            "Fisher z of a correlation",
            "difference in proportions, logged",
            "something else",
        ] {
            assert_eq!(printed(words), None, "{words}");
        }
    }
}
