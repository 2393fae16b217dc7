//! Files of the project in a text: `static:picture.png` is `static/picture.png` of the content folder,
//! which the site carries at its top.

use crate::evidence::static_file;

/// The address of a file of the project, from a page whose way to the top of the site is `root`;
/// nothing where a destination names none.
pub(super) fn address(destination: &str, root: &str) -> Option<String> {
    let name = static_file(destination)?;
    let escaped: String = name.chars().map(escaped).collect();
    Some(format!("{root}{escaped}"))
}

/// Signs of a file name that would end a path.
fn escaped(c: char) -> String {
    match c {
        '%' => "%25".to_owned(),
        '?' => "%3F".to_owned(),
        '#' => "%23".to_owned(),
        c => c.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_found_from_every_page() {
        assert_eq!(
            address("static:a/b.png", "../").as_deref(),
            Some("../a/b.png")
        );
        assert_eq!(
            address("static:a%20b%231.png", "").as_deref(),
            Some("a b%231.png")
        );
        assert_eq!(address("https://example.org/a.png", "../"), None);
    }
}
