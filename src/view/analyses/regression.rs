//! A meta-regression on several properties together: coefficients, tests, fitted values, bubble plot.

use crate::record::analysis_settings::Pooling;
use crate::record::result::Measure;
use crate::sentence::numbers::p_value;
use crate::sentence::{property, row};
use crate::synthesis::{Further, JointRegression, ModeratorTest, OutcomeFindings, Term};
use crate::view::desk::Desk;
use crate::view::shared::effect::{anchor, estimate_words};
use crate::words::{Words, as_given, counted, decimal, say};
use chart::bubble::{Bubble, Bubbles, draw};
use chart::{Figure, Heading};

use super::section::{MethodSection, MethodTable};

pub(super) fn section(
    desk: &Desk<'_>,
    found: &OutcomeFindings,
    further: &Further,
    (measure, name): (&str, &str),
) -> Option<MethodSection> {
    let model = further.regression.as_ref()?;
    let words = desk.words;
    let mut tables = vec![coefficients(words, model)];
    tables.extend(fitted(words, model, measure));
    Some(MethodSection {
        id: "regression",
        title: say!(words, "regression.title"),
        sentences: sentences(words, found, model),
        tables,
        unfold: say!(words, "regression.unfold"),
        figure: figure(words, found, model, (measure, name)),
    })
}

fn sentences(words: &Words, found: &OutcomeFindings, model: &JointRegression) -> Vec<String> {
    let mut said = vec![say!(
        words,
        "regression.what",
        results = counted!("count.results", model.k)
    )];
    if found.choices.pooling != Pooling::InverseVariance {
        said.push(say!(words, "regression.by-effect"));
    }
    if model.unknown > 0 {
        said.push(say!(
            words,
            "regression.unknown",
            results = counted!("count.results", model.unknown)
        ));
    }
    if model.has_few() {
        said.push(say!(
            words,
            "regression.few",
            results = counted!("count.results", model.k),
            properties = counted!(
                "regression.properties",
                model.numbers.len() + model.categories.len()
            )
        ));
    }
    said.extend(
        model
            .omnibus
            .map(|test| say!(words, "regression.omnibus", test = tested(words, test))),
    );
    if let (Some(tau2), Some(r2)) = (model.tau2, model.r2_percent) {
        said.push(say!(
            words,
            "regression.rest",
            tau = decimal(tau2.sqrt(), 2),
            r2 = decimal(r2, 0)
        ));
    }
    said.push(say!(words, "regression.no-cause"));
    said
}

/// "F 2.31 on 2 and 16 degrees of freedom, p 0.13".
fn tested(words: &Words, test: ModeratorTest) -> String {
    let (statistic, p) = (decimal(test.statistic, 2), p_value(test.p));
    match test.df2 {
        Some(df2) => say!(
            words,
            "regression.f",
            statistic = statistic,
            df = test.df,
            df2 = as_given(df2),
            p = p
        ),
        None => say!(
            words,
            "regression.chi-squared",
            statistic = statistic,
            df = test.df,
            p = p
        ),
    }
}

fn coefficients(words: &Words, model: &JointRegression) -> MethodTable {
    let cells = |name: String, term: &Term, test: String| {
        let (low, high) = term.interval;
        vec![
            name,
            words.decimal(term.estimate, 3),
            words.interval(low, high, 3),
            words.show(&p_value(term.p)),
            test,
        ]
    };
    let mut rows = vec![cells(
        say!(words, "regression.intercept"),
        &model.intercept,
        String::new(),
    )];
    let mut terms = model.terms.iter();
    let mut tests = model.tests.iter();
    let mut test = || {
        let test = tests.next().copied().flatten();
        test.map(|test| tested(words, test)).unwrap_or_default()
    };
    for ((by, mean), term) in model.numbers.iter().zip(terms.by_ref()) {
        let name = say!(
            words,
            "regression.number",
            number = property::number(words, by),
            mean = decimal(*mean, 1)
        );
        rows.push(cells(name, term, test()));
    }
    for (by, groups) in &model.categories {
        let property = property::category(words, by);
        let Some((reference, others)) = groups.split_first() else {
            continue;
        };
        let mut said = test();
        for (group, term) in others.iter().zip(terms.by_ref()) {
            let name = say!(
                words,
                "subgroups.group-against",
                by = &property,
                group = property::group(words, group),
                reference = property::group(words, reference)
            );
            rows.push(cells(name, term, std::mem::take(&mut said)));
        }
    }
    MethodTable {
        caption: say!(words, "regression.caption"),
        columns: vec![
            say!(words, "regression.property"),
            say!(words, "regression.coefficient"),
            say!(words, "regression.interval"),
            say!(words, "bias-models.p"),
            say!(words, "regression.test"),
        ],
        rows,
    }
}

fn fitted(words: &Words, model: &JointRegression, measure: &str) -> Option<MethodTable> {
    let rows = model.fitted.iter().map(|fitted| {
        vec![
            fitted.label.clone(),
            estimate_words(words, measure, &fitted.estimate),
            fitted.prediction.map_or_else(
                || "–".to_owned(),
                |(low, high)| words.interval(low, high, 2),
            ),
        ]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    (!rows.is_empty()).then(|| MethodTable {
        caption: say!(words, "regression.fitted"),
        columns: vec![
            say!(words, "regression.at"),
            say!(words, "regression.expected"),
            say!(words, "regression.new-study"),
        ],
        rows,
    })
}

fn figure(
    words: &Words,
    found: &OutcomeFindings,
    model: &JointRegression,
    (measure, name): (&str, &str),
) -> Option<Figure> {
    let (by, _) = model.numbers.first()?;
    let number = property::number(words, by);
    let label = |result: &str| {
        let mut rows = found.rows.iter();
        let own = rows.find(|row| row.result == result);
        own.map_or_else(|| result.to_owned(), |own| row::label(words, &own.label))
    };
    let studies = model
        .bubbles
        .iter()
        .map(|(result, at, effect, weight)| Bubble {
            label: label(result),
            number: *at,
            effect: *effect,
            weight: *weight,
        });
    let input = Bubbles {
        heading: Heading::new(
            format!("regression-{}", anchor(found)),
            say!(words, "regression.figure", outcome = name, number = &number),
        ),
        study: say!(words, "chart.study"),
        weight: say!(words, "chart.weight"),
        alternative: say!(
            words,
            "regression.alternative",
            results = counted!("count.results", model.k),
            number = &number
        ),
        number,
        effect: measure.to_owned(),
        is_ratio: found.measure.is_some_and(Measure::is_ratio),
        null: found.null,
        studies: studies.collect(),
        line: model.line.clone(),
    };
    Some(draw(&input, words))
}
