//! What single charts draw.

use super::demo::words::English;
use super::xml;
use distil_chart::appraisal::{Appraised, Domain, Grid};
use distil_chart::axis::EffectAxis;
use distil_chart::forest::{self, Block, Forest, Pooled, Row};
use distil_chart::funnel::{self, Funnel, Spot};
use distil_chart::icons::{self, IconArray, IconGroup};
use distil_chart::mark::{Level, Mark};
use distil_chart::plane::{self, Plane};
use distil_chart::prisma::{self, Flow, Included, Item, Records};
use distil_chart::summary::{self, Summary, Weighting};
use distil_chart::tornado::{self, Tornado, TornadoBar};
use distil_chart::{Heading, Spread};

fn ratios() -> EffectAxis {
    EffectAxis {
        spread: Spread::Log,
        measure: "Risk ratio".into(),
        ..EffectAxis::default()
    }
}

fn weighted(label: &str, estimate: f64, weight: f64) -> Row {
    Row {
        weight: Some(weight),
        ..Row::new(label, estimate, estimate / 2.0, estimate * 2.0)
    }
}

fn forest(rows: Vec<Row>) -> Forest {
    Forest {
        heading: Heading::new("f", "A forest"),
        axis: ratios(),
        blocks: vec![Block {
            rows,
            ..Block::default()
        }],
        ..Forest::default()
    }
}

/// Widths of the squares, the one in the key left out.
fn squares(svg: &str) -> Vec<f64> {
    let tags = svg
        .split("<rect class=\"ch-square\"")
        .skip(1)
        .filter_map(|rest| rest.split('/').next());
    let widths: Vec<f64> = tags
        .filter_map(|tag| xml::values(tag, "width").first()?.parse().ok())
        .collect();
    widths
        .split_last()
        .map(|(_, rest)| rest.to_vec())
        .unwrap_or_default()
}

#[test]
fn the_area_of_a_square_is_proportional_to_its_weight() {
    let rows = vec![
        weighted("A", 0.5, 64.0),
        weighted("B", 0.8, 16.0),
        weighted("C", 0.9, 0.01),
    ];
    let sides = squares(&forest::draw(&forest(rows), &English).svg);
    assert_eq!(sides, [18.0, 9.0, 5.0]);
}

#[test]
fn a_forest_has_its_diamonds_bar_and_clipped_arrow() {
    let mut input = forest(vec![
        weighted("A", 0.5, 50.0),
        Row::new("B", 0.9, 0.0, f64::INFINITY),
    ]);
    input.overall = vec![Pooled {
        prediction: Some((0.3, 1.5)),
        ..Pooled::new("Pooled", 0.7, 0.5, 0.9)
    }];
    let figure = forest::draw(&input, &English);
    assert_eq!(
        figure.svg.matches("class=\"ch-diamond\"").count(),
        2,
        "one and its key"
    );
    assert_eq!(
        figure.svg.matches("class=\"ch-bar\"").count(),
        2,
        "one and its key"
    );
    assert_eq!(
        figure.svg.matches("class=\"ch-arrow\"").count(),
        3,
        "both ends and the key"
    );
    assert!(xml::texts(&figure.svg).contains(&"0.90 (0.00 to ∞)".to_owned()));
    assert!(figure.svg.contains("Pooled: 0.70 (0.50 to 0.90)"));
}

#[test]
fn subgroups_have_their_own_diamonds_and_a_group_column() {
    let block = |label: &str| Block {
        label: label.into(),
        rows: vec![weighted("A", 0.5, 1.0)],
        pooled: Some(Pooled::new("Subtotal", 0.6, 0.4, 0.9)),
        notes: vec![],
    };
    let input = Forest {
        blocks: vec![block("One"), block("Two")],
        ..forest(vec![])
    };
    let figure = forest::draw(&input, &English);
    assert_eq!(figure.svg.matches("ch-diamond-part").count(), 2);
    assert_eq!(
        figure.table.columns.first().map(String::as_str),
        Some("Group")
    );
    assert_eq!(figure.table.rows.len(), 4);
}

#[test]
fn text_is_escaped_everywhere() {
    let nasty = "</text><script>alert('x')</script> & \"y\"";
    let mut input = forest(vec![weighted(nasty, 0.5, 1.0)]);
    input.heading = Heading {
        id: "a\"><b".into(),
        title: nasty.into(),
        description: nasty.into(),
        hidden: false,
    };
    input.axis.favours_low = nasty.into();
    let svg = forest::draw(&input, &English).svg;
    xml::elements(&svg);
    assert!(!svg.contains("<script"));
    assert!(svg.contains("id=\"a---b-title\""));
}

#[test]
fn a_hidden_drawing_has_no_name() {
    let mut input = forest(vec![weighted("A", 0.5, 1.0)]);
    input.heading.hidden = true;
    let svg = forest::draw(&input, &English).svg;
    assert!(
        svg.contains("aria-hidden=\"true\"") && !svg.contains("<title") && !svg.contains("role=")
    );
}

fn spots(count: u32) -> Funnel {
    let spot = |i: u32| Spot {
        label: format!("S{i}"),
        effect: 0.1 * f64::from(i),
        error: 0.1 + 0.02 * f64::from(i),
    };
    Funnel {
        studies: (0..count).map(spot).collect(),
        pooled: Some(0.5),
        ..Funnel::default()
    }
}

#[test]
fn a_funnel_needs_ten_studies() {
    let few = funnel::draw(&spots(9), &English).svg;
    assert!(few.contains("Not drawn") && !few.contains("ch-spot"));
    let enough = funnel::draw(&spots(10), &English).svg;
    assert_eq!(
        enough.matches("class=\"ch-spot\"").count(),
        11,
        "ten and the key"
    );
    assert!(
        [
            "ch-contour-ns",
            "ch-contour-10",
            "ch-contour-05",
            "ch-contour-01"
        ]
        .iter()
        .all(|c| enough.contains(c))
    );
}

fn flow() -> Flow {
    Flow {
        heading: Heading::new("p", "Flow"),
        records: Records {
            screened: Some(1234),
            ..Records::default()
        },
        included: Included {
            studies: Some(5),
            ..Included::default()
        },
        hide_reports: false,
    }
}

#[test]
fn a_flow_has_its_boxes_and_arrows() {
    let svg = prisma::draw(&flow(), &English).svg;
    let count = |class: &str| svg.matches(&format!("class=\"{class}\"")).count();
    let drawn = ["ch-box", "ch-banner", "ch-flow"].map(count);
    assert_eq!(drawn, [9, 1, 8]);
}

#[test]
fn sources_that_are_neither_databases_nor_registers_have_a_line_where_they_are_counted() {
    let mut input = flow();
    assert!(!prisma::draw(&input, &English).svg.contains("Other sources"));
    input.records.other_sources = Some(12);
    assert!(
        prisma::draw(&input, &English)
            .svg
            .contains("Other sources (n\u{a0}=\u{a0}12)")
    );
}

#[test]
fn levels_differ_in_shape_and_glyph() {
    let levels = [
        Level::Low,
        Level::Some,
        Level::High,
        Level::Critical,
        Level::NoInformation,
        Level::NotApplicable,
    ];
    let paths = levels.map(|level| {
        let mut input = forest(vec![weighted("A", 0.5, 1.0)]);
        let plain = forest::draw(&input, &English).svg;
        input.bias = vec![Domain::new("D1", "D1")];
        input.blocks[0].rows[0].bias = vec![Mark::new(level, "")];
        let marked = forest::draw(&input, &English).svg;
        let before = xml::values(&plain, "d").len();
        assert!(xml::values(&marked, "d").len() > before, "{level:?}");
        xml::values(&marked, "d").join(" ")
    });
    for (index, path) in paths.iter().enumerate() {
        assert!(!paths[..index].contains(path), "{:?}", levels[index]);
    }
}

#[test]
fn a_flow_says_what_it_was_told_and_no_more() {
    let rows = prisma::draw(&flow(), &English).table.rows;
    let number = |step: &str| {
        rows.iter()
            .find(|row| row[1] == step)
            .map(|row| row[2].clone())
    };
    assert_eq!(number("Records screened").as_deref(), Some("1,234"));
    assert_eq!(number("Records excluded").as_deref(), Some("not reported"));
}

#[test]
fn exclusion_reasons_may_be_none_one_or_many() {
    for count in [0, 1, 12] {
        let mut input = flow();
        input.records.excluded_reasons = (0..count)
            .map(|i| Item::new(format!("Reason {i}"), i))
            .collect();
        let figure = prisma::draw(&input, &English);
        let listed = figure
            .table
            .rows
            .iter()
            .filter(|row| row[1].starts_with("– Reason"))
            .count();
        assert_eq!(u64::try_from(listed), Ok(count));
        xml::elements(&figure.svg);
    }
}

fn judged(weights: [Option<f64>; 2]) -> Grid {
    let row = |level, weight| Appraised {
        label: "S".into(),
        marks: vec![Some(Mark::new(level, ""))],
        overall: None,
        weight,
    };
    Grid {
        domains: vec![Domain::new("D1", "Domain")],
        rows: vec![row(Level::Low, weights[0]), row(Level::High, weights[1])],
    }
}

#[test]
fn a_summary_counts_studies_or_weights() {
    let grid = judged([Some(30.0), Some(10.0)]);
    let share = |weighting| {
        let rows = summary::draw(
            &Summary {
                heading: Heading::new("s", "S"),
                grid: grid.clone(),
                weighting,
            },
            &English,
        )
        .table
        .rows;
        rows.iter().map(|row| row[3].clone()).collect::<Vec<_>>()
    };
    assert_eq!(share(Weighting::Equal), ["50.0%", "50.0%"]);
    assert_eq!(share(Weighting::ByWeight), ["75.0%", "25.0%"]);
}

#[test]
fn a_summary_by_weight_without_weights_says_so() {
    let input = Summary {
        heading: Heading::new("s", "S"),
        grid: judged([None, None]),
        weighting: Weighting::ByWeight,
    };
    assert!(
        summary::draw(&input, &English)
            .svg
            .contains("no appraised study has a weight")
    );
}

#[test]
fn an_icon_array_has_a_hundred_people_or_refuses() {
    let array = |counts: [u32; 2]| IconArray {
        heading: Heading::new("i", "I"),
        categories: vec!["Ill".into(), "Well".into()],
        groups: vec![IconGroup {
            label: "All".into(),
            counts: counts.into(),
            note: String::new(),
        }],
    };
    let people = |svg: &str| {
        xml::values(svg, "d")
            .iter()
            .map(|d| d.matches('a').count() / 2)
            .sum::<usize>()
    };
    assert_eq!(
        people(&icons::draw(&array([20, 80]), &English).svg),
        102,
        "a hundred and two in the key"
    );
    assert_eq!(
        people(&icons::draw(&array([20, 60]), &English).svg),
        103,
        "a third in the key: not accounted for"
    );
    assert!(
        icons::draw(&array([60, 60]), &English)
            .svg
            .contains("more than 100")
    );
}

#[test]
fn the_widest_bar_of_a_tornado_is_on_top() {
    let bar = |label: &str, low, high| TornadoBar {
        label: label.into(),
        low,
        high,
        ..TornadoBar::default()
    };
    let input = Tornado {
        bars: vec![bar("narrow", 9.0, 11.0), bar("wide", 20.0, 1.0)],
        base: 10.0,
        ..Tornado::default()
    };
    let rows = tornado::draw(&input, &English).table.rows;
    assert_eq!(
        rows.iter().map(|row| row[0].as_str()).collect::<Vec<_>>(),
        ["wide", "narrow"]
    );
}

#[test]
fn the_plane_counts_its_quadrants() {
    let cloud = vec![(1.0, 1.0), (1.0, -1.0), (-1.0, 1.0), (2.0, 3.0)];
    let input = Plane {
        cloud,
        currency: "£".into(),
        ..Plane::default()
    };
    let rows = plane::draw(&input, &English).table.rows;
    let share = |name: &str| {
        rows.iter()
            .find(|row| row[0].starts_with(name))
            .map(|row| row[1].clone())
    };
    assert_eq!(
        share("More effective, costs more").as_deref(),
        Some("50.0%")
    );
    assert_eq!(
        share("More effective, costs less").as_deref(),
        Some("25.0%")
    );
}
