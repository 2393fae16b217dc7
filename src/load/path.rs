//! Paths to a value inside a record: `results[2].effect.estimate`.

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The value of a key.
    Key(String),
    /// An element of a list, counted from 0.
    Index(usize),
}

/// Reads `results[2].effect.estimate`. A part in brackets that is not a number is skipped.
pub fn parse(path: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    for part in path.split('.').filter(|part| !part.is_empty()) {
        let mut pieces = part.split('[');
        let key = pieces.next().unwrap_or_default();
        if !key.is_empty() {
            steps.push(Step::Key(key.to_owned()));
        }
        let indexes = pieces.filter_map(|piece| piece.trim_end_matches(']').parse().ok());
        steps.extend(indexes.map(Step::Index));
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_keys_and_indexes() {
        let key = |k: &str| Step::Key(k.to_owned());
        assert_eq!(
            parse("results[2].effect.estimate"),
            [
                key("results"),
                Step::Index(2),
                key("effect"),
                key("estimate")
            ]
        );
    }
}
