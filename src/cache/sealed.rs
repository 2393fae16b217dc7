//! The form of a file of the cache: a head that names form and program, a checksum, the contents.

use xxhash_rust::xxh3::xxh3_128;

/// The form; another number makes all older files void.
const FORM: &[u8; 16] = b"distil cache 01\n";
/// The program by a fingerprint of its sources: another program may make other pages.
const PROGRAM: &str = env!("DISTIL_SOURCES");
const CHECKSUM: usize = 16;

/// How long the head is, in bytes.
pub(super) const HEAD: usize = FORM.len() + PROGRAM.len() + CHECKSUM;

/// The head of a file with these contents. One that differs belongs to another form, another program or
/// other contents.
pub(super) fn head(contents: &[u8]) -> Vec<u8> {
    let mut head = Vec::with_capacity(HEAD);
    head.extend_from_slice(FORM);
    head.extend_from_slice(PROGRAM.as_bytes());
    head.extend_from_slice(&xxh3_128(contents).to_le_bytes());
    head
}
