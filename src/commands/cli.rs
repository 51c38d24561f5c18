//! The command line: commands and options, with the texts of `--help`.

#[cfg(feature = "serve")]
use std::net::IpAddr;
use std::path::PathBuf;

use anstream::ColorChoice;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::commands::check::cli::Check;
use crate::commands::cli_values::{base_url, moment};
use crate::commands::comments::cli::Comments;
use crate::commands::diff::Diff;
use crate::commands::explain::cli::Explain;
#[cfg(feature = "import")]
use crate::commands::import::cli::Import;
use crate::commands::init::cli::Init;
use crate::commands::ledger::cli::Ledger;
use crate::commands::list::cli::List;
use crate::commands::moves::cli::{Mv, Rename, Rm};
use crate::commands::new::cli::New;
use crate::commands::next::cli::Next;
use crate::commands::publish::cli::Publish;
use crate::commands::reviewed::cli::Reviewed;
use crate::commands::stats::cli::Stats;
use crate::commands::theme::cli::Theme;
use crate::date::Moment;
use crate::path::BaseUrl;

/// Turns a folder of Markdown into a guidance blog.
#[derive(Debug, Parser)]
#[command(
    name = "steadfast",
    version,
    about = "Turns a folder of Markdown into a guidance blog",
    long_about = "Steadfast turns a folder of Markdown with YAML front matter into a complete, deployable blog: article \
                  pages, series, tags, categories, authors, an archive, feeds and moderated comments.\n\n\
                  A site is a folder with a `site.yaml` and a folder `content/`. `steadfast init my-blog` makes one.",
    after_help = "Exit status: 0 done, 1 a fault in the site's files, 2 wrong usage, 3 nothing to print (`next`),\n\
                  70 a fault of the program, 130 interrupted.\n\
                  A build that fails leaves the published site as it was.",
    arg_required_else_help = true
)]
pub struct Cli {
    /// Print the licences of the program and of the libraries in it
    #[arg(long, exclusive = true)]
    pub licenses: bool,
    /// How it speaks.
    #[command(flatten)]
    pub speech: Speech,
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// How the program speaks; goes with every command, before its name and behind it.
#[derive(Args, Debug)]
#[command(next_help_heading = "Every command")]
pub struct Speech {
    /// Say nothing but errors and the answer to what was asked: no warnings, no account
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Say more: each message where many are alike
    #[arg(long, short, global = true)]
    pub verbose: bool,
    /// Whether messages are coloured; by itself where a terminal shows them and `NO_COLOR` is not set
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Colour::Auto, global = true)]
    pub color: Colour,
}

/// Whether messages are coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// In a terminal, unless `NO_COLOR` is set
    Auto,
    /// Everywhere
    Always,
    /// Nowhere
    Never,
}

/// `--all`, for commands that report diagnostics.
#[derive(Args, Debug)]
pub struct All {
    /// Show each message, also where many are alike; `--verbose` does the same
    #[arg(long)]
    pub all: bool,
}

/// What can be asked.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the site into a folder that can be deployed
    #[command(
        long_about = "Builds the site into a folder that can be deployed.\n\nEverything is rendered and checked before \
                      the old site is touched; only files that changed are written, files of pages that are gone are \
                      removed, and files that no build has written are left alone."
    )]
    Build(Build),
    /// Look for what readers trip over: dead links, missing descriptions, old dates, tags that drift
    #[command(
        long_about = "Looks for what readers trip over.\n\nReports everything that a build reports, and advice that a build \
                      does not give: pictures without a description, headings that skip a level, long sentences, words \
                      that stand twice, relative dates in old texts, tags that are almost the same, reviews that are due. \
                      `checks` in site.yaml makes a kind an error, or switches it off. Nothing is published or written."
    )]
    Check(Check),
    /// Show the site in a browser while it is written
    #[cfg(feature = "serve")]
    #[command(
        long_about = "Shows the site in a browser while it is written.\n\nDrafts, scheduled and expired articles are \
                      shown too, each with a banner. A saved file is on the page at once; a fault is drawn over the \
                      last good page until it is mended. `/_steadfast/` is the desk, with drafts and faults, and with \
                      the comments that wait, to be decided there. Nothing but those decisions is written to the disk."
    )]
    Serve(Serve),
    /// Write a small, complete site to begin with
    Init(Init),
    /// Write an article file with its front matter filled in
    #[command(
        long_about = "Writes an article file with its front matter filled in.\n\nThe article is a draft. \
                      `steadfast publish` publishes it."
    )]
    New(New),
    /// Publish a draft: take its draft mark away and set its date
    #[command(
        long_about = "Publishes a draft: takes its draft mark away, whatever it is called, and sets its date.\n\nOnly these keys \
                      change. A text with errors, or without text, is refused. The site itself changes with the next build."
    )]
    Publish(Publish),
    /// Show what the next build would change on the published site
    #[command(
        long_about = "Shows what the next build would change on the published site, and writes nothing: pages that appear, \
                      change or vanish, redirects that arise, and articles that subscribers of feeds get as new."
    )]
    Diff(Diff),
    /// List articles, terms, authors, series, addresses or comments
    List(List),
    /// Print the next moment at which a build makes another site
    #[command(
        long_about = "Prints the next moment at which a build makes another site than a build now: an article appears or \
                      expires.\n\nIf there is none, nothing is printed, and the exit status is 3."
    )]
    Next(Next),
    /// Print numbers about the published articles: by month, author and category
    Stats(Stats),
    /// Give an article or page another slug or file; its old address leads on
    Mv(Mv),
    /// Give a tag, category, author or series another name in all files; its old address leads on
    Rename(Rename),
    /// Remove an article or page, and say what becomes of its address
    Rm(Rm),
    /// Keep the list of all addresses that were ever published
    Ledger(Ledger),
    /// Note that articles have been read again and are right
    #[command(
        long_about = "Notes that articles have been read again and are right.\n\nWrites `reviewed:` with the day into their \
                      front matter, and `review_by:` with the day of the next review if `--next` is given. Everything else \
                      in the files stays as it is."
    )]
    Reviewed(Reviewed),
    /// Make a site of a blog from another system, with its comments and addresses
    #[cfg(feature = "import")]
    #[command(
        long_about = "Makes a site of a blog from another system: texts, pictures, comments and addresses.\n\nThe source is \
                      an export, a zip archive as it was downloaded, or a folder. Nothing is written before all of it is \
                      read. A second import adds what is new in the source, and changes no file."
    )]
    Import(Import),
    /// Read, decide and answer comments
    Comments(Comments),
    /// Explain a kind of fault, by the name in brackets of its message, or what a template sees
    Explain(Explain),
    /// List the theme's files, copy them into the site, see how the site's own differ
    Theme(Theme),
    /// Print completions for a shell
    Completions(Completions),
    /// Print a page for `man`
    #[command(
        long_about = "Prints a page for `man`, of the program or of one of its commands.\n\nTo read it: `steadfast man > \
                      steadfast.1`, then `man ./steadfast.1`."
    )]
    Man(Man),
}

/// `steadfast build`
#[derive(Args, Debug)]
pub struct Build {
    /// The site's folder [default: this folder, or the nearest above it that holds `site.yaml`]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// Where the site is written; a relative path is seen from the current folder [default: public in the site's folder]
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// The site's address, instead of `url` in site.yaml
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<BaseUrl>,
    /// Publish drafts too
    #[arg(long)]
    pub drafts: bool,
    /// Publish articles whose date lies in the future too
    #[arg(long)]
    pub future: bool,
    /// The moment of the build, as in RFC 3339; otherwise `SOURCE_DATE_EPOCH` or the clock
    #[arg(long, value_name = "RFC3339", value_parser = moment)]
    pub now: Option<Moment>,
    /// Treat warnings as errors
    #[arg(long)]
    pub strict: bool,
    /// Share the output folder with files that no build has written, and replace those of the same name
    #[arg(long)]
    pub adopt: bool,
    /// Show how long each stage took, and the slowest templates and pages
    #[arg(long)]
    pub timings: bool,
    /// How faults and the account are written
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Whether each message is shown.
    #[command(flatten)]
    pub all: All,
}

/// `steadfast serve`
#[cfg(feature = "serve")]
#[derive(Args, Debug)]
pub struct Serve {
    /// The site's folder [default: this folder, or the nearest above it that holds `site.yaml`]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// The port; 0 for any that is free [default: 4000, or the next that is free]
    #[arg(long)]
    pub port: Option<u16>,
    /// The address to listen at; any but 127.0.0.1 lets others read drafts
    #[arg(long, value_name = "IP", default_value = "127.0.0.1")]
    pub bind: IpAddr,
    /// Open the site in a browser
    #[arg(long)]
    pub open: bool,
    /// In the browser, go to the page of the file that was saved last
    #[arg(long)]
    pub follow: bool,
    /// The moment at which the site is seen, as in RFC 3339; otherwise the clock's
    #[arg(long, value_name = "RFC3339", value_parser = moment)]
    pub now: Option<Moment>,
    /// Show only what a build would publish
    #[arg(long)]
    pub no_drafts: bool,
    /// Look through the folder every second, where the system does not tell of changes
    #[arg(long)]
    pub poll: bool,
    /// The port at which the program serves again, after a template that did not end
    #[arg(long, hide = true)]
    pub again_at: Option<u16>,
    /// A template that may not write until it changes
    #[arg(long, hide = true)]
    pub overlong: Vec<String>,
    /// Whether each message is shown.
    #[command(flatten)]
    pub all: All,
}

/// `steadfast completions`
#[derive(Args, Debug)]
pub struct Completions {
    /// The shell
    pub shell: Shell,
}

/// `steadfast man`
#[derive(Args, Debug)]
pub struct Man {
    /// The command, such as `build` or `comments approve`; without it, the program
    #[arg(value_name = "COMMAND")]
    pub command: Vec<String>,
}

/// How faults and the account are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Human,
    /// One JSON object a line, on standard output
    Json,
    /// As annotations of GitHub Actions
    Github,
}

impl Colour {
    /// Returns the same choice for the library that writes to the terminal.
    pub(super) fn choice(self) -> ColorChoice {
        match self {
            Colour::Auto => ColorChoice::Auto,
            Colour::Always => ColorChoice::Always,
            Colour::Never => ColorChoice::Never,
        }
    }
}
