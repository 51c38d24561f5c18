//! The clock, and the moment that a reproducible build asks for in its place.

use std::env;
use std::time::SystemTime;

use crate::date::{Moment, Zone};

/// Returns the moment of `SOURCE_DATE_EPOCH`, or the present time if that variable is empty or not set.
///
/// Returns an error message if the variable holds something else than a number of seconds since 1970.
/// Source: reproducible-builds.org, "SOURCE_DATE_EPOCH".
pub(crate) fn build_moment() -> Result<Moment, String> {
    let variable = env::var("SOURCE_DATE_EPOCH").ok().filter(|text| !text.trim().is_empty());
    let seconds = match &variable {
        Some(text) => text.trim().parse().ok(),
        None => Some(seconds_now()),
    };
    seconds
        .and_then(|seconds| Moment::from_unix(seconds, &Zone::UTC))
        .ok_or_else(|| "`SOURCE_DATE_EPOCH` is not a number of seconds since 1970".to_owned())
}

/// Returns the present time in UTC; 1970 if the clock of this machine is out of range.
#[cfg(feature = "serve")]
pub(crate) fn now() -> Moment {
    Moment::from_unix(seconds_now(), &Zone::UTC).unwrap_or_else(|| Moment::epoch(&Zone::UTC))
}

fn seconds_now() -> i64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or_default()
}
