//! How far the result depends on the method where events are rare.

use crate::record::result::Measure;
use crate::sentence::numbers::p_value;
use crate::synthesis::{Further, RareEvents, RareLine, RareWay};
use crate::view::desk::Desk;
use crate::view::shared::effect::{estimate_words, measure_name};
use crate::words::{TextId, Words, count, counted, limit, phrase, say, text_id};

use super::section::{MethodSection, MethodTable};

pub(super) fn section(desk: &Desk<'_>, further: &Further) -> Option<MethodSection> {
    let rare = further.rare_events.as_ref()?;
    let words = desk.words;
    Some(MethodSection {
        id: "rare-events",
        title: say!(words, "rare-events.title"),
        sentences: sentences(words, rare),
        tables: vec![table(words, rare)],
        ..MethodSection::default()
    })
}

fn sentences(words: &Words, rare: &RareEvents) -> Vec<String> {
    let mut said = vec![say!(
        words,
        "rare-events.what",
        events = rare.events.round() as u64,
        people = rare.people.round() as u64,
        results = counted!("count.results", rare.tables.len())
    )];
    if rare.with_empty > 0 {
        said.push(count!(words, "rare-events.empty", rare.with_empty));
    }
    if rare.silent > 0 {
        said.push(count!(words, "rare-events.silent", rare.silent));
    }
    said.extend(range(words, rare));
    said
}

fn range(words: &Words, rare: &RareEvents) -> Option<String> {
    let found: Vec<_> = rare.lines.iter().filter_map(|line| line.found).collect();
    let values = || found.iter().map(|one| one.estimate.value);
    let low = values().min_by(f64::total_cmp)?;
    let high = values().max_by(f64::total_cmp)?;
    let beyond = found.iter().filter(|one| {
        let estimate = &one.estimate;
        estimate.low.is_some_and(|low| low > 1.0) || estimate.high.is_some_and(|high| high < 1.0)
    });
    let (low, high) = (limit(low, 2), limit(high, 2));
    let is_one = words.show(&low) == words.show(&high);
    let spread = match is_one {
        true => phrase!("rare-events.stays", at = low),
        false => phrase!("rare-events.runs", low = low, high = high),
    };
    Some(match beyond.count() {
        0 => say!(words, "rare-events.range-none", spread = spread),
        n if n == found.len() => say!(words, "rare-events.range-all", spread = spread),
        n => count!(
            words,
            "rare-events.range-some",
            n,
            spread = spread,
            all = found.len()
        ),
    })
}

fn way(way: RareWay) -> TextId {
    match way {
        RareWay::MantelHaenszel => text_id!("rare-events.mantel-haenszel"),
        RareWay::Peto => text_id!("rare-events.peto"),
        RareWay::StudyIntercepts => text_id!("rare-events.study-intercepts"),
        RareWay::Conditional => text_id!("rare-events.conditional"),
        RareWay::HalfCommon => text_id!("rare-events.half-common"),
        RareWay::HalfRandom => text_id!("rare-events.half-random"),
    }
}

fn table(words: &Words, rare: &RareEvents) -> MethodTable {
    let measure = measure_name(words, Measure::OR);
    let row = |line: &RareLine| match &line.found {
        Some(found) => vec![
            words.text(way(line.way)),
            estimate_words(words, &measure, &found.estimate),
            words.show(&p_value(found.p)),
            found
                .tau2
                .map_or_else(|| "–".to_owned(), |tau2| words.decimal(tau2.sqrt(), 2)),
        ],
        None => vec![
            words.text(way(line.way)),
            say!(words, "rare-events.no-answer"),
            "–".to_owned(),
            "–".to_owned(),
        ],
    };
    MethodTable {
        caption: say!(words, "rare-events.caption"),
        columns: vec![
            say!(words, "rare-events.method"),
            say!(words, "common.effect"),
            say!(words, "bias-models.p"),
            "τ".to_owned(),
        ],
        rows: rare.lines.iter().map(row).collect(),
    }
}
