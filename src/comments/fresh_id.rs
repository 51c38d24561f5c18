//! Ids of new comments: the day, and 48 random bits. They must be unpredictable: a commenter who could make two comments with
//! one id would decide which one the author finds.

use std::io;

use crate::date::{Moment, Zone};
use crate::diagnostic::{Diagnostic, codes};

/// The source of random bits; in the program, the operating system.
pub type Random = fn() -> io::Result<[u8; 6]>;

/// The number of attempts to find a free id. Even one collision is extremely rare.
const ATTEMPTS: usize = 16;

/// Returns an id of this day that is not taken.
pub(super) fn fresh(
    date: &Moment,
    random: Random,
    is_taken: impl Fn(&str) -> bool,
) -> Result<String, Diagnostic> {
    let day = date.within(&Zone::UTC).format("%Y%m%d");
    for _ in 0..ATTEMPTS {
        let bits = random().map_err(|reason| none(&reason.to_string()))?;
        let bits: String = bits.iter().map(|byte| format!("{byte:02x}")).collect();
        let id = format!("c-{day}-{bits}");
        if !is_taken(&id) {
            return Ok(id);
        }
    }
    Err(none("they repeat"))
}

fn none(reason: &str) -> Diagnostic {
    let message = format!("the comment gets no id: the system's random numbers cannot be had: {reason}");
    Diagnostic::error(codes::NOT_WRITTEN, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_the_day_and_48_bits_and_is_no_other_s() {
        let day = Moment::parse("2026-11-22 23:00 -02:00", &Zone::UTC).unwrap();
        let random = || Ok([0, 1, 0x2a, 0xff, 0x10, 9]);
        let id = fresh(&day, random, |_| false).unwrap();
        assert_eq!(id, "c-20261123-00012aff1009");
        assert!(fresh(&day, random, |known| known == id).is_err());
        assert!(fresh(&day, || Err(io::ErrorKind::Unsupported.into()), |_| false).is_err());
    }
}
