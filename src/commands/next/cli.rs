//! The command line of `steadfast next`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::commands::cli_values::moment;
use crate::date::Moment;

/// `steadfast next`
#[derive(Args, Debug)]
pub struct Next {
    /// How the moment is written
    #[arg(long, value_enum, default_value_t = NextFormat::Iso)]
    pub format: NextFormat,
    /// The site's folder [default: this folder, or the nearest above it that holds `site.yaml`]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// The moment that counts as now, as in RFC 3339; otherwise `SOURCE_DATE_EPOCH` or the clock
    #[arg(long, value_name = "RFC3339", value_parser = moment)]
    pub now: Option<Moment>,
}

/// How the moment is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum NextFormat {
    /// As in ISO 8601 and RFC 3339: 2026-12-24T07:00:00+01:00
    Iso,
    /// As the five fields of cron, in UTC: 0 6 24 12 *
    Cron,
    /// With the articles that appear or expire then
    Json,
}
