//! How far invented studies can be trusted.

use super::random::Random;

/// A tool with its domains, and its levels from the best to the worst.
struct Tool {
    id: &'static str,
    domains: &'static [&'static str],
    levels: &'static [&'static str],
    has_overall: bool,
}

fn tool(design: &str) -> Option<Tool> {
    let tool = |id, domains, levels, has_overall| {
        Some(Tool {
            id,
            domains,
            levels,
            has_overall,
        })
    };
    let answers = &["yes", "cannot-tell", "no"];
    match design {
        "randomised-trial" => tool(
            "rob2",
            &DOMAINS[..5],
            &["low", "some-concerns", "high"],
            true,
        ),
        "cluster-randomised-trial" => tool(
            "rob2-cluster",
            &OF_GROUPS,
            &["low", "some-concerns", "high"],
            true,
        ),
        "non-randomised-comparison" => {
            tool("robins-i", &DOMAINS, &["low", "moderate", "serious"], true)
        }
        "qualitative" => tool("casp-qual", &ITEMS[..9], answers, false),
        "economic-evaluation" => tool("chec", &ITEMS, &["yes", "no"], false),
        "systematic-review" | "umbrella-review" => {
            tool("amstar2", &ITEMS, &["yes", "partial-yes", "no"], false)
        }
        "before-after" | "cross-sectional" | "evaluation" => {
            tool("observation-checklist", &ITEMS[..4], answers, false)
        }
        _ => None,
    }
}

const DOMAINS: [&str; 7] = ["d1", "d2", "d3", "d4", "d5", "d6", "d7"];
const OF_GROUPS: [&str; 6] = ["d1", "d1b", "d2", "d3", "d4", "d5"];
const ITEMS: [&str; 16] = [
    "i1", "i2", "i3", "i4", "i5", "i6", "i7", "i8", "i9", "i10", "i11", "i12", "i13", "i14", "i15",
    "i16",
];

/// The appraisals of a study of this design; empty where no tool is made for it.
pub(super) fn appraisal(design: &str, random: &mut Random) -> String {
    let Some(tool) = tool(design) else {
        return String::new();
    };
    let mut text = format!(
        "appraisals:\n  - tool: {}\n    by: the Committee for Invented Evidence\n    date: 2026-01-10\n    domains:\n",
        tool.id
    );
    let agreed = judge(&tool, random, None);
    text += &domains(&tool, &agreed, 6);
    if tool.has_overall {
        let worst = agreed.iter().copied().max().unwrap_or_default();
        text += &format!("    overall: {{level: {}}}\n", tool.levels[worst]);
    }
    if random.happens(15) {
        text += "    appraisers:\n";
        for by in ["P Wardle (invented)", "Q Yardley (invented)"] {
            text += &format!("      - by: {by}\n        domains:\n");
            text += &domains(&tool, &judge(&tool, random, Some(&agreed)), 10);
        }
    }
    text
}

/// A level for each domain: drawn, or mostly as it was agreed.
fn judge(tool: &Tool, random: &mut Random, agreed: Option<&[usize]>) -> Vec<usize> {
    let draw = |place: usize| match (agreed, random.below(20)) {
        (Some(agreed), 3..) => agreed[place],
        (_, 0) => tool.levels.len() - 1,
        (_, drawn) => usize::from(drawn % 3 == 1),
    };
    (0..tool.domains.len()).map(draw).collect()
}

fn domains(tool: &Tool, levels: &[usize], indent: usize) -> String {
    let line = |(domain, level): (&&str, &usize)| {
        format!(
            "{:indent$}{domain}: {{level: {}}}\n",
            "", tool.levels[*level]
        )
    };
    tool.domains.iter().zip(levels).map(line).collect()
}
