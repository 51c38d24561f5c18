//! The command line of `steadfast next`.

use clap::{Args, ValueEnum};

use crate::commands::cli_site::SiteNow;

/// `steadfast next`
#[derive(Args, Debug)]
pub struct Next {
    /// How the moment is written
    #[arg(long, value_enum, default_value_t = NextFormat::Iso)]
    pub format: NextFormat,
    /// The site and the moment.
    #[command(flatten)]
    pub site: SiteNow,
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
