//! The command line of `steadfast stats`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::commands::cli_values::moment;
use crate::date::Moment;

/// `steadfast stats`
#[derive(Args, Debug)]
pub struct Stats {
    /// How the numbers are written
    #[arg(long, value_enum, default_value_t = StatsFormat::Table)]
    pub format: StatsFormat,
    /// The site's folder [default: this folder, or the nearest above it that holds `site.yaml`]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// The moment at which the site is seen, as in RFC 3339; otherwise `SOURCE_DATE_EPOCH` or the clock
    #[arg(long, value_name = "RFC3339", value_parser = moment)]
    pub now: Option<Moment>,
}

/// How the numbers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StatsFormat {
    /// For people
    Table,
    /// One object with four lists
    Json,
}
