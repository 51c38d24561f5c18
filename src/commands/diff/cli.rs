//! The command line of `steadfast diff`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::commands::cli_values::moment;
use crate::date::Moment;

/// `steadfast diff`
#[derive(Args, Debug)]
pub struct Diff {
    /// The folder of the published site [default: public in the site's folder]
    #[arg(value_name = "DIR")]
    pub published: Option<PathBuf>,
    /// How the difference is written
    #[arg(long, value_enum, default_value_t = DiffFormat::Human)]
    pub format: DiffFormat,
    /// The site's folder [default: this folder, or the nearest above it that holds `site.yaml`]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// The moment of the build, as in RFC 3339; otherwise `SOURCE_DATE_EPOCH` or the clock
    #[arg(long, value_name = "RFC3339", value_parser = moment)]
    pub now: Option<Moment>,
}

/// How the difference is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// For people; `--verbose` names every file
    Human,
    /// One object with every file
    Json,
}
