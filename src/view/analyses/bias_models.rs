//! What the result would be under models of publication bias.

use crate::sentence::numbers::p_value;
use crate::synthesis::{
    Adjusted, BiasModels, Further, OutcomeFindings, PrecisionModels, SelectionModel,
};
use crate::view::desk::Desk;
use crate::view::shared::effect::estimate_words;
use crate::words::{Words, all_of, as_given, counted, decimal, interval, phrase, point, say};

use super::section::{MethodSection, MethodTable};

pub(super) fn section(
    desk: &Desk<'_>,
    found: &OutcomeFindings,
    further: &Further,
    measure: &str,
) -> Option<MethodSection> {
    let models = further.bias_models.as_ref()?;
    let words = desk.words;
    let mut tables = vec![results(words, found, models, measure)];
    tables.extend(shares(words, models));
    Some(MethodSection {
        id: "publication-bias",
        title: say!(words, "bias-models.title"),
        sentences: sentences(words, models),
        tables,
        ..MethodSection::default()
    })
}

fn sentences(words: &Words, models: &BiasModels) -> Vec<String> {
    let mut said = vec![say!(
        words,
        "bias-models.what",
        results = counted!("count.results", models.k)
    )];
    if models.has_few() {
        said.push(say!(words, "bias-models.few"));
    }
    if models.is_too_varied() {
        said.push(say!(
            words,
            "bias-models.varied",
            i2 = decimal(models.i2_percent, 0)
        ));
    }
    match models.precision.map(|precision| precision.reads_peese) {
        Some(true) => said.push(say!(words, "bias-models.reads-peese")),
        Some(false) => said.push(say!(words, "bias-models.reads-pet")),
        None => {}
    }
    if !models.selection.is_empty() {
        said.push(match models.favours_above {
            true => say!(words, "bias-models.favours-above"),
            false => say!(words, "bias-models.favours-below"),
        });
    }
    let thin: Vec<String> = models
        .selection
        .iter()
        .filter_map(|model| thin(words, model))
        .collect();
    if !thin.is_empty() {
        said.push(say!(words, "bias-models.thin", models = all_of(&thin)));
    }
    said
}

/// A selection model with an interval of fewer than four results (as metafor warns), by its steps.
fn thin(words: &Words, model: &SelectionModel) -> Option<String> {
    let is_thin = model.shares.iter().any(|share| share.count < 4);
    is_thin.then(|| steps(words, model))
}

fn steps(words: &Words, model: &SelectionModel) -> String {
    let steps: Vec<String> = model
        .steps
        .iter()
        .map(|step| words.as_given(*step))
        .collect();
    words.all_of(&steps)
}

fn results(
    words: &Words,
    found: &OutcomeFindings,
    models: &BiasModels,
    measure: &str,
) -> MethodTable {
    let row = |name: String, adjusted: &Adjusted| {
        vec![
            name,
            estimate_words(words, measure, &adjusted.estimate),
            words.show(&p_value(adjusted.p)),
        ]
    };
    let mut rows = Vec::new();
    rows.extend(found.pooled.as_ref().map(|pooled| {
        vec![
            say!(words, "bias-models.main"),
            estimate_words(words, measure, &pooled.estimate),
            pooled
                .p
                .map(|p| words.show(&p_value(p)))
                .unwrap_or_default(),
        ]
    }));
    if let Some(precision) = &models.precision {
        let PrecisionModels {
            pet,
            peese,
            pet_random,
            peese_random,
            ..
        } = precision;
        rows.push(row(say!(words, "bias-models.pet"), pet));
        rows.push(row(say!(words, "bias-models.peese"), peese));
        rows.push(row(say!(words, "bias-models.pet-random"), pet_random));
        rows.push(row(say!(words, "bias-models.peese-random"), peese_random));
    }
    for model in &models.selection {
        let name = say!(words, "bias-models.selection", steps = steps(words, model));
        rows.push(row(name, &model.adjusted));
    }
    MethodTable {
        caption: say!(words, "bias-models.caption"),
        columns: vec![
            say!(words, "bias-models.model"),
            say!(words, "common.effect"),
            say!(words, "bias-models.p"),
        ],
        rows,
    }
}

/// How likely results are published, model by model; nothing without a selection model.
fn shares(words: &Words, models: &BiasModels) -> Option<MethodTable> {
    let rows = models.selection.iter().flat_map(|model| {
        let mut low = 0.0;
        model.shares.iter().map(move |share| {
            let from = std::mem::replace(&mut low, share.upper_p);
            let range = say!(
                words,
                "bias-models.p-from-to",
                low = as_given(from),
                high = as_given(share.upper_p)
            );
            let estimate = point(share.estimate, share.interval, 2);
            let estimate = match share.interval {
                Some((low, high)) => say!(
                    words,
                    "bias-models.share",
                    estimate = estimate,
                    interval = interval(low, high, 2)
                ),
                None => say!(words, "bias-models.share-first"),
            };
            let name = phrase!("bias-models.selection", steps = steps(words, model));
            vec![words.say(&name), range, words.whole(share.count), estimate]
        })
    });
    let rows: Vec<Vec<String>> = rows.collect();
    (!rows.is_empty()).then(|| MethodTable {
        caption: say!(words, "bias-models.shares"),
        columns: vec![
            say!(words, "bias-models.model"),
            say!(words, "bias-models.p-one-sided"),
            say!(words, "common.results"),
            say!(words, "bias-models.probability"),
        ],
        rows,
    })
}
