//! The arguments of `steadfast check`, with the texts of `--help`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::commands::cli_values::moment;
use crate::date::Moment;

/// `steadfast check`
#[derive(Args, Debug)]
pub struct Check {
    /// Report only this kind, by the name in brackets of its message; may be given more than once. Errors are always reported
    #[arg(long, value_name = "CODE")]
    pub only: Vec<String>,
    /// Treat warnings as errors
    #[arg(long)]
    pub strict: bool,
    /// Print the words of all texts instead, one a line, for a program that checks spelling [default language: the site's]
    #[arg(long, value_name = "LANGUAGE", num_args = 0..=1, default_missing_value = "")]
    pub list_words: Option<String>,
    /// Check drafts too
    #[arg(long)]
    pub drafts: bool,
    /// Check articles whose date lies in the future too
    #[arg(long)]
    pub future: bool,
    /// The moment of the check, as in RFC 3339; otherwise `SOURCE_DATE_EPOCH` or the clock
    #[arg(long, value_name = "RFC3339", value_parser = moment)]
    pub now: Option<Moment>,
    /// How the findings are written
    #[arg(long, value_enum, default_value_t = CheckFormat::Human)]
    pub format: CheckFormat,
    /// The site's folder [default: this folder, or the nearest above it that holds `site.yaml`]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// Show each message, also where many are alike; `--verbose` does the same
    #[arg(long)]
    pub all: bool,
}

/// How the findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For people
    Human,
    /// One JSON object a line, on standard output
    Json,
    /// As annotations of GitHub Actions
    Github,
    /// As a document in SARIF 2.1.0, for code scanning
    Sarif,
}
