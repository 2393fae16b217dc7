//! Promises that hold for all charts.

use std::collections::BTreeSet;

use super::demo;
use super::xml;
use distil_chart::CSS;

#[test]
fn every_drawing_is_well_formed_named_and_sized() {
    for (name, figure) in demo::all() {
        let elements = xml::elements(&figure.svg);
        let drawings = elements.iter().filter(|element| *element == "svg").count();
        assert_eq!(
            figure.svg.matches("role=\"img\"").count(),
            drawings,
            "{name}"
        );
        assert_eq!(figure.svg.matches("<title id=").count(), drawings, "{name}");
        assert_eq!(figure.svg.matches("<desc id=").count(), drawings, "{name}");
        assert_eq!(
            xml::values(&figure.svg, "viewBox").len(),
            drawings,
            "{name}"
        );
    }
}

#[test]
fn ids_are_unique_on_a_page_and_names_point_at_them() {
    let page: String = demo::all()
        .into_iter()
        .map(|(_, figure)| figure.svg)
        .collect();
    let ids = xml::values(&page, "id");
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len());
    for reference in xml::values(&page, "aria-labelledby")
        .iter()
        .flat_map(|ids| ids.split(' '))
    {
        assert!(unique.contains(reference), "{reference}");
    }
}

#[test]
fn nothing_breaks_a_strict_content_security_policy() {
    for (name, figure) in demo::all() {
        for banned in ["style=", "<style", "<script", " on", "href=", "url("] {
            let found = figure.svg.split('<').any(|tag| {
                format!("<{}", tag.split('>').next().unwrap_or_default()).contains(banned)
            });
            assert!(!found, "{name}: {banned}");
        }
    }
}

#[test]
fn colours_come_only_from_classes_that_the_style_sheet_knows() {
    for (name, figure) in demo::all() {
        for attribute in ["fill", "stroke", "color", "opacity"] {
            assert!(
                xml::values(&figure.svg, attribute).is_empty(),
                "{name}: {attribute}"
            );
        }
        for class in xml::values(&figure.svg, "class")
            .iter()
            .flat_map(|names| names.split(' '))
        {
            let known = CSS.contains(&format!(".{class} ")) || CSS.contains(&format!(".{class},"));
            assert!(class == "ch-text" || known, "{name}: {class}");
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(demo::all(), demo::all());
}

#[test]
fn coordinates_are_short_and_real() {
    for (name, figure) in demo::all() {
        assert!(
            !figure.svg.contains("NaN") && !figure.svg.contains("inf\""),
            "{name}"
        );
        for attribute in ["x", "y", "cx", "cy", "r", "width", "height"] {
            for value in xml::values(&figure.svg, attribute) {
                let decimals = value.split_once('.').map_or(0, |(_, rest)| rest.len());
                assert!(
                    value.parse::<f64>().is_ok() && decimals <= 2,
                    "{name}: {attribute}={value}"
                );
            }
        }
    }
}

#[test]
fn nothing_stands_outside_its_drawing() {
    for (name, figure) in demo::all() {
        for drawing in figure.svg.split("<svg").skip(1) {
            let (w, h) = size(drawing);
            for (x, y) in places(drawing) {
                assert!(
                    (0.0..=w).contains(&x) && (0.0..=h).contains(&y),
                    "{name}: {x} {y}"
                );
            }
        }
    }
}

#[test]
fn numbers_in_words_have_a_minus_not_a_hyphen() {
    for (name, figure) in demo::all() {
        let cells = figure.table.rows.iter().flatten().cloned();
        for text in xml::texts(&figure.svg).into_iter().chain(cells) {
            let hyphened = text.split([' ', '(']).any(|word| {
                word.strip_prefix('-')
                    .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
            });
            assert!(!hyphened, "{name}: {text}");
        }
    }
}

#[test]
fn every_table_is_rectangular_and_has_a_caption() {
    for (name, figure) in demo::all() {
        let width = figure.table.columns.len();
        assert!(width > 0 && !figure.table.caption.is_empty(), "{name}");
        assert!(
            figure.table.rows.iter().all(|row| row.len() == width),
            "{name}"
        );
    }
}

#[test]
fn the_style_sheet_serves_forced_colours_and_print() {
    assert!(CSS.contains("@media (forced-colors: active)"));
    assert!(CSS.contains("@media print"));
}

fn places(svg: &str) -> Vec<(f64, f64)> {
    let number = |text: &&str| text.parse::<f64>().unwrap_or(f64::NAN);
    let texts = svg
        .split("<text ")
        .skip(1)
        .filter_map(|rest| rest.split('>').next());
    let place = |tag: &str| {
        let tag = format!(" {tag}");
        let (x, y) = (xml::values(&tag, "x"), xml::values(&tag, "y"));
        Some((number(x.first()?), number(y.first()?)))
    };
    texts.filter_map(place).collect()
}

fn size(svg: &str) -> (f64, f64) {
    let of = |name| {
        xml::values(svg, name)
            .first()
            .and_then(|value| value.parse().ok())
            .unwrap_or(0.0)
    };
    (of("width"), of("height"))
}
