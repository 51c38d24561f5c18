//! The arguments of `steadfast ledger`, with the texts of `--help`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::commands::cli_values::moment;
use crate::date::Moment;

/// `steadfast ledger`
#[derive(Args, Debug)]
pub struct Ledger {
    /// What to do with the ledger.
    #[command(subcommand)]
    pub command: LedgerCommand,
}

/// What can be done with the ledger.
#[derive(Debug, Subcommand)]
pub enum LedgerCommand {
    /// Add the addresses of the published site to `urls.txt`
    #[command(
        long_about = "Adds the addresses of the published site to `urls.txt`.\n\nRun it when the site is published. From then on, a \
                      build of a site with `ledger: true` fails that would lose one of these addresses. Drafts and what is \
                      scheduled are not added. Keep the file under version control."
    )]
    Record(Record),
}

/// `steadfast ledger record`
#[derive(Args, Debug)]
pub struct Record {
    /// Show what would be added, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// The site's folder [default: this folder, or the nearest above it that holds `site.yaml`]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// The moment that counts as now, as in RFC 3339; otherwise `SOURCE_DATE_EPOCH` or the clock
    #[arg(long, value_name = "RFC3339", value_parser = moment)]
    pub now: Option<Moment>,
}
