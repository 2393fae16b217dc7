//! Just enough XML to say that a drawing is well formed.

/// Panics unless the tags nest and text and attributes are escaped; returns the names of the elements.
pub fn elements(svg: &str) -> Vec<String> {
    let mut open: Vec<String> = Vec::new();
    let mut seen = Vec::new();
    for piece in svg.split('<').skip(1) {
        let (tag, text) = piece
            .split_once('>')
            .unwrap_or_else(|| panic!("unclosed tag: {piece}"));
        assert!(!text.contains('>'), "unescaped text: {text}");
        check_entities(tag);
        check_entities(text);
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "tags do not nest");
            continue;
        }
        let name = tag.split([' ', '/']).next().unwrap_or_default().to_owned();
        assert!(
            tag.matches('"').count().is_multiple_of(2),
            "unbalanced quotes: {tag}"
        );
        if !tag.ends_with('/') {
            open.push(name.clone());
        }
        seen.push(name);
    }
    assert!(open.is_empty(), "left open: {open:?}");
    seen
}

fn check_entities(text: &str) {
    for rest in text.split('&').skip(1) {
        let known = ["amp;", "lt;", "gt;", "quot;"]
            .iter()
            .any(|name| rest.starts_with(name));
        assert!(known, "bare ampersand: {text}");
    }
}

/// The values of an attribute.
pub fn values<'a>(svg: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    svg.split(start.as_str())
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

/// The texts of the drawing, unescaped as far as these tests need.
pub fn texts(svg: &str) -> Vec<String> {
    let inside = svg
        .split("<text ")
        .skip(1)
        .filter_map(|rest| rest.split_once('>'));
    inside
        .filter_map(|(_, rest)| Some(rest.split_once("</text>")?.0.replace("&lt;", "<")))
        .collect()
}
