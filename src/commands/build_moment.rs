//! The moment at which a command sees the site.

use crate::clock;
use crate::commands::exit::Exit;
use crate::commands::output;
use crate::date::Moment;

/// Returns the given moment, or else that of `SOURCE_DATE_EPOCH` or the clock. Prints why if there is none.
pub(super) fn given_or_present(given: Option<&Moment>) -> Result<Moment, Exit> {
    given.cloned().map_or_else(clock::build_moment, Ok).map_err(|fault| {
        output::warn(&format!("error: {fault}\n"));
        Exit::Usage
    })
}
