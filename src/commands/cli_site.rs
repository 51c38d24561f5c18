//! The arguments that name the site and the moment of a command.

use std::path::PathBuf;

use clap::Args;

use crate::commands::cli_values::moment;
use crate::date::Moment;

/// The site and the moment.
#[derive(Args, Debug)]
pub struct SiteNow {
    /// The site's folder [default: this folder, or the nearest above it that holds `site.yaml`]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// The moment that counts as now, as in RFC 3339; otherwise `SOURCE_DATE_EPOCH` or the clock
    #[arg(long, value_name = "RFC3339", value_parser = moment)]
    pub now: Option<Moment>,
}
