//! Seeded changes of bytes, for runs without a fuzzer: bits turned, parts removed, doubled, swapped,
//! words put in, two inputs joined.

/// A series of numbers that a seed decides (SplitMix64).
#[derive(Debug, Clone)]
pub struct Draws(u64);

impl Draws {
    /// A series.
    pub fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below a limit above zero.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }
}

/// What breaks readers of texts.
const WORDS: [&str; 40] = [
    ": ",
    "- ",
    "\n",
    "\n  ",
    "\t",
    "\"",
    "'",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "!x ",
    "|\n",
    ">-\n",
    "---\n",
    "...\n",
    "#",
    "](",
    "![",
    "**",
    "`",
    "```\n",
    "<b>",
    "[^1]",
    "|",
    "\r\n",
    ",",
    "\"\"",
    "\u{feff}",
    "\u{200b}",
    "é",
    "999999999999999999999",
    "-1",
    "1e309",
    "NaN",
    "null",
    "https://",
    "../",
];

/// A changed copy of one of the inputs.
pub fn changed(inputs: &[Vec<u8>], draws: &mut Draws) -> Vec<u8> {
    let mut bytes = pick(inputs, draws);
    for _ in 0..=draws.below(4) {
        change(&mut bytes, inputs, draws);
    }
    bytes.truncate(1 << 16);
    bytes
}

fn pick(inputs: &[Vec<u8>], draws: &mut Draws) -> Vec<u8> {
    inputs
        .get(draws.below(inputs.len()))
        .cloned()
        .unwrap_or_default()
}

fn change(bytes: &mut Vec<u8>, inputs: &[Vec<u8>], draws: &mut Draws) {
    let at = draws.below(bytes.len() + 1);
    let end = (at + draws.below(40)).min(bytes.len());
    match draws.below(8) {
        0 => bytes.insert(at, draws.below(256) as u8),
        1 => drop(bytes.drain(at..end)),
        2 => {
            let part = bytes[at..end].to_vec();
            bytes.splice(at..at, part);
        }
        3 => {
            let word = WORDS[draws.below(WORDS.len())];
            bytes.splice(at..at, word.bytes());
        }
        4 => {
            let other = pick(inputs, draws);
            let from = draws.below(other.len() + 1);
            bytes.truncate(at);
            bytes.extend(&other[from..]);
        }
        5 => bytes.truncate(at),
        6 => bytes[at..end].reverse(),
        _ => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << draws.below(8);
            }
        }
    }
}
