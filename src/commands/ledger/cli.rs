//! The arguments of `steadfast ledger`, with the texts of `--help`.

use clap::{Args, Subcommand};

use crate::commands::cli_site::SiteNow;

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
    /// The site and the moment.
    #[command(flatten)]
    pub site: SiteNow,
}
