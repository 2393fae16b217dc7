//! What the columns of a table mean: proposed from their names, shown, kept in a small file, and given
//! back.

use crate::load::marked::{self, Content};
use crate::record::result::Measure;

use super::grid::Grid;
use super::names::LEFT_OUT;
use super::settle::{self, Settled};

/// What a column can be, besides `groups.NAME` and `numbers.NAME`.
pub const MEANINGS: [&str; 35] = [
    "study",
    "author",
    "year",
    "doi",
    "pmid",
    "title",
    "country",
    "outcome",
    "measured",
    "instrument",
    "months",
    "weeks",
    "arm",
    "note",
    "n",
    "intervention.n",
    "intervention.events",
    "intervention.nonevents",
    "intervention.mean",
    "intervention.sd",
    "intervention.se",
    "intervention.person_time",
    "comparator.n",
    "comparator.events",
    "comparator.nonevents",
    "comparator.mean",
    "comparator.sd",
    "comparator.se",
    "comparator.person_time",
    "effect.estimate",
    "effect.se",
    "effect.variance",
    "effect.ci_low",
    "effect.ci_high",
    LEFT_OUT,
];

/// What each column of a table is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ColumnMap {
    /// The columns by name, each with what it is.
    pub columns: Vec<(String, String)>,
    /// Whether a comma stands before decimals; found out where nothing is said.
    pub has_decimal_comma: Option<bool>,
}

impl ColumnMap {
    /// A map from the names of the columns, and what had to be decided for it. `measure` is that of
    /// effects that are ready made, where it is known.
    pub fn proposed(grid: &Grid, measure: Option<Measure>) -> (Self, Vec<String>) {
        let Settled { meanings, decided } = settle::settle(grid, measure);
        let named = grid.header.iter().cloned();
        let columns = named.zip(meanings.into_iter().map(str::to_owned));
        let map = Self {
            columns: columns.collect(),
            has_decimal_comma: None,
        };
        (map, decided)
    }

    /// A map that was kept: a file of YAML.
    ///
    /// # Errors
    /// It is no such file, or it names something that no column can be; in words.
    pub fn parse(text: &str) -> Result<Self, String> {
        let root = marked::parse(text).map_err(|_| "it is no YAML".to_owned())?;
        let Some(columns) = root
            .get("columns")
            .filter(|node| matches!(node.content, Content::Map(_)))
        else {
            return Err("it has no `columns:` with a line for each column".to_owned());
        };
        let mut map = Self::default();
        for (name, meaning) in columns.entries() {
            let (Some(name), Some(meaning)) = (name.text(), meaning.text()) else {
                return Err("a line under `columns:` is no column with what it is".to_owned());
            };
            let is_own = ["groups.", "numbers."].iter().any(|start| {
                meaning
                    .strip_prefix(start)
                    .is_some_and(|rest| crate::record::id::Id::fault(rest).is_none())
            });
            if !is_own && !MEANINGS.contains(&meaning) {
                let near = crate::text::suggest::nearest(meaning, MEANINGS);
                let near = near
                    .map(|near| format!("; did you mean `{near}`?"))
                    .unwrap_or_default();
                return Err(format!(
                    "`{name}: {meaning}` is nothing that a column can be{near}"
                ));
            }
            let is_free = [LEFT_OUT, "note"].contains(&meaning);
            let other = map
                .columns
                .iter()
                .find(|(_, has)| has == meaning && !is_free);
            if let Some((other, _)) = other {
                return Err(format!("`{other}` and `{name}` are both `{meaning}`"));
            }
            map.columns.push((name.to_owned(), meaning.to_owned()));
        }
        map.has_decimal_comma = match root.get("decimal").and_then(marked::Node::text) {
            None => None,
            Some("comma") => Some(true),
            Some("point") => Some(false),
            Some(other) => return Err(format!("`decimal: {other}` has to be `comma` or `point`")),
        };
        Ok(map)
    }

    /// The map as a file to keep.
    pub fn to_text(&self, table: &str) -> String {
        let mut text = format!(
            "# What the columns of {table} are. Give it back with `--columns`; `distil import --help` says\n# what a column can be.\ncolumns:\n"
        );
        for (name, meaning) in &self.columns {
            text.push_str(&format!("  {}: {meaning}\n", quoted(name)));
        }
        if let Some(has) = self.has_decimal_comma {
            text.push_str(&format!(
                "decimal: {}\n",
                if has { "comma" } else { "point" }
            ));
        }
        text
    }

    /// The column that is this.
    pub fn find(&self, grid: &Grid, meaning: &str) -> Option<usize> {
        let (name, _) = self.columns.iter().find(|(_, has)| has == meaning)?;
        grid.column(name)
    }

    /// Columns that begin with this, by the rest: `groups.` gives the names of groups.
    pub fn all(&self, grid: &Grid, start: &str) -> Vec<(String, usize)> {
        let own = self.columns.iter().filter_map(|(name, meaning)| {
            Some((meaning.strip_prefix(start)?.to_owned(), grid.column(name)?))
        });
        own.collect()
    }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::table::grid;

    fn proposed(header: &str, row: &str) -> Vec<(String, String)> {
        let grid = grid::read(&format!("{header}\n{row}\n{row}\n")).expect(header);
        let (map, _) = ColumnMap::proposed(&grid, None);
        assert_eq!(ColumnMap::parse(&map.to_text("a.csv")).as_ref(), Ok(&map));
        map.columns
    }

    fn means(header: &str, row: &str, wanted: &[&str]) {
        let found = proposed(header, row);
        let found: Vec<&str> = found.iter().map(|(_, meaning)| meaning.as_str()).collect();
        assert_eq!(found, wanted, "{header}");
    }

    #[test]
    fn columns_are_known_by_the_names_that_people_and_packages_use() {
        means(
            "trial,author,year,tpos,tneg,cpos,cneg,ablat",
            "1,Finch,1948,4,119,11,128,44",
            &[
                "leave-out",
                "author",
                "year",
                "intervention.events",
                "intervention.nonevents",
                "comparator.events",
                "comparator.nonevents",
                "leave-out",
            ],
        );
        means(
            "study,source,n1i,m1i,sd1i,n2i,m2i,sd2i",
            "1,Northtown,155,55,47,156,75,64",
            &[
                "leave-out",
                "study",
                "intervention.n",
                "intervention.mean",
                "intervention.sd",
                "comparator.n",
                "comparator.mean",
                "comparator.sd",
            ],
        );
        means(
            "table,id,trial,ai,n1i,ci,n2i",
            "6,1.1,Wren,14,56,15,58",
            &[
                "leave-out",
                "leave-out",
                "study",
                "intervention.events",
                "intervention.n",
                "comparator.events",
                "comparator.n",
            ],
        );
        means(
            "Study,Events (treatment group),N (treatment group),Events (control group),N (control group),Comments",
            "Wren 2020,14,56,15,58,x",
            &[
                "study",
                "intervention.events",
                "intervention.n",
                "comparator.events",
                "comparator.n",
                "note",
            ],
        );
        means(
            "study,instrument,time_weeks,mean_arm1,mean_arm2,sd_arm1,sd_arm2,n_arm1,n_arm2",
            "Wren 2020,Desk Scale,12,1,2,3,4,5,6",
            &[
                "study",
                "instrument",
                "weeks",
                "intervention.mean",
                "comparator.mean",
                "intervention.sd",
                "comparator.sd",
                "intervention.n",
                "comparator.n",
            ],
        );
        means(
            "slab,yi,vi",
            "Wren 2020,0.1,0.02",
            &["study", "effect.estimate", "effect.variance"],
        );
        means(
            "Author,Year,mean.e,sd.e,n.e,mean.c,sd.c,n.c",
            "Wren,2020,1,2,3,1,2,3",
            &[
                "author",
                "year",
                "intervention.mean",
                "intervention.sd",
                "intervention.n",
                "comparator.mean",
                "comparator.sd",
                "comparator.n",
            ],
        );
    }

    #[test]
    fn a_map_that_means_nothing_is_told() {
        assert!(ColumnMap::parse("columns:\n  a: intervention.mean\n").is_ok());
        let fault = ColumnMap::parse("columns:\n  a: intervention.meen\n").expect_err("a slip");
        assert!(
            fault.contains("did you mean `intervention.mean`"),
            "{fault}"
        );
        for text in [
            "",
            "a: b",
            "columns: x",
            "columns:\n  a: n\ndecimal: dot\n",
            "columns:\n  a: groups.B b\n",
            "columns:\n  a: intervention.n\n  b: intervention.n\n",
        ] {
            assert!(ColumnMap::parse(text).is_err(), "{text}");
        }
    }
}
