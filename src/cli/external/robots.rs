//! What the robots.txt of a site allows (RFC 9309).

/// The name by which we are meant there.
const NAME: &str = "distil";

/// The rules for us: the path, and whether it is allowed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Robots {
    rules: Vec<(String, bool)>,
}

impl Robots {
    /// The rules of a file: those for us by name, or else those for everybody.
    pub fn read(text: &str) -> Self {
        let (mut ours, mut all) = (Vec::new(), Vec::new());
        let (mut names, mut in_rules) = (Vec::new(), false);
        for line in text.lines() {
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else {
                continue;
            };
            let (key, value) = (key.trim().to_ascii_lowercase(), value.trim());
            match key.as_str() {
                "user-agent" => {
                    if std::mem::take(&mut in_rules) {
                        names.clear();
                    }
                    names.push(value.to_ascii_lowercase());
                }
                "allow" | "disallow" => {
                    in_rules = true;
                    // An empty rule forbids nothing.
                    if value.is_empty() {
                        continue;
                    }
                    let rule = (value.to_owned(), key == "allow");
                    if names.iter().any(|name| name == NAME) {
                        ours.push(rule.clone());
                    }
                    if names.iter().any(|name| name == "*") {
                        all.push(rule);
                    }
                }
                _ => {}
            }
        }
        let is_named = text.to_ascii_lowercase().lines().any(|line| {
            line.split_once(':')
                .is_some_and(|(key, value)| key.trim() == "user-agent" && value.trim() == NAME)
        });
        Self {
            rules: if is_named { ours } else { all },
        }
    }

    /// Whether a path with its query may be asked for: the longest rule that fits decides, and of two of one
    /// length the one that allows.
    pub fn allows(&self, path: &str) -> bool {
        let fitting = self.rules.iter().filter(|(rule, _)| fits(rule, path));
        let longest = fitting.max_by_key(|(rule, allows)| (rule.len(), *allows));
        longest.is_none_or(|(_, allows)| *allows)
    }
}

/// Whether a rule fits a path; `*` stands for anything, and `$` for the end.
fn fits(rule: &str, path: &str) -> bool {
    let (rule, to_end) = match rule.strip_suffix('$') {
        Some(rule) => (rule, true),
        None => (rule, false),
    };
    let mut parts = rule.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = path.strip_prefix(first) else {
        return false;
    };
    for part in parts {
        let Some(at) = rest.find(part) else {
            return false;
        };
        rest = &rest[at + part.len()..];
    }
    !to_end || rest.is_empty() || rule.ends_with('*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_rule_that_fits_decides() {
        let robots = Robots::read(
            "User-agent: *\nDisallow: /private\nAllow: /private/open\nDisallow: /*.pdf$\n",
        );
        assert!(robots.allows("/") && robots.allows("/private/open/a"));
        assert!(!robots.allows("/private/a") && !robots.allows("/a/b.pdf"));
        assert!(robots.allows("/a/b.pdf?x"));
    }

    #[test]
    fn rules_by_our_name_come_before_those_for_everybody() {
        let robots = Robots::read("User-agent: *\nDisallow: /\n\nUser-agent: Distil\nDisallow:\n");
        assert!(robots.allows("/a"));
        let robots = Robots::read("User-agent: other\nDisallow: /\n");
        assert!(robots.allows("/a"));
    }
}
