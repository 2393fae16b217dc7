//! What is found, outcome by outcome, as a picture that stands alone: whoever gets the file and not its page
//! still sees how sure each row is, by shape and in words, what is in doubt, and where it all comes from.

use crate::axis::EffectAxis;
use crate::fact::ChartWords;
use crate::heading::Heading;
use crate::measure::{self, Face};
use crate::scale::Scale;
use crate::svg::{Anchor, Path, Point, Svg, step};
use crate::voice::Said;

use super::input::{Block, Forest, Marker, Row};
use super::line::{self, Line, Sign};
use super::{range, strips};

/// What is found, as a picture that stands alone.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Standalone {
    /// Its name, which stands above it.
    pub heading: Heading,
    /// The headings of its columns: outcome, drawing, figures, certainty.
    pub columns: [String; 4],
    /// Rows that share a scale; those without an axis are not drawn.
    pub scales: Vec<FoundScale>,
    /// Sentences below: how to read it, where it comes from, as of which day.
    pub notes: Vec<String>,
}

/// Rows that share a scale.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FoundScale {
    /// The axis; nothing where no row has a number.
    pub axis: Option<EffectAxis>,
    /// The rows, by what is compared.
    pub comparisons: Vec<FoundComparison>,
}

/// Rows of one comparison.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FoundComparison {
    /// What is compared.
    pub label: String,
    /// The rows.
    pub rows: Vec<FoundRow>,
}

/// What is found on an outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundRow {
    /// The outcome.
    pub label: String,
    /// The estimate; NaN where there is none.
    pub estimate: f64,
    /// Its lower limit.
    pub low: f64,
    /// Its upper limit.
    pub high: f64,
    /// The same in figures, or why there are none.
    pub figures: String,
    /// What has to be known beside it, such as a doubt; empty for nothing.
    pub remark: String,
    /// How sure it is.
    pub sure: Sure,
    /// The same in words.
    pub certainty: String,
}

/// How sure a row is: by the shape of its mark, and by how many of four dots are full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sure {
    /// High certainty.
    High,
    /// Moderate certainty.
    Moderate,
    /// Low certainty.
    Low,
    /// Very low certainty.
    VeryLow,
    /// Nobody has judged it.
    NotJudged,
}

impl Sure {
    /// Full dots of four; none where nobody has judged.
    fn dots(self) -> Option<usize> {
        match self {
            Self::High => Some(4),
            Self::Moderate => Some(3),
            Self::Low => Some(2),
            Self::VeryLow => Some(1),
            Self::NotJudged => None,
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::High | Self::Moderate => "ch-sure-full",
            Self::Low => "ch-sure-ring",
            Self::VeryLow | Self::NotJudged => "ch-sure-dashed",
        }
    }
}

const WIDTH: f64 = 840.0;
const MARGIN: f64 = 16.0;
/// Where each column begins, and its width.
const LABEL: Point = (MARGIN, 190.0);
const PLOT: Point = (222.0, 260.0);
const FIGURES: Point = (504.0, 160.0);
const SURE: Point = (680.0, 144.0);
const RADIUS: f64 = 5.5;
/// Lines of a cell.
const MOST: usize = 5;

/// Draws it. Empty where no row has a number.
pub fn standalone(input: &Standalone, words: &dyn ChartWords) -> String {
    if input.scales.iter().all(|scale| scale.axis.is_none()) {
        return String::new();
    }
    let mut page = Page {
        svg: Svg::new(),
        y: MARGIN,
        words,
    };
    page.sentence(Face::Strong, input.heading.name());
    page.y += 4.0;
    page.columns(&input.columns);
    for scale in &input.scales {
        page.scale(scale);
    }
    page.rule();
    for note in &input.notes {
        page.y += 4.0;
        page.sentence(Face::Small, note);
    }
    let size = (WIDTH, page.y + MARGIN);
    page.svg.finish(&input.heading, "ch", size, &told(input))
}

/// All rows in words, for those who cannot see the drawing.
fn told(input: &Standalone) -> String {
    let comparisons = input.scales.iter().flat_map(|scale| &scale.comparisons);
    let rows = comparisons.flat_map(|comparison| &comparison.rows);
    let row = |row: &FoundRow| {
        let parts = [&row.figures, &row.certainty, &row.remark];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        let parts: Vec<&str> = parts.map(String::as_str).collect();
        format!("{}: {}.", row.label, parts.join(", "))
    };
    rows.map(row).collect::<Vec<_>>().join(" ")
}

/// The page as far as it is filled.
struct Page<'a> {
    svg: Svg,
    /// Where the next thing begins.
    y: f64,
    words: &'a dyn ChartWords,
}

impl Page<'_> {
    /// A sentence over the whole width.
    fn sentence(&mut self, face: Face, text: &str) {
        let room = WIDTH - 2.0 * MARGIN;
        self.y += self.svg.paragraph(face, (MARGIN, self.y), room, text);
    }

    fn columns(&mut self, names: &[String; 4]) {
        let places = [LABEL, PLOT, FIGURES, SURE];
        let heights = names.iter().zip(places).map(|(name, (x, room))| {
            self.svg
                .paragraph(Face::SmallStrong, (x, self.y), room, name)
        });
        self.y += heights.fold(0.0, f64::max) + 4.0;
    }

    fn rule(&mut self) {
        self.y += 4.0;
        let ends = ((MARGIN, self.y), (WIDTH - MARGIN, self.y));
        self.svg.line("ch-rule", ends.0, ends.1);
        self.y += 2.0;
    }

    fn scale(&mut self, group: &FoundScale) {
        let forest = forest(group);
        let said = Said::new(&forest, self.words);
        let lines = line::all(&said);
        let is_drawn = lines.iter().any(Line::drawn);
        let ends = (PLOT.0, PLOT.0 + PLOT.1);
        let scale = is_drawn.then(|| range::scale(&said, &lines, ends));
        if let (Some(scale), Some(axis)) = (&scale, &group.axis) {
            self.rule();
            self.axis(scale, axis, &said);
        }
        let signs = lines.iter().filter(|line| !line.wide).map(|line| line.sign);
        let mut signs = signs.collect::<Vec<_>>().into_iter();
        let null = forest.axis.null();
        for comparison in &group.comparisons {
            self.rule();
            self.sentence(Face::Strong, &comparison.label);
            for row in &comparison.rows {
                let sign = signs.next().unwrap_or(Sign::Nothing);
                self.row(row, sign, scale.as_ref(), null);
            }
        }
    }

    /// The axis with its labels, and what lies on either side of no difference.
    fn axis(&mut self, scale: &Scale, axis: &EffectAxis, said: &Said<'_, Forest>) {
        let foot = self.y + 22.0;
        let (_, room) = LABEL;
        self.svg
            .paragraph(Face::Small, (LABEL.0, self.y + 4.0), room, &axis.measure);
        let ends = ((PLOT.0, foot), (PLOT.0 + PLOT.1, foot));
        self.svg.line("ch-axis", ends.0, ends.1);
        for tick in strips::few(&scale.ticks(said.voice)) {
            let x = scale.at(tick.value);
            self.svg.line("ch-axis", (x, foot - 4.0), (x, foot));
            let at = (x, foot - 8.0);
            self.svg.text(Face::Small, Anchor::Middle, at, &tick.label);
        }
        self.y = foot + 4.0;
        if axis.favours_low.is_empty() {
            return;
        }
        let half = PLOT.1 / 2.0 - 8.0;
        let low = format!("← {}", axis.favours_low);
        let high = format!("{} →", axis.favours_high);
        let low = measure::wrap(&low, Face::Small, half, MOST);
        let high = measure::wrap(&high, Face::Small, half, MOST);
        let first = self.y + 12.0;
        let (left, right) = ((PLOT.0, first), (PLOT.0 + PLOT.1, first));
        self.svg.lines(Face::Small, Anchor::Start, left, &low);
        self.svg.lines(Face::Small, Anchor::End, right, &high);
        self.y += step(low.len().max(high.len())) * Face::Small.leading();
    }

    fn row(&mut self, row: &FoundRow, sign: Sign, scale: Option<&Scale>, null: Option<f64>) {
        let top = self.y + 4.0;
        let label = self
            .svg
            .paragraph(Face::Body, (LABEL.0, top), LABEL.1, &row.label);
        let mut figures = self
            .svg
            .paragraph(Face::Body, (FIGURES.0, top), FIGURES.1, &row.figures);
        if !row.remark.is_empty() {
            let at = (FIGURES.0, top + figures);
            figures += self
                .svg
                .paragraph(Face::SmallStrong, at, FIGURES.1, &row.remark);
        }
        let mut sure = 0.0;
        if let Some(full) = row.sure.dots() {
            self.dots(full, (SURE.0, top + 9.0));
            sure = 18.0;
        }
        sure += self
            .svg
            .paragraph(Face::Small, (SURE.0, top + sure), SURE.1, &row.certainty);
        let height = [label, figures, sure, 20.0].into_iter().fold(0.0, f64::max);
        if let Some(scale) = scale {
            let (from, to) = (top - 4.0, top + height + 4.0);
            if let Some(null) = null.filter(|null| scale.shows(*null)) {
                let x = scale.at(null);
                self.svg.line("ch-null", (x, from), (x, to));
            }
            self.mark(row.sure, sign, scale, top + 10.0);
        }
        self.y = top + height + 4.0;
    }

    /// The interval, and the mark at the estimate.
    fn mark(&mut self, sure: Sure, sign: Sign, scale: &Scale, y: f64) {
        let Sign::Point {
            estimate,
            low,
            high,
            ..
        } = sign
        else {
            return;
        };
        let (from, to) = (scale.at(low), scale.at(high));
        self.svg.line("ch-whisker", (from, y), (to, y));
        if scale.below(low) {
            self.arrow((from, y), 7.0);
        }
        if scale.above(high) {
            self.arrow((to, y), -7.0);
        }
        self.svg
            .circle(sure.class(), (scale.at(estimate), y), RADIUS);
    }

    /// An interval goes on beyond the scale.
    fn arrow(&mut self, (x, y): Point, back: f64) {
        let head = Path::polygon([(x, y), (x + back, y - 4.0), (x + back, y + 4.0)]);
        self.svg.path("ch-arrow", &head);
    }

    /// Four dots, so many of them full.
    fn dots(&mut self, full: usize, (x, y): Point) {
        for dot in 0..4 {
            let class = if dot < full {
                "ch-sure-dot ch-sure-dot-on"
            } else {
                "ch-sure-dot"
            };
            let at = (x + 6.0 + step(dot) * 15.0, y);
            self.svg.circle(class, at, 5.0);
        }
    }
}

/// The rows as a forest plot has them, for its scale.
fn forest(group: &FoundScale) -> Forest {
    let row = |row: &FoundRow| Row::new(row.label.clone(), row.estimate, row.low, row.high);
    let block = |comparison: &FoundComparison| Block {
        rows: comparison.rows.iter().map(row).collect(),
        ..Block::default()
    };
    Forest {
        axis: group.axis.clone().unwrap_or_default(),
        blocks: group.comparisons.iter().map(block).collect(),
        marker: Marker::Disc,
        ..Forest::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::Text;

    struct Plain;

    impl ChartWords for Plain {
        fn say(&self, text: &Text<'_>) -> String {
            format!("{text:?}")
        }
        fn decimal(&self, value: f64, decimals: usize) -> String {
            format!("{value:.decimals$}")
        }
        fn whole(&self, value: u64) -> String {
            value.to_string()
        }
    }

    fn row(sure: Sure, estimate: f64) -> FoundRow {
        FoundRow {
            label: "Calm".to_owned(),
            estimate,
            low: estimate - 0.1,
            high: estimate + 0.1,
            figures: "0.20 (0.10 to 0.30)".to_owned(),
            remark: "in doubt".to_owned(),
            sure,
            certainty: "Low certainty".to_owned(),
        }
    }

    fn picture(rows: Vec<FoundRow>, axis: Option<EffectAxis>) -> Standalone {
        Standalone {
            heading: Heading::new("answer", "What is found"),
            scales: vec![FoundScale {
                axis,
                comparisons: vec![FoundComparison {
                    label: "Tea or none".to_owned(),
                    rows,
                }],
            }],
            notes: vec!["Source: a library.".to_owned()],
            ..Standalone::default()
        }
    }

    #[test]
    fn a_file_says_by_itself_how_sure_it_is_what_is_in_doubt_and_where_it_comes_from() {
        let axis = Some(EffectAxis::default());
        let svg = standalone(&picture(vec![row(Sure::Low, 0.2)], axis), &Plain);
        for part in [
            "What is found",
            "Tea or none",
            "ch-sure-ring",
            "Low certainty",
            "in doubt",
            "Source: a library.",
        ] {
            assert!(svg.contains(part), "{part}: {svg}");
        }
        assert_eq!(svg.matches("ch-sure-dot-on").count(), 2);
    }

    #[test]
    fn what_nobody_judged_has_no_dots_and_what_is_not_known_no_mark() {
        let axis = Some(EffectAxis::default());
        let rows = vec![row(Sure::NotJudged, 0.2), row(Sure::VeryLow, f64::NAN)];
        let svg = standalone(&picture(rows, axis), &Plain);
        assert_eq!(svg.matches("\"ch-sure-dashed\"").count(), 1);
        assert_eq!(svg.matches("ch-sure-dot-on").count(), 1);
        assert_eq!(
            standalone(&picture(vec![row(Sure::Low, 0.2)], None), &Plain),
            ""
        );
    }
}
