//! Time zones, from the database that is compiled into the program.

use jiff::tz::TimeZone;

/// A time zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    pub(super) rules: TimeZone,
    pub(super) offsets: Offsets,
}

/// How a date with its own UTC offset is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Offsets {
    /// Converted to the zone.
    Converted,
    /// With the offset as written.
    Kept,
}

impl Zone {
    /// UTC.
    pub const UTC: Zone = Zone { rules: TimeZone::UTC, offsets: Offsets::Converted };

    /// The zone of a site that sets none: UTC, but dates with an offset keep it, so the day does not change.
    pub const UNNAMED: Zone = Zone { rules: TimeZone::UTC, offsets: Offsets::Kept };

    /// Finds a zone by its IANA name, such as `Europe/Berlin`.
    pub fn parse(name: &str) -> Option<Zone> {
        let rules = TimeZone::get(name.trim()).ok()?;
        Some(Zone { rules, offsets: Offsets::Converted })
    }
}

/// The names of all time zones, sorted, for suggestions.
pub fn zone_names() -> Vec<String> {
    let mut names: Vec<String> = jiff::tz::db().available().map(|name| name.to_string()).collect();
    names.sort_unstable();
    names
}
