//! The arguments of `steadfast explain`. Their doc comments are the text of `--help`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// `steadfast explain`
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Explain {
    /// The name of the kind; all are listed without it
    pub code: Option<String>,
    /// What else can be explained.
    #[command(subcommand)]
    pub subject: Option<Subject>,
}

/// What can be explained beside kinds of faults.
#[derive(Debug, Subcommand)]
pub enum Subject {
    /// Show what a template sees: its values with types and examples, its blocks, the components it can call
    Template(ExplainTemplate),
}

/// `steadfast explain template`
#[derive(Args, Debug)]
pub struct ExplainTemplate {
    /// The template, such as article.html; without it all are listed, in JSON with all that is said of each
    pub name: Option<String>,
    /// The site's folder, which examples are taken from [default: this folder, or the nearest above it that holds
    /// `site.yaml`]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// How the answer is written
    #[arg(long, value_enum, default_value_t = ExplainFormat::Human)]
    pub format: ExplainFormat,
}

/// How an explanation is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExplainFormat {
    /// For people
    Human,
    /// As JSON
    Json,
}
