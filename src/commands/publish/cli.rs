//! The command line of `steadfast publish`.

use clap::Args;

use crate::commands::cli_site::SiteNow;
use crate::commands::cli_values::date;

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
    /// The site and the moment.
    #[command(flatten)]
    pub site: SiteNow,
}
