//! Prints a list, sorted and filtered as asked.

use std::io;
use std::io::IsTerminal;

use terminal_size::{Width, terminal_size_of};

use crate::commands::exit::Exit;
use crate::commands::list::cli::{List, ListFormat, What};
use crate::commands::loaded_site::LoadedSite;
use crate::commands::output::Voice;
use crate::commands::{loaded_site, output};
use crate::diagnostic::counted;
use crate::listing;
use crate::listing::{Direction, Order, Table, UnknownKey, Which};
use crate::site::Status;

/// Runs the command.
pub(crate) fn run(arguments: &List, voice: Voice) -> Exit {
    // Only the addresses are those of a build; all else is also about what is not published.
    let also = if arguments.what == What::Urls { &[][..] } else { &Status::WITHHELD };
    let site = match loaded_site::load(arguments.root.as_deref(), arguments.now.as_ref(), also, voice) {
        Ok(site) => site,
        Err(exit) => return exit,
    };
    let mut table = table(&site, arguments.what);
    if let Err(unknown) = select(&mut table, arguments, voice) {
        output::warn(&explained(&unknown));
        return Exit::Usage;
    }
    output::say(&drawn(&table, arguments.format));
    if arguments.format == ListFormat::Table {
        voice.note(&format!("{}\n", number(&table, arguments.what)));
    }
    site.exit
}

fn table(site: &LoadedSite, what: What) -> Table {
    let LoadedSite { blog, now, comments, .. } = site;
    let articles = |which| listing::articles(blog, now, which);
    match what {
        What::Articles => articles(Which::All),
        What::Drafts => articles(Which::Drafts),
        What::Scheduled => articles(Which::Scheduled),
        What::Expired => articles(Which::Expired),
        What::Due => articles(Which::Due),
        What::Stale => articles(Which::Stale),
        What::Tags => listing::tags(blog),
        What::Categories => listing::categories(blog),
        What::Authors => listing::authors(blog),
        What::Series => listing::series(blog),
        What::Urls => listing::addresses(blog),
        What::Comments => listing::comments(comments),
    }
}

/// Filters and sorts the rows. A value that no row has, but that is like one, is noted.
fn select(table: &mut Table, arguments: &List, voice: Voice) -> Result<(), UnknownKey> {
    for (key, value) in &arguments.filters {
        let meant = table.value_like(key, value);
        table.keep(key, value)?;
        if let Some(meant) = meant.filter(|_| table.rows.is_empty()) {
            voice.note(&format!("note: no row has `{key}={value}`\n  help: did you mean `{key}={meant}`?\n"));
        }
    }
    let Some(key) = &arguments.sort else { return Ok(()) };
    let order = match key.strip_prefix('-') {
        Some(key) => Order { key: key.to_owned(), direction: Direction::Falling },
        None => Order { key: key.clone(), direction: Direction::Rising },
    };
    table.sort(&order)
}

/// Returns the message about an unknown key.
fn explained(unknown: &UnknownKey) -> String {
    let guess = unknown.meant().map(|meant| format!("did you mean `{meant}`?\n        ")).unwrap_or_default();
    let known = unknown.known.join(", ");
    format!("error: this list has no key `{}`\n  help: {guess}its keys are {known}\n", unknown.key)
}

/// Returns a table in a format. A table for people is as wide as the terminal; in a pipe or a file nothing is cut.
pub(crate) fn drawn(table: &Table, format: ListFormat) -> String {
    match format {
        ListFormat::Table if table.rows.is_empty() => String::new(),
        ListFormat::Table => listing::text(table, terminal_width()),
        ListFormat::Json => listing::json(table),
        ListFormat::Csv => listing::csv(table),
    }
}

/// Returns the width of the terminal in columns; `None` if the output does not go to one.
fn terminal_width() -> Option<usize> {
    let stdout = io::stdout();
    let (Width(width), _) = terminal_size_of(&stdout).filter(|_| stdout.is_terminal())?;
    Some(usize::from(width).max(1))
}

/// Returns the number of rows: `2 drafts`.
fn number(table: &Table, what: What) -> String {
    let count = table.rows.len();
    match what {
        What::Articles => counted(count, "article"),
        What::Drafts => counted(count, "draft"),
        What::Scheduled => format!("{count} scheduled"),
        What::Expired => format!("{count} expired"),
        What::Due => format!("{count} due for review"),
        What::Stale => format!("{count} untouched for a year"),
        What::Tags => counted(count, "tag"),
        What::Categories => counted(count, "category"),
        What::Authors => counted(count, "author"),
        What::Series => format!("{count} series"),
        What::Urls => counted(count, "address"),
        What::Comments => counted(count, "comment"),
    }
}
