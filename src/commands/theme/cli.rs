//! The arguments of `steadfast theme`, with the texts of `--help`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// `steadfast theme`
#[derive(Args, Debug)]
pub struct Theme {
    /// What to do with the theme.
    #[command(subcommand)]
    pub command: ThemeCommand,
}

/// What can be done with the theme.
#[derive(Debug, Subcommand)]
pub enum ThemeCommand {
    /// Copy files of the theme into the site, to change them there; without a name, list them
    Eject(Eject),
    /// Say how the site's own files differ from the theme's in whose place they stand
    Diff(ThemeDiff),
}

/// `steadfast theme eject`
#[derive(Args, Debug)]
pub struct Eject {
    /// The files, such as article.html or theme/style.css; all are listed without any
    #[arg(value_name = "FILE")]
    pub files: Vec<String>,
    /// All files
    #[arg(long, conflicts_with = "files")]
    pub all: bool,
    /// Replace files that the site has already
    #[arg(long)]
    pub force: bool,
    /// The site's folder [default: this folder, or the nearest above it that holds `site.yaml`]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
}

/// `steadfast theme diff`
#[derive(Args, Debug)]
pub struct ThemeDiff {
    /// The files whose lines are shown; without any, a line for each file that the site has of its own
    #[arg(value_name = "FILE")]
    pub files: Vec<String>,
    /// The site's folder [default: this folder, or the nearest above it that holds `site.yaml`]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
}
