//! The command line of `steadfast publish`.

use std::path::PathBuf;

use clap::Args;

use crate::commands::cli_values::{date, moment};
use crate::date::Moment;

/// `steadfast publish`
#[derive(Args, Debug)]
pub struct Publish {
    /// The file of the article or page, its name or its slug
    pub file: String,
    /// When it goes live, such as 2027-01-31 or `2027-01-31 09:00`; otherwise on the date in its file, or now if that is past
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub at: Option<String>,
    /// Show what would change, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// The site's folder [default: this folder, or the nearest above it that holds `site.yaml`]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// The moment that counts as now, as in RFC 3339; otherwise `SOURCE_DATE_EPOCH` or the clock
    #[arg(long, value_name = "RFC3339", value_parser = moment)]
    pub now: Option<Moment>,
}
