//! PNG with a palette. A card has three inks on one ground, so a palette holds all its shades, and
//! the file is a third of what full colours would take.

use std::collections::BTreeMap;

use miniz_oxide::deflate::compress_to_vec_zlib;

/// How hard to compress, from 0 to 10.
const EFFORT: u8 = 6;

/// Pixels are looked at in blocks of so many; most of them are bare ground.
const BLOCK: usize = 16;

/// A colour: red, green, blue.
pub(super) type Rgb = (u8, u8, u8);

/// A picture `width` pixels wide, four bytes a pixel. Shades that are nearly the same become one;
/// the `exact` colours stay as they are, and the first of them is the ground. Nothing when there are
/// more shades than a palette holds.
pub(super) fn encode(width: u32, height: u32, rgba: &[u8], exact: &[Rgb]) -> Option<Vec<u8>> {
    let (palette, rows) = with_palette(width, rgba, exact)?;
    let mut head = Vec::new();
    head.extend(width.to_be_bytes());
    head.extend(height.to_be_bytes());
    // Eight bits, palette, and the only methods there are.
    head.extend([8, 3, 0, 0, 0]);
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut png, b"IHDR", &head)?;
    chunk(&mut png, b"PLTE", &palette)?;
    chunk(&mut png, b"IDAT", &compress_to_vec_zlib(&rows, EFFORT))?;
    chunk(&mut png, b"IEND", &[])?;
    Some(png)
}

/// The palette, and the rows of places in it, each after the byte that says "no filter".
fn with_palette(width: u32, rgba: &[u8], exact: &[Rgb]) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut palette = Palette::default();
    for colour in exact {
        palette.place(*colour)?;
    }
    let (r, g, b) = *exact.first()?;
    let ground = [r, g, b, 255].repeat(BLOCK);
    let mut rows = Vec::with_capacity(rgba.len() / 4 + rgba.len() / 1000);
    for row in rgba.chunks(usize::try_from(width).ok()? * 4) {
        rows.push(0);
        for block in row.chunks(ground.len()) {
            if ground.starts_with(block) {
                rows.resize(rows.len() + block.len() / 4, 0);
                continue;
            }
            for pixel in block.chunks_exact(4) {
                rows.push(palette.place((pixel[0], pixel[1], pixel[2]))?);
            }
        }
    }
    Some((palette.colours, rows))
}

/// Colours with their places. Colours that differ only in their last three bits share one.
#[derive(Default)]
struct Palette {
    places: BTreeMap<Rgb, u8>,
    colours: Vec<u8>,
}

impl Palette {
    fn place(&mut self, colour: Rgb) -> Option<u8> {
        let (r, g, b) = colour;
        let shade = (r >> 3, g >> 3, b >> 3);
        if let Some(place) = self.places.get(&shade) {
            return Some(*place);
        }
        let place = u8::try_from(self.places.len()).ok()?;
        self.places.insert(shade, place);
        self.colours.extend([r, g, b]);
        Some(place)
    }
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

/// The checksum of PNG (CRC-32).
fn crc(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| match sum & 1 {
            1 => (sum >> 1) ^ 0xedb8_8320,
            _ => sum >> 1,
        })
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
    fn exact_colours_stay_and_near_ones_become_one() {
        let (white, near, ink) = ([255; 4], [250, 250, 250, 255], [1, 2, 3, 255]);
        let pixels = [near, ink, white, white].concat();
        let exact = [(255, 255, 255), (1, 2, 3)];
        let (palette, rows) = with_palette(2, &pixels, &exact).unwrap();
        assert_eq!(palette, [255, 255, 255, 1, 2, 3]);
        assert_eq!(rows, [0, 0, 1, 0, 0, 0]);
    }

    #[test]
    fn too_many_shades_are_no_picture() {
        let shades = (0..=255).step_by(8);
        let all = shades
            .clone()
            .flat_map(|r| shades.clone().map(move |g| [r, g, 0, 255]));
        let pixels = all.collect::<Vec<[u8; 4]>>().concat();
        assert!(encode(32, 32, &pixels, &[(255, 255, 255)]).is_none());
    }
}
