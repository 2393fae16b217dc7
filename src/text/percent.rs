//! Letters of an address that are written by their bytes: `%28`.

/// An address as it is read, `%28` as `(`; nothing where that is no text.
pub fn decoded(address: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || char::from(rest.next()?).to_digit(16);
        let (high, low) = (digit()?, digit()?);
        bytes.push(u8::try_from(high * 16 + low).ok()?);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_read_as_letters() {
        assert_eq!(decoded("a%20%C3%A9").as_deref(), Some("a é"));
        assert_eq!(decoded("a%2"), None);
        assert_eq!(decoded("%FF"), None);
    }
}
