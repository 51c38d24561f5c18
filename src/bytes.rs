//! Finds bytes of some kind in long texts.

/// How many bytes are looked at in one go.
const BLOCK: usize = 32;

/// The place of the first byte of a kind.
///
/// Whole blocks are asked first. The compiler makes vector instructions of that, as long as the question has no branches:
/// `|` and `&` between comparisons, not `||` and `&&`.
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
    fn the_first_is_found_wherever_it_stands() {
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
