//! Finished HTML, read piece by piece: enough to add something to it and to change nothing else.

/// A piece of HTML. The pieces of a page, put together, are the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'h> {
    /// Text between tags, as it is escaped there.
    Text(&'h str),
    /// A tag that opens an element.
    Open(Tag<'h>),
    /// A tag that closes an element: its name, and the tag as written.
    Close(&'h str, &'h str),
    /// A comment or the document type.
    Other(&'h str),
}

/// A tag that opens an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag<'h> {
    /// The name of the element.
    pub name: &'h str,
    /// The tag as written, with its angle brackets.
    pub raw: &'h str,
}

impl<'h> Tag<'h> {
    /// The value of an attribute, as it is escaped there.
    pub fn attribute(&self, name: &str) -> Option<&'h str> {
        let mut rest = self.raw;
        while let Some(at) = rest.find(name) {
            let before = rest[..at].ends_with(char::is_whitespace);
            rest = &rest[at + name.len()..];
            if let Some(value) = rest.strip_prefix("=\"").filter(|_| before) {
                return value.split('"').next();
            }
        }
        None
    }

    /// Whether the element has a class.
    pub fn has_class(&self, class: &str) -> bool {
        let classes = self.attribute("class").unwrap_or_default();
        classes.split_whitespace().any(|own| own == class)
    }

    /// Whether nothing stands in the element, so that no tag closes it.
    pub fn is_empty(&self) -> bool {
        const VOID: [&str; 9] = [
            "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr",
        ];
        self.raw.ends_with("/>") || VOID.contains(&self.name)
    }
}

impl<'h> Piece<'h> {
    /// The piece as written.
    pub fn raw(&self) -> &'h str {
        match self {
            Piece::Text(raw) | Piece::Other(raw) | Piece::Close(_, raw) => raw,
            Piece::Open(tag) => tag.raw,
        }
    }
}

/// The pieces of a page.
pub fn pieces(html: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = html;
    std::iter::from_fn(move || {
        let piece = first(rest)?;
        rest = &rest[piece.raw().len()..];
        Some(piece)
    })
}

fn first(rest: &str) -> Option<Piece<'_>> {
    let after = match rest.as_bytes() {
        [] => return None,
        [b'<', after, ..] => *after,
        _ => return Some(Piece::Text(text(rest))),
    };
    Some(match after {
        b'!' if rest.starts_with("<!--") => {
            let end = rest.find("-->").map_or(rest.len(), |at| at + 3);
            Piece::Other(&rest[..end])
        }
        b'!' | b'?' => Piece::Other(tag(rest)),
        b'/' => {
            let raw = tag(rest);
            Piece::Close(name(&raw[2..]), raw)
        }
        letter if letter.is_ascii_alphabetic() => {
            let raw = tag(rest);
            Piece::Open(Tag {
                name: name(&raw[1..]),
                raw,
            })
        }
        _ => Piece::Text(text(rest)),
    })
}

/// Up to the next tag; a bracket at the start that begins no tag is text.
fn text(rest: &str) -> &str {
    let end = rest.char_indices().skip(1).find(|(_, c)| *c == '<');
    end.map_or(rest, |(end, _)| &rest[..end])
}

/// Up to the bracket that closes a tag, which is not one inside quotation marks.
fn tag(rest: &str) -> &str {
    let mut quoted = false;
    for (at, byte) in rest.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return &rest[..=at],
            _ => {}
        }
    }
    rest
}

fn name(after_bracket: &str) -> &str {
    let end = after_bracket.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    &after_bracket[..end.unwrap_or(after_bracket.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pieces_put_together_are_the_page() {
        let page = "<!doctype html>\n<p class=\"a b\" title=\"x > y\">1 < 2 &amp; <b>é</b><br><!-- <i> --></p><";
        let all: String = pieces(page).map(|piece| piece.raw()).collect();
        assert_eq!(all, page);
        assert_eq!(
            pieces("<p>é<b>").count(),
            3,
            "a sign of two bytes begins the text"
        );
    }

    #[test]
    fn a_bracket_in_an_attribute_does_not_end_the_tag() {
        let tags: Vec<Piece<'_>> = pieces("<p data-id=\"no\" id=\"x>y\">t</p>").collect();
        let Piece::Open(tag) = tags[0] else {
            panic!("a tag")
        };
        assert_eq!(tag.attribute("id"), Some("x>y"));
        assert_eq!(tags[1], Piece::Text("t"));
        assert_eq!(tags[2], Piece::Close("p", "</p>"));
    }
}
