//! The arguments of `steadfast reviewed`, with the texts of `--help`.

use std::path::PathBuf;

use clap::Args;

use crate::commands::cli_values::moment;
use crate::commands::reviewed::next_review::{NextReview, next_review};
use crate::date::Moment;

/// `steadfast reviewed`
#[derive(Args, Debug)]
pub struct Reviewed {
    /// The files of the articles
    #[arg(value_name = "FILE", required_unless_present = "tag")]
    pub files: Vec<PathBuf>,
    /// All articles with this tag
    #[arg(long, value_name = "TAG")]
    pub tag: Option<String>,
    /// When they are to be read again: 1y, 6m, 2w, 90d, or a day such as 2028-01-31
    #[arg(long, value_name = "WHEN", value_parser = next_review)]
    pub next: Option<NextReview>,
    /// Only show what would change
    #[arg(long)]
    pub dry_run: bool,
    /// The moment that counts as now, as in RFC 3339
    #[arg(long, value_name = "RFC3339", value_parser = moment)]
    pub now: Option<Moment>,
    /// The site's folder [default: this folder, or the nearest above it that holds `site.yaml`]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
}
