//! What the places of a site say of one outcome, against the data file of its analysis.

use serde_json::Value;

use super::Site;
use super::site::words;

/// What all places have to say of an outcome.
struct Outcome {
    /// Its page: "evidence/trials/main-calm.html".
    address: String,
    /// "8 trials, 693 people".
    size: String,
    /// The measure with what stands behind it: "MD", "0.65", "0.18 to 1.13"; nothing without a number.
    effect: Option<(String, String, String)>,
    /// "Low certainty".
    certainty: String,
}

/// How many statements of trials, people, effects and certainty were read on all pages and in all data
/// files, and which of them disagree with the analysis.
pub fn told_otherwise(site: &Site) -> (usize, Vec<String>) {
    let outcomes = outcomes(site);
    let mut read = 0;
    let mut wrong = Vec::new();
    for (page, html) in site.pages() {
        for block in blocks(html) {
            let of = outcomes.iter().filter(|one| links_to(block, &one.address));
            let of: Vec<&Outcome> = of.collect();
            if let [one] = of.as_slice() {
                read += check(page, block, one, &mut wrong);
            }
        }
    }
    read += of_confidence(site, &mut wrong);
    for (file, _) in site.ending(".json") {
        read += in_data(file, &site.json(file), &outcomes, &mut wrong);
    }
    (read, wrong)
}

/// The confidence in findings of what people say: every badge in a block that leads to one finding of
/// a synthesis has to be that of the table of review findings.
fn of_confidence(site: &Site, wrong: &mut Vec<String>) -> usize {
    let table = "data/review-findings.csv";
    if !site.has(table) {
        return 0;
    }
    // The first four columns; what people say may have commas, and the level stands behind it.
    let lines = site.file(table).lines().skip(1);
    let findings: Vec<(String, String)> = lines
        .filter_map(|line| {
            let mut parts = line.splitn(3, ',');
            let (id, synthesis, rest) = (parts.next()?, parts.next()?, parts.next()?);
            let level = LEVELS
                .into_iter()
                .filter_map(|level| Some((rest.find(&format!(",{level},"))?, level)))
                .min()?;
            let is_finding = id.len() < 12 && !synthesis.contains(' ');
            is_finding.then(|| {
                let leads_to = format!("evidence/{synthesis}/findings.html#{}", id.to_lowercase());
                (leads_to, format!("{} confidence", level.1))
            })
        })
        .collect();
    let mut read = 0;
    for (page, html) in site.pages() {
        for block in blocks(html) {
            let of: Vec<_> = findings
                .iter()
                .filter(|(leads_to, _)| links_to(block, leads_to))
                .collect();
            let [(leads_to, level)] = of.as_slice() else {
                continue;
            };
            for badge in block.split("<span class=\"badge confidence").skip(1) {
                let label = badge
                    .split("<span>")
                    .nth(1)
                    .and_then(|rest| rest.split('<').next());
                read += 1;
                if label != Some(level.as_str()) {
                    wrong.push(format!("{page}: {leads_to}: {label:?}, not {level:?}"));
                }
            }
        }
    }
    read
}

fn outcomes(site: &Site) -> Vec<Outcome> {
    let mut all = Vec::new();
    for (file, _) in site.ending("-analyses.json") {
        let data = site.json(file);
        let synthesis = data["synthesis"].as_str().unwrap_or_default();
        for one in data["analyses"].as_array().into_iter().flatten() {
            let (comparison, outcome) = (&one["comparison"], &one["outcome"]);
            let (comparison, outcome) = (comparison.as_str(), outcome.as_str());
            let anchor = format!("{}-{}", comparison.unwrap_or(""), outcome.unwrap_or(""));
            all.push(Outcome {
                address: format!("evidence/{synthesis}/{anchor}.html"),
                size: size(one),
                effect: effect(one),
                certainty: one["certainty"].as_str().unwrap_or_default().to_owned(),
            });
        }
    }
    all
}

/// What a page says behind its last number of trials; reviews that do not say how many they pooled have none.
fn size(one: &Value) -> String {
    let number = |key: &str| one[key].as_u64().unwrap_or_default();
    let counted = |trials: u64| match one["counted_are"].as_str() {
        Some("trials") | None => format!("{trials} trial{}", if trials == 1 { "" } else { "s" }),
        _ => format!("{trials} "),
    };
    let trials = match (number("pooled_results"), &one["trials_in_pooled_results"]) {
        (0, _) => counted(number("trials")),
        (_, Value::Number(_)) => counted(number("trials_in_pooled_results")),
        _ => " trials".to_owned(),
    };
    let people = grouped(number("people"));
    let noun = if people == "1" { "person" } else { "people" };
    match (number("trials_without_people"), number("people")) {
        (0, _) => format!("{trials}, {people} {noun}"),
        (_, 0) => match (number("trials_without_took_part"), number("took_part")) {
            (_, 0) => format!("{trials}, number of people not reported"),
            (0, 1) => format!("{trials}, 1 person took part"),
            (0, all) => format!("{trials}, {} people took part", grouped(all)),
            (_, all) => format!("{trials}, at least {} ", grouped(all)),
        },
        _ => format!("{trials}, at least {people} {noun}"),
    }
}

fn effect(one: &Value) -> Option<(String, String, String)> {
    let measure = one["measure"].as_str()?;
    let value = one["result"]["estimate"].as_f64()?;
    let limits = one["result"]["ci_low"].as_f64();
    let limits = limits.zip(one["result"]["ci_high"].as_f64());
    let interval = limits.map(|(low, high)| format!("{} to {}", limit(low), limit(high)));
    Some((
        measure.to_owned(),
        fixed(value),
        interval.unwrap_or_default(),
    ))
}

/// Two decimals, half away from zero, with a real minus and none before zero.
fn fixed(value: f64) -> String {
    let rounded = (value.abs() * 100.0 + 1e-9).round() / 100.0;
    let sign = if value < 0.0 && rounded > 0.0 {
        "−"
    } else {
        ""
    };
    format!("{sign}{rounded:.2}")
}

/// The same for a limit, with more decimals where two would put it onto 0 or 1.
fn limit(value: f64) -> String {
    let lands = |on: f64| fixed(value) == fixed(on) && (value - on).abs() > 1e-9;
    let Some(on) = [0.0, 1.0].into_iter().find(|on| lands(*on)) else {
        return fixed(value);
    };
    let sign = if value < 0.0 { "−" } else { "" };
    let more = (3..7).map(|digits| {
        (
            format!("{:.digits$}", value.abs()),
            format!("{on:.digits$}"),
        )
    });
    let clear = more
        .filter(|(shown, of_null)| shown != of_null)
        .map(|(shown, _)| shown)
        .next();
    clear.map_or_else(|| fixed(value), |shown| format!("{sign}{shown}"))
}

fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Rows of tables, items of lists and boxes.
fn blocks(html: &str) -> impl Iterator<Item = &str> {
    let kinds = [
        ("<tr", "</tr>"),
        ("<li", "</li>"),
        ("<div class=\"box\"", "</div>"),
    ];
    kinds.into_iter().flat_map(|(start, end)| {
        // A line of a drawing is no item of a list.
        let opens = |part: &&str| start.ends_with('"') || part.starts_with(['>', ' ']);
        let parts = html.split(start).skip(1).filter(opens);
        parts.filter_map(move |part| part.split(end).next())
    })
}

fn links_to(block: &str, address: &str) -> bool {
    block.contains(&format!("{address}\""))
}

/// The levels of GRADE as they are said, those with more words first.
const LEVELS: [&str; 4] = ["Very low", "Low", "Moderate", "High"];

/// Where a text names a certainty: "low certainty".
fn certainties(text: &str) -> Vec<&'static str> {
    let small = text.to_lowercase();
    let named = small.match_indices(" certainty").filter_map(|(at, _)| {
        let before = &small[..at];
        LEVELS
            .into_iter()
            .find(|level| before.ends_with(&level.to_lowercase()))
    });
    named.collect()
}

/// The statements of a block that could be read; those that disagree are added to `wrong`.
fn check(page: &str, block: &str, one: &Outcome, wrong: &mut Vec<String>) -> usize {
    let text = without_doubt(&words(block));
    let mut read = in_text(page, &text, one, wrong);
    read += of_certainty(page, &text, one, wrong);
    read += of_pictures(page, block, one, wrong);
    for badge in block.split("<span class=\"badge certainty").skip(1) {
        let label = badge
            .split("<span>")
            .nth(1)
            .and_then(|rest| rest.split('<').next());
        read += 1;
        if label != Some(one.certainty.as_str()) {
            wrong.push(format!(
                "{page}: {}: {label:?}, not {:?}",
                one.address, one.certainty
            ));
        }
    }
    read
}

/// Every certainty that a text names has to be that of the outcome.
fn of_certainty(page: &str, text: &str, one: &Outcome, wrong: &mut Vec<String>) -> usize {
    let named = certainties(text);
    for level in &named {
        if format!("{level} certainty") != one.certainty {
            wrong.push(format!(
                "{page}: {}: {level} certainty, not {:?}",
                one.address, one.certainty
            ));
        }
    }
    named.len()
}

/// The same for what pictures say to those who do not see them.
fn of_pictures(page: &str, block: &str, one: &Outcome, wrong: &mut Vec<String>) -> usize {
    let mut read = 0;
    for start in ["aria-label=\"", "alt=\""] {
        for part in block.split(start).skip(1) {
            let text = without_doubt(part.split('"').next().unwrap_or_default());
            read += in_text(page, &text, one, wrong);
            read += of_certainty(page, &text, one, wrong);
        }
    }
    for part in block.split("<title").skip(1) {
        let title = part.split("</title>").next().unwrap_or_default();
        let text = title.split_once('>').map_or("", |(_, text)| text);
        read += of_certainty(page, &without_doubt(text), one, wrong);
    }
    read
}

fn in_text(page: &str, text: &str, one: &Outcome, wrong: &mut Vec<String>) -> usize {
    let mut read = 0;
    let mut tell = |found: &str, wanted: &str| {
        read += 1;
        if !found.starts_with(wanted) {
            let found: String = found.chars().take(60).collect();
            wrong.push(format!(
                "{page}: {}: \"{found}\", not \"{wanted}\"",
                one.address
            ));
        }
    };
    for found in sizes(text) {
        tell(found, &one.size);
    }
    if let Some((measure, value, interval)) = &one.effect {
        for found in effects(text, measure) {
            tell(found, value);
            let rest = &found[value.len().min(found.len())..];
            if let Some((_, interval_found)) =
                rest.split_once("95% CI ").filter(|(gap, _)| gap.len() < 4)
            {
                tell(interval_found, interval);
            }
        }
    }
    read
}

/// The text without what it says of the numbers without results in doubt.
fn without_doubt(text: &str) -> String {
    let mut rest = text.to_owned();
    while let Some(start) = rest.find("Without the") {
        let doubt = &rest[start..];
        let end = [
            "people.",
            "person.",
            "not reported.",
            "unknown number.",
            "number.",
        ]
        .iter()
        .filter_map(|end| doubt.find(end).map(|at| at + end.len()))
        .min();
        rest.replace_range(start..start + end.unwrap_or("Without the".len()), "");
    }
    rest
}

/// Where a text says how many trials and people there are.
fn sizes(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices(" trial").filter_map(|(at, _)| {
        let rest = text[at + " trial".len()..].trim_start_matches('s');
        let rest = rest.strip_prefix(", ")?;
        let is_size = rest.starts_with(|c: char| c.is_ascii_digit())
            || rest.starts_with("at least")
            || rest.starts_with("number of people");
        let start = text[..at]
            .rfind(|c: char| !c.is_ascii_digit() && c != ',')
            .map_or(0, |before| {
                before + text[before..].chars().next().map_or(1, char::len_utf8)
            });
        is_size.then(|| &text[start..])
    })
}

/// Where a text gives a number on a measure.
fn effects<'a>(text: &'a str, measure: &'a str) -> impl Iterator<Item = &'a str> {
    text.match_indices(measure).filter_map(move |(at, _)| {
        let alone = !text[..at].ends_with(char::is_alphanumeric);
        let rest = text[at + measure.len()..].strip_prefix(' ')?;
        let is_number = rest.starts_with(|c: char| c.is_ascii_digit() || c == '−');
        (alone && is_number).then_some(rest)
    })
}

/// Lines of data files that are a text, a label and an address.
fn in_data(file: &str, data: &Value, outcomes: &[Outcome], wrong: &mut Vec<String>) -> usize {
    let Some(items) = data.as_array() else {
        let parts = data
            .as_object()
            .into_iter()
            .flat_map(|object| object.values());
        return parts.map(|part| in_data(file, part, outcomes, wrong)).sum();
    };
    if let [
        Value::String(text),
        Value::String(_),
        Value::String(address),
    ] = items.as_slice()
    {
        let of = outcomes.iter().filter(|one| one.address == *address);
        let text = without_doubt(text);
        let both = |one: &Outcome, wrong: &mut Vec<String>| {
            in_text(file, &text, one, wrong) + of_certainty(file, &text, one, wrong)
        };
        return of.map(|one| both(one, wrong)).sum();
    }
    let parts = items.iter();
    parts.map(|part| in_data(file, part, outcomes, wrong)).sum()
}
