//! The command line of `steadfast list`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::commands::cli_values::moment;
use crate::date::Moment;

/// `steadfast list`
#[derive(Args, Debug)]
pub struct List {
    /// What is listed
    #[arg(value_enum)]
    pub what: What,
    /// Sort by this column; with a hyphen in front, the largest first
    #[arg(long, value_name = "[-]KEY", allow_hyphen_values = true)]
    pub sort: Option<String>,
    /// Only rows with this value, such as `category=Habits`, `date=2026-03` or `series=` for none; may be given more than once
    #[arg(long = "where", value_name = "KEY=VALUE", value_parser = key_and_value)]
    pub filters: Vec<(String, String)>,
    /// How the list is written
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    pub format: ListFormat,
    /// The site's folder [default: this folder, or the nearest above it that holds `site.yaml`]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// The moment at which the site is seen, as in RFC 3339; otherwise `SOURCE_DATE_EPOCH` or the clock
    #[arg(long, value_name = "RFC3339", value_parser = moment)]
    pub now: Option<Moment>,
}

/// What can be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum What {
    /// All articles, published or not
    Articles,
    /// Drafts of articles and pages
    Drafts,
    /// Articles whose date is in the future
    Scheduled,
    /// Articles whose `expires` has passed
    Expired,
    /// Published articles whose `review_by` has passed
    Due,
    /// Published articles without update and review for a year, except evergreen ones
    Stale,
    /// Tags
    Tags,
    /// Categories
    Categories,
    /// Authors
    Authors,
    /// Series
    Series,
    /// Every address that a build publishes
    Urls,
    /// Comments in every state
    Comments,
}

/// How a list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people; as wide as the terminal, and whole where it goes to a file or another program
    Table,
    /// A list of objects with every column
    Json,
    /// For spreadsheets, with every column
    Csv,
}

fn key_and_value(text: &str) -> Result<(String, String), String> {
    let (key, value) = text.split_once('=').ok_or("it needs a key and a value, such as `status=draft`")?;
    Ok((key.trim().to_owned(), value.trim().to_owned()))
}
