//! The words of drawings: what the charts state as facts, in the language of a site.

mod alternative;
mod fixed;
mod line;
mod nothing;

use ::chart::fact::{ChartWords, Text};

use crate::words::Words;

impl ChartWords for Words {
    fn say(&self, text: &Text<'_>) -> String {
        match *text {
            Text::Column(column) => self.text(fixed::column(column)),
            Text::Cell(cell) => self.text(fixed::cell(cell)),
            Text::Label(label) => self.text(fixed::label(label)),
            Text::Stage(stage) => self.text(fixed::stage(stage)),
            Text::Step(step) => self.text(fixed::step(step)),
            Text::Nothing(why) => nothing::nothing(self, why),
            Text::Alternative(shown) => alternative::alternative(self, shown),
            Text::Line(line) => line::line(self, line),
        }
    }

    fn decimal(&self, value: f64, decimals: usize) -> String {
        Words::decimal(self, value, decimals)
    }

    fn whole(&self, value: u64) -> String {
        Words::whole(self, value)
    }
}
