//! A fast search for bytes in long texts.

/// The number of bytes tested at once.
const BLOCK: usize = 32;

/// Returns the index of the first byte for which `is` holds.
///
/// Whole blocks are tested first. The compiler vectorizes that as long as `is` has no branches: write `|` and `&` between
/// comparisons, not `||` and `&&`.
#[inline]
pub fn find(bytes: &[u8], is: impl Fn(u8) -> bool) -> Option<usize> {
    let mut blocks = bytes.chunks_exact(BLOCK);
    let whole = blocks.position(|block| block.iter().fold(false, |found, byte| found | is(*byte)));
    let start = whole.unwrap_or(bytes.len() / BLOCK) * BLOCK;
    let found = bytes[start..].iter().position(|byte| is(*byte))?;
    Some(start + found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_match_is_found_at_every_index() {
        for length in 0..3 * BLOCK {
            let mut bytes = vec![b'a'; length];
            assert_eq!(find(&bytes, |byte| byte == b'&'), None);
            for at in (0..length).rev() {
                bytes[at] = b'&';
                assert_eq!(find(&bytes, |byte| byte == b'&'), Some(at));
            }
        }
    }
}
