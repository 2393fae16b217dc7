//! PNG with a palette: a byte a pixel, compressed in one quick pass, since most of a card is bare.

use miniz_oxide::deflate::compress_to_vec_zlib;

/// How hard to compress, from 0 to 10: one pass that keeps the first good repetition.
const EFFORT: u8 = 3;

/// A colour: red, green, blue.
pub(super) type Rgb = (u8, u8, u8);

/// A picture `width` pixels wide from places in a palette, row by row.
pub(super) fn encode(width: usize, palette: &[Rgb], pixels: &[u8]) -> Option<Vec<u8>> {
    let height = pixels.len().checked_div(width)?;
    let mut head = Vec::new();
    head.extend(u32::try_from(width).ok()?.to_be_bytes());
    head.extend(u32::try_from(height).ok()?.to_be_bytes());
    // Eight bits, palette, and the only methods there are.
    head.extend([8, 3, 0, 0, 0]);
    let colours = palette.iter().flat_map(|(r, g, b)| [*r, *g, *b]);
    let colours: Vec<u8> = colours.collect();
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut png, b"IHDR", &head)?;
    chunk(&mut png, b"PLTE", &colours)?;
    let rows = rows(width, pixels);
    chunk(&mut png, b"IDAT", &compress_to_vec_zlib(&rows, EFFORT))?;
    chunk(&mut png, b"IEND", &[])?;
    Some(png)
}

/// The rows, each after the byte that says "no filter".
fn rows(width: usize, pixels: &[u8]) -> Vec<u8> {
    let mut rows = Vec::with_capacity(pixels.len() + pixels.len() / width + 1);
    for row in pixels.chunks(width) {
        rows.push(0);
        rows.extend_from_slice(row);
    }
    rows
}

fn chunk(png: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) -> Option<()> {
    png.extend(u32::try_from(data.len()).ok()?.to_be_bytes());
    let start = png.len();
    png.extend(kind);
    png.extend(data);
    let sum = crc(&png[start..]);
    png.extend(sum.to_be_bytes());
    Some(())
}

/// The checksums of single bytes.
const SUMS: [u32; 256] = {
    let mut sums = [0; 256];
    let mut byte = 0;
    while byte < sums.len() {
        let mut sum = byte as u32;
        let mut bit = 0;
        while bit < 8 {
            sum = if sum & 1 == 1 {
                (sum >> 1) ^ 0xedb8_8320
            } else {
                sum >> 1
            };
            bit += 1;
        }
        sums[byte] = sum;
        byte += 1;
    }
    sums
};

/// The checksum of PNG (CRC-32).
fn crc(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        let [low, ..] = sum.to_le_bytes();
        SUMS[usize::from(low ^ byte)] ^ (sum >> 8)
    };
    !bytes.iter().fold(u32::MAX, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        assert_eq!(crc(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn each_row_begins_with_its_filter() {
        assert_eq!(rows(2, &[1, 2, 3, 4]), [0, 1, 2, 0, 3, 4]);
    }
}
