//! Prints numbers about the published articles.

use crate::commands::exit::Exit;
use crate::commands::list;
use crate::commands::list::cli::ListFormat;
use crate::commands::output::Voice;
use crate::commands::stats::cli::{Stats, StatsFormat};
use crate::commands::{loaded_site, output};
use crate::listing;

/// Runs the command.
pub(crate) fn run(arguments: &Stats, voice: Voice) -> Exit {
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
