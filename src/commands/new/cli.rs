//! The command line of `steadfast new`.

use std::path::PathBuf;

use clap::Args;

use crate::commands::cli_values::{date, moment};
use crate::date::Moment;

/// `steadfast new`
#[derive(Args, Debug)]
pub struct New {
    /// The article's title
    pub title: String,
    /// The series that it continues, by title or slug
    #[arg(long, value_name = "NAME")]
    pub series: Option<String>,
    /// Who writes it: the name of a file in content/authors without `.md`; may be given more than once
    #[arg(long, value_name = "ID")]
    pub author: Vec<String>,
    /// Every new article is a draft; the option is from the time when not every one was
    #[arg(long, hide = true)]
    pub draft: bool,
    /// The site's folder [default: this folder, or the nearest above it that holds `site.yaml`]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// The template, a file in archetypes/ without `.md`
    #[arg(long, value_name = "NAME")]
    pub template: Option<String>,
    /// Open the new file in the editor that `VISUAL` or `EDITOR` names
    #[arg(long)]
    pub edit: bool,
    /// The article's date, and its hour if it has one: 2027-01-31, `2027-01-31 09:00`; otherwise today
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub date: Option<String>,
    /// The moment that counts as now, as in RFC 3339; without `--date`, the article has its day and its hour
    #[arg(long, value_name = "RFC3339", value_parser = moment)]
    pub now: Option<Moment>,
}
