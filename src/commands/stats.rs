//! `steadfast stats`: prints numbers about the published articles.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::commands::cli_values::moment;
use crate::commands::exit::Exit;
use crate::commands::list;
use crate::commands::list::cli::ListFormat;
use crate::commands::output::Voice;
use crate::commands::{loaded_site, output};
use crate::date::Moment;
use crate::listing;

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

/// Runs the command.
pub(super) fn run(arguments: &Stats, voice: Voice) -> Exit {
    let site = match loaded_site::load(arguments.root.as_deref(), arguments.now.as_ref(), &[], voice) {
        Ok(site) => site,
        Err(exit) => return exit,
    };
    let listing::Stats { total, months, authors, categories } = listing::stats(&site.blog);
    let tables = [("total", &total), ("months", &months), ("authors", &authors), ("categories", &categories)];
    output::say(&match arguments.format {
        StatsFormat::Table => {
            let shown = tables.iter().filter(|(_, table)| !table.rows.is_empty());
            let shown: Vec<String> = shown.map(|(_, table)| list::drawn(table, ListFormat::Table)).collect();
            shown.join("\n")
        }
        StatsFormat::Json => {
            let parts = tables.map(|(key, table)| format!("\"{key}\": {}", listing::json(table).trim_end()));
            format!("{{{}}}\n", parts.join(",\n"))
        }
    });
    site.exit
}
