//! Generated text, the same each time.

/// A small generator of pseudo-random numbers: SplitMix64. Source: Steele, Lea and Flood 2014.
pub(crate) struct Dice(u64);

impl Dice {
    /// Returns a generator, which gives the same numbers for the same seed.
    pub(crate) fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Returns a number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// Returns a number below `end`; small ones are more frequent, like the first words of a list of words by
    /// frequency.
    pub(crate) fn zipf(&mut self, end: usize) -> usize {
        // The logarithm of the rank is uniform.
        let part = self.below(1 << 20) as f64 / f64::from(1 << 20);
        (((end + 1) as f64).powf(part) as usize).saturating_sub(1).min(end - 1)
    }
}

/// The most common words come first.
const WORDS: &str = "the and a to of in that they it is for you with what not who are have when one customers was people \
    by or we them from at but more than shop week ask say know staff time before often return price service letter \
    reason question answer record month visit keep give small first why because should never offer name reply promise \
    complaint refund measure problem manager team owner regular simple careful honest money number day year card stamp \
    message survey score habit choice apology mistake repair delivery counter telephone booking waiting listening \
    remember loyalty guidance practice evidence example difference attention patience discount programme membership \
    recommendation neighbourhood conversation responsibility organisation café naïve";

/// Returns between `least` and `most` words as a phrase.
pub(crate) fn phrase(dice: &mut Dice, least: usize, most: usize) -> String {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let count = least + dice.below(most - least + 1);
    (0..count).map(|_| words[dice.zipf(words.len())]).collect::<Vec<_>>().join(" ")
}

/// Returns a phrase that begins with a capital letter.
pub(crate) fn title(dice: &mut Dice) -> String {
    let phrase = phrase(dice, 4, 9);
    let (first, rest) = phrase.split_at(1);
    format!("{}{rest}", first.to_uppercase())
}

/// Returns a sentence; some have commas, quotes, emphasis or code.
pub(crate) fn sentence(dice: &mut Dice) -> String {
    let start = title(dice);
    let end = phrase(dice, 3, 9);
    match dice.below(12) {
        0 => format!("{start} **{end}**."),
        1 => format!("{start}, *{end}*."),
        2 => format!("{start} \"{end}\"."),
        3 => format!("{start} `{}`.", phrase(dice, 1, 2)),
        4 => format!("{start}; it's {end}."),
        5 => format!("{start} -- {end}?"),
        _ => format!("{start}, {end}."),
    }
}
