//! Moments in the site's time zone: parsing what authors write, and formatting for pages, feeds and URLs.
//!
//! Time zone rules come from the database that is compiled into the program, so pages do not depend on the machine.

mod moment;
mod names;
mod parse;
mod zone;

pub use moment::{ACCEPTED, Moment, check_format};
pub use names::DateNames;
pub use zone::{Zone, zone_names};
