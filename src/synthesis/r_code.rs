//! R code (metafor) that repeats a pooled analysis from the effects the page shows.

use std::fmt::Write as _;

use super::analysis::OutcomeFindings;
use super::effect::EffectRow;

/// A complete script, or nothing when the outcome is not pooled.
///
/// It stops at convergence far tighter than metafor's default, so that its numbers agree with the
/// page to the last printed digit.
pub fn r_script(findings: &OutcomeFindings) -> Option<String> {
    findings.pooled.as_ref()?;
    let pooled: Vec<&EffectRow> = findings
        .rows
        .iter()
        .filter(|row| row.left_out.is_none() && row.size.is_some())
        .collect();
    let mut script = String::from(
        "# Needs R with metafor 4.8 or later: install.packages(\"metafor\")\nlibrary(metafor)\nstopifnot(packageVersion(\"metafor\") >= \"4.8\")\n\n",
    );
    script.push_str("dat <- data.frame(\n");
    column(&mut script, "study", &pooled, |row| {
        Some(quoted(&row.label))
    });
    column(&mut script, "result", &pooled, |row| {
        Some(quoted(&row.result))
    });
    column(&mut script, "yi", &pooled, |row| {
        row.size.map(|size| exact(size.yi()))
    });
    column(&mut script, "sei", &pooled, |row| {
        row.size.map(|size| exact(size.sei()))
    });
    column(&mut script, "in_doubt", &pooled, |row| {
        Some(if row.in_doubt { "TRUE" } else { "FALSE" }.to_owned())
    });
    script.truncate(script.trim_end_matches([',', '\n']).len());
    let test = if findings.uses_hartung_knapp() {
        "knha"
    } else {
        "z"
    };
    let _ = write!(
        script,
        "\n)\n\nfit <- rma(yi = yi, sei = sei, data = dat, slab = study, method = \"REML\", test = \"{test}\",\n           control = list(threshold = 1e-12, maxiter = 10000))\nprint(fit, digits = 4)\nconfint(fit, control = list(tol = 1e-12))\n# Prediction interval: t with k - 1 degrees of freedom\nc(fit$b) + c(-1, 1) * qt(0.975, fit$k - 1) * sqrt(fit$tau2 + fit$se^2)\nforest(fit)\n",
    );
    if findings.has_doubt() {
        let _ = write!(
            script,
            "\n# Without the results in doubt\nupdate(fit, subset = !in_doubt)\n"
        );
    }
    Some(script)
}

fn column(
    script: &mut String,
    name: &str,
    rows: &[&EffectRow],
    value: impl Fn(&EffectRow) -> Option<String>,
) {
    let values: Vec<String> = rows
        .iter()
        .map(|row| value(row).unwrap_or_else(|| "NA".to_owned()))
        .collect();
    let _ = writeln!(script, "  {name} = c({}),", values.join(", "));
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// All digits that the number has.
fn exact(value: f64) -> String {
    format!("{value}")
}
