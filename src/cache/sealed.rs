//! The form of a file of the cache: a head that names form and program, a checksum, the contents.

use xxhash_rust::xxh3::xxh3_128;

/// The form; another number makes all older files void.
const FORM: &[u8; 16] = b"distil cache 01\n";
/// The program by a fingerprint of its sources: another program may make other pages.
const PROGRAM: &str = env!("DISTIL_SOURCES");
const CHECKSUM: usize = 16;

/// A file with these contents.
pub(super) fn seal(contents: &[u8]) -> Vec<u8> {
    let mut file = Vec::with_capacity(contents.len() + 64);
    file.extend_from_slice(FORM);
    file.extend_from_slice(PROGRAM.as_bytes());
    file.extend_from_slice(&xxh3_128(contents).to_le_bytes());
    file.extend_from_slice(contents);
    file
}

/// The contents of a file of this form and program that is whole.
pub(super) fn unseal(file: &[u8]) -> Option<&[u8]> {
    let rest = file.strip_prefix(FORM)?;
    let rest = rest.strip_prefix(PROGRAM.as_bytes())?;
    let (checksum, contents) = rest.split_at_checked(CHECKSUM)?;
    (checksum == xxh3_128(contents).to_le_bytes()).then_some(contents)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_back_as_it_was() {
        assert_eq!(unseal(&seal(b"pages")), Some(&b"pages"[..]));
    }

    #[test]
    fn a_file_with_any_other_byte_or_length_is_void() {
        let file = seal(b"pages");
        for at in 0..file.len() {
            let mut other = file.clone();
            other[at] ^= 1;
            assert_eq!(unseal(&other), None, "byte {at}");
            assert_eq!(unseal(&file[..at]), None, "length {at}");
        }
    }
}
