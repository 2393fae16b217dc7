//! An analysis as tables for the terminal.

use std::fmt::Write as _;

use crate::sentence::choice::choice;
use crate::sentence::left_out::{done, left_out};
use crate::sentence::method_line::method_line;
use crate::sentence::other_level::other_level;
use crate::sentence::row::label;
use crate::sentence::{caution, property};
use crate::synthesis::{
    BetweenTest, Brief, CategoryModeratorLine, EffectRow, Further, Numbers, PooledEffect,
    short_name,
};
use crate::text::number;
use crate::words::Words;

use super::figures::{estimate, p_value};
use super::small_studies;

/// The analysis: rows, pooled result, heterogeneity, other choices, subgroups, method.
pub(super) fn analysis(words: &Words, numbers: &Numbers<'_>) -> String {
    let mut text = rows(words, numbers.rows);
    let Some(pooled) = numbers.pooled else {
        return text;
    };
    let name = numbers.scale.name;
    let _ = writeln!(
        text,
        "\nPooled: {name} {}, {}",
        estimate(&pooled.estimate),
        count(pooled)
    );
    let _ = writeln!(text, "  {}", heterogeneity(pooled));
    if let Some((low, high)) = pooled.prediction {
        let _ = writeln!(
            text,
            "  95% prediction interval {}",
            number::interval(low, high, 3)
        );
    }
    if let Some(without) = numbers.without_doubt {
        let line = format!("{}, {}", estimate(&without.estimate), count(without));
        let _ = writeln!(text, "  Without the results in doubt: {line}");
    }
    if let Some(other) = other_level(words, pooled) {
        let _ = writeln!(text, "  {other}");
    }
    for caution in caution::all(words, &pooled.cautions) {
        let _ = writeln!(text, "  Note: {caution}");
    }
    let method = method_line(words, &pooled.method);
    let _ = writeln!(text, "  Method: {method}");
    if let Some(further) = numbers.further {
        text.push_str(&more(words, further));
        text.push_str(&small_studies::of(words, numbers, further));
    }
    text
}

fn count(pooled: &PooledEffect) -> String {
    match pooled.p {
        Some(p) => format!("k {}, p {}", pooled.k, p_value(p)),
        None => format!("k {}", pooled.k),
    }
}

fn heterogeneity(pooled: &PooledEffect) -> String {
    if !pooled.is_of_several() {
        return "one result has no τ² and no I²".to_owned();
    }
    let tau2 = match (pooled.tau2, pooled.tau2_method) {
        (Some(tau2), Some(method)) => {
            let interval = pooled.tau2_spread.and_then(|(_, interval)| interval);
            let interval =
                interval.map(|(low, high)| format!(" ({})", number::interval(low, high, 4)));
            let form = format!("; I² {}% from τ²", number::fixed(pooled.i2_tau2, 1));
            format!(
                "τ² {}{} by {method}{form}; ",
                number::fixed(tau2, 4),
                interval.unwrap_or_default()
            )
        }
        _ => String::new(),
    };
    format!(
        "{tau2}I² {}% from Q; Q {} on {} df, p {}",
        number::fixed(pooled.i2, 1),
        number::fixed(pooled.q, 2),
        pooled.df,
        p_value(pooled.q_p)
    )
}

/// A table of rows with columns as wide as what they hold.
fn table(header: &[&str], lines: &[Vec<String>]) -> String {
    let width = |column: usize| {
        let cells = lines.iter().map(|line| line[column].chars().count());
        cells.fold(header[column].chars().count(), usize::max)
    };
    let widths: Vec<usize> = (0..header.len()).map(width).collect();
    let line = |cells: Vec<&str>| {
        let padded = cells
            .iter()
            .zip(&widths)
            .enumerate()
            .map(|(column, (cell, width))| {
                let space = " ".repeat(width - cell.chars().count());
                if column == 0 {
                    format!("{cell}{space}")
                } else {
                    format!("{space}{cell}")
                }
            });
        let padded: Vec<String> = padded.collect();
        format!("  {}\n", padded.join("  ").trim_end())
    };
    let mut text = line(header.to_vec());
    for cells in lines {
        text.push_str(&line(cells.iter().map(String::as_str).collect()));
    }
    text
}

/// The rows of an analysis.
pub(super) fn rows(words: &Words, rows: &[EffectRow]) -> String {
    if rows.is_empty() {
        return "  No results.\n".to_owned();
    }
    let lines: Vec<Vec<String>> = rows.iter().map(|one| row(words, one)).collect();
    let mut text = table(&["Study", "Effect", "95% CI", "Weight"], &lines);
    for row in rows {
        if let Some(why) = &row.left_out {
            let (label, reason) = (label(words, &row.label), left_out(words, why));
            let _ = writeln!(text, "  {label} is not pooled: {reason}");
        }
        if let Some(done) = done(words, &row.remarks) {
            let _ = writeln!(text, "  {}: {done}", label(words, &row.label));
        }
    }
    text
}

fn row(words: &Words, row: &EffectRow) -> Vec<String> {
    let doubt = if row.in_doubt { " (in doubt)" } else { "" };
    let estimate = row.estimate;
    let limits = estimate.and_then(|e| e.low.zip(e.high));
    vec![
        format!("{}{doubt}", label(words, &row.label)),
        estimate.map_or_else(|| "–".to_owned(), |e| number::point(e.value, limits, 3)),
        limits.map_or_else(
            || "–".to_owned(),
            |(low, high)| number::interval(low, high, 3),
        ),
        row.weight
            .map_or_else(|| "–".to_owned(), |w| format!("{}%", number::fixed(w, 1))),
    ]
}

fn between(test: BetweenTest) -> String {
    match test {
        BetweenTest::Separate { q, df, p } => {
            format!("Q {} on {df} df, p {}", number::fixed(q, 3), p_value(p))
        }
        BetweenTest::Common {
            statistic,
            df,
            df2,
            p,
        } => {
            let (name, dfs) = match df2 {
                Some(df2) => ("F", format!("{df} and {} df", number::as_given(df2))),
                None => ("chi-squared", format!("{df} df")),
            };
            let statistic = number::fixed(statistic, 3);
            format!(
                "{name} {statistic} on {dfs}, p {} (one variance between studies for all)",
                p_value(p)
            )
        }
    }
}

fn more(words: &Words, further: &Further) -> String {
    let mut text = String::new();
    for analysis in &further.subgroups {
        let by = property::category(words, &analysis.by);
        let _ = writeln!(text, "\nSubgroups by {by}");
        let groups = analysis.groups.iter();
        let lines: Vec<Vec<String>> = groups
            .map(|group| {
                vec![
                    property::group(words, &group.name),
                    group.pooled.k.to_string(),
                    estimate(&group.pooled.estimate),
                ]
            })
            .collect();
        text.push_str(&table(&["Subgroup", "k", "Effect"], &lines));
        if let Some(test) = analysis.between {
            let _ = writeln!(text, "  Between subgroups: {}", between(test));
        }
        if !analysis.unknown.is_empty() {
            let _ = writeln!(text, "  In no subgroup: {}", analysis.unknown.join(", "));
        }
    }
    for line in &further.moderators {
        let slope = line.slope.map_or_else(
            || {
                "not worked out: it needs ten rows with the number, and the number must differ"
                    .to_owned()
            },
            |s| {
                format!(
                    "slope {} (95% CI {}), p {}",
                    number::point(s.estimate, Some((s.low, s.high)), 4),
                    number::interval(s.low, s.high, 4),
                    p_value(s.p)
                )
            },
        );
        let by = property::number(words, &line.by);
        let _ = writeln!(text, "\nRegression on {by}, k {}: {slope}", line.k);
    }
    for line in &further.category_moderators {
        text.push_str(&category_moderator(words, line));
    }
    text.push_str(&choices(words, further));
    text
}

/// How the groups of a property differ from the first of them, on the scale of analysis.
fn category_moderator(words: &Words, line: &CategoryModeratorLine) -> String {
    let by = property::category(words, &line.by);
    let mut text = format!("\nRegression on {by}, k {}", line.k);
    let Some(fit) = &line.fit else {
        text.push_str(
            ": not worked out: it needs ten rows with the word, and two words or more among them\n",
        );
        return text;
    };
    if let Some(p) = fit.p {
        let _ = write!(text, ": p {} that no group differs", p_value(p));
    }
    text.push('\n');
    for (group, difference) in &fit.differences {
        let _ = writeln!(
            text,
            "  {} against {}: {} (95% CI {}), p {}",
            property::group(words, group),
            property::group(words, &fit.reference),
            number::point(
                difference.estimate,
                Some((difference.low, difference.high)),
                4
            ),
            number::interval(difference.low, difference.high, 4),
            p_value(difference.p)
        );
    }
    text
}

fn choices(words: &Words, further: &Further) -> String {
    let estimators = further.estimators.iter().map(|line| {
        let interval = |pooled: &Option<Brief>| {
            let limits = pooled
                .as_ref()
                .and_then(|p| p.estimate.low.zip(p.estimate.high));
            limits.map_or_else(
                || "–".to_owned(),
                |(low, high)| number::interval(low, high, 3),
            )
        };
        vec![
            short_name(line.method).to_owned(),
            number::fixed(line.wald.tau2.unwrap_or(0.0), 4),
            number::fixed(line.wald.estimate.value, 3),
            interval(&Some(line.wald)),
            interval(&line.hartung_knapp),
            interval(&line.ad_hoc),
        ]
    });
    let header = ["τ² by", "τ²", "Effect", "Wald", "Hartung-Knapp", "ad hoc"];
    let mut text = format!(
        "\nOther choices\n{}",
        table(&header, &estimators.collect::<Vec<_>>())
    );
    for line in &further.others {
        let result = line.pooled.as_ref();
        let result = result.map_or_else(
            || "no result".to_owned(),
            |p| format!("{}, k {}", estimate(&p.estimate), p.k),
        );
        let choice = choice(words, line.choice);
        let _ = writeln!(text, "  {choice}: {result}");
    }
    text
}
