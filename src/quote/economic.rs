//! What texts can quote of an economic record: its figures with their currency, and the parameters of
//! its model.

use crate::record::economic::{Economic, Figure};
use crate::text::slug::slug;
use crate::words::{end_in, has_sign, say};

use super::quotable::Gathered;

/// Adds the figures by their labels, and the parameters by their ids.
pub(super) fn gather(gathered: &mut Gathered<'_>, economic: &Economic) {
    for figure in &economic.figures {
        let label = slug(&figure.label);
        let option = figure.option.as_deref().map(slug);
        let is_alone = economic
            .figures
            .iter()
            .filter(|it| slug(&it.label) == label)
            .count()
            < 2;
        let path = match option.filter(|_| !is_alone) {
            Some(option) => format!("figures/{label}/{option}"),
            None => format!("figures/{label}"),
        };
        let path = gathered.free(path);
        add_figure(gathered, &path, figure);
    }
    let parameters = economic.model.iter().flat_map(|model| &model.parameters);
    for parameter in parameters {
        let path = format!("parameters/{}", parameter.id);
        let values = [
            ("", parameter.base.value().copied()),
            ("/low", parameter.low),
            ("/high", parameter.high),
        ];
        add_values(gathered, &path, &parameter.unit, values);
    }
}

fn add_figure(gathered: &mut Gathered<'_>, path: &str, figure: &Figure) {
    let values = [
        ("", figure.value.value().copied()),
        ("/low", figure.low),
        ("/high", figure.high),
    ];
    add_values(gathered, path, &figure.unit, values);
}

fn add_values(
    gathered: &mut Gathered<'_>,
    path: &str,
    unit: &str,
    values: [(&str, Option<f64>); 3],
) {
    let words = gathered.words;
    let is_percent = unit.starts_with("percent") || unit.starts_with('%');
    for (key, value) in values {
        let Some(value) = value else { continue };
        let shown = if has_sign(unit) {
            words.show(&end_in(value, unit))
        } else if is_percent {
            say!(words, "number.percent", n = words.amount(value))
        } else {
            words.amount_in(value, unit)
        };
        gathered.add(format!("{path}{key}"), shown, "");
    }
}
