//! The arguments of `steadfast comments`, with the texts of `--help`.

#[cfg(feature = "intake")]
use std::net::IpAddr;
#[cfg(feature = "intake")]
use std::num::NonZeroU32;
use std::path::PathBuf;

#[cfg(feature = "import")]
use clap::builder::PossibleValue;
use clap::{Args, Subcommand, ValueEnum};

use crate::commands::cli_values::moment;
#[cfg(feature = "intake")]
use crate::comment_server::{Network, rate_limits};
#[cfg(feature = "import")]
use crate::comments::import::System;
use crate::content::CommentState;
use crate::date::Moment;
#[cfg(feature = "intake")]
use crate::path::BaseUrl;

/// `steadfast comments`
#[derive(Args, Debug)]
#[command(after_help = "A comment goes by its id, by `article/id`, or by the first letters of either.\n\
                  Exit status: 0 done, 1 a fault in what was given or in the site's files, 2 wrong usage.")]
pub struct Comments {
    /// The site's folder [default: this folder, or the nearest above it that holds `site.yaml`]
    #[arg(long, value_name = "DIR", global = true)]
    pub root: Option<PathBuf>,
    /// The moment of the decision, as in RFC 3339; otherwise `SOURCE_DATE_EPOCH` or the clock
    #[arg(long, value_name = "RFC3339", value_parser = moment, global = true)]
    pub now: Option<Moment>,
    /// Show each message, also where many are alike; `--verbose` does the same
    #[arg(long, global = true)]
    pub all: bool,
    /// What to do
    #[command(subcommand)]
    pub action: Action,
}

/// What can be done with comments.
#[derive(Debug, Subcommand)]
pub enum Action {
    /// List comments, oldest first
    List(List),
    /// Show one comment with all that is known of it
    Show(Show),
    /// Go through the comments that wait, one key for each decision
    Review(Review),
    /// Let comments appear with the next build
    Approve(Ids),
    /// Keep comments from appearing; their files stay
    Reject(Ids),
    /// Mark comments as spam; their files stay
    Spam(Ids),
    /// Take back the last decision, or the last one about a comment
    Undo(Undo),
    /// Answer a comment as one of the site's authors
    Reply(Reply),
    /// Take a comment from standard input: JSON, or a comment's file
    Add(Add),
    /// Take comments from the forms of the site's pages, on a server
    #[cfg(feature = "intake")]
    #[command(
        long_about = "Takes comments from the forms of the site's pages, on a server.\n\nIt listens at the path that \
                      `comments: {form: /…}` in site.yaml names, writes each comment as a file that waits for a \
                      decision, and does nothing else. docs/intake.md sets it up behind a web server."
    )]
    Serve(Serve),
    /// Say what the rules of site.yaml would do with a comment, and why
    Test(Test),
    /// Take the comments of another system
    #[cfg(feature = "import")]
    Import(Import),
    /// Write all comments as JSON, one a line
    Export(Export),
    /// Count comments by state, month and article
    Stats(Stats),
}

/// `steadfast comments list`
#[derive(Args, Debug)]
pub struct List {
    /// Only those in this state
    #[arg(long, value_enum)]
    pub state: Option<StateArgument>,
    /// Only those of this article: its slug, its file's name without `.md`, or its address
    #[arg(long, value_name = "NAME")]
    pub article: Option<String>,
    /// How they are written
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// `steadfast comments show`
#[derive(Args, Debug)]
pub struct Show {
    /// The comment
    pub id: String,
    /// How it is written
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// `steadfast comments review`
#[derive(Args, Debug)]
pub struct Review {
    /// Only those of this article
    #[arg(long, value_name = "NAME")]
    pub article: Option<String>,
}

/// Comments by their ids.
#[derive(Args, Debug)]
pub struct Ids {
    /// The comments
    #[arg(required = true, value_name = "ID")]
    pub ids: Vec<String>,
}

/// `steadfast comments undo`
#[derive(Args, Debug)]
pub struct Undo {
    /// The comment; without it, all that the last command has decided
    pub id: Option<String>,
}

/// `steadfast comments reply`
#[derive(Args, Debug)]
pub struct Reply {
    /// The comment that is answered
    pub id: String,
    /// The answer, in Markdown; `-` to read it from standard input
    pub text: String,
    /// Who answers, by the name of a file in content/authors without `.md` [default: the article's first author]
    #[arg(long = "as", value_name = "NAME")]
    pub by: Option<String>,
}

/// `steadfast comments add`
#[derive(Args, Debug)]
#[command(
    long_about = "Takes comments from standard input.\n\nJSON has the fields of the form: `article`, `name`, `url`, \
                  `mail`, `comment`, `reply_to`, `date`, `received_from`, `source_id`, `seconds`. A comment's file has \
                  them as front matter. The rules of site.yaml decide what becomes of it. What has a `source_id` is \
                  taken once."
)]
pub struct Add {
    /// Decide yourself, whatever the rules say
    #[arg(long, value_enum)]
    pub state: Option<StateArgument>,
}

/// `steadfast comments serve`
#[cfg(feature = "intake")]
#[derive(Args, Debug)]
pub struct Serve {
    /// Refused: each comment has the moment at which it came. It stands here so that the help does not list it.
    #[arg(long, value_parser = moment, hide = true)]
    pub now: Option<Moment>,
    /// The address to listen at
    #[arg(long, value_name = "IP", default_value = "127.0.0.1")]
    pub bind: IpAddr,
    /// The port; 0 for any that is free
    #[arg(long, default_value_t = 4100)]
    pub port: u16,
    /// The site's address, instead of `url` in site.yaml: only its own forms are answered
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub site_url: Option<BaseUrl>,
    /// A machine whose `X-Forwarded-For` is believed, such as `127.0.0.1` or `10.0.0.0/8`; may be given more than once
    #[arg(long, value_name = "NETWORK")]
    pub trusted_proxy: Vec<Network>,
    /// Take no more while so many comments wait
    #[arg(long, value_name = "N", default_value_t = 1000)]
    pub max_held: usize,
    /// Take no more spam while so many spam comments are there
    #[arg(long, value_name = "N", default_value_t = 1000)]
    pub max_spam: usize,
    /// Comments in an hour from one network
    #[arg(long, value_name = "N", default_value_t = rate_limits::PER_CLIENT)]
    pub per_client: NonZeroU32,
    /// Comments in an hour from everybody
    #[arg(long, value_name = "N", default_value_t = rate_limits::IN_ALL)]
    pub in_all: NonZeroU32,
}

/// `steadfast comments test`
#[derive(Args, Debug)]
pub struct Test {
    /// JSON or a comment's file, as `comments add` takes it; `-` for standard input
    pub file: PathBuf,
}

/// `steadfast comments import`
#[cfg(feature = "import")]
#[derive(Args, Debug)]
#[command(
    long_about = "Takes the comments of another system: Disqus and WordPress (the XML of their export), Blogger (the XML \
                  of the old export, or `feed.atom` of Google Takeout), Staticman (the folder of its files), Isso \
                  (JSON).\n\nArticles are found by their addresses and aliases. What cannot be taken is named. A \
                  second import of the same file adds nothing."
)]
pub struct Import {
    /// Where the comments come from
    pub system: System,
    /// The export
    pub file: PathBuf,
    /// Say what would be done, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[cfg(feature = "import")]
impl ValueEnum for System {
    fn value_variants<'a>() -> &'a [System] {
        &System::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            System::Disqus => "The XML of its export page",
            System::Staticman => "The folder of its files, or one of them",
            System::Isso => "JSON, as `sqlite3 -json` makes it of its database",
            System::Wordpress => "The XML of Tools, Export",
            System::Blogger => "`feed.atom` of Google Takeout, or the XML of the old export",
        };
        Some(PossibleValue::new(self.argument()).help(help))
    }
}

/// `steadfast comments export`
#[derive(Args, Debug)]
pub struct Export {
    /// Only those in this state
    #[arg(long, value_enum)]
    pub state: Option<StateArgument>,
}

/// `steadfast comments stats`
#[derive(Args, Debug)]
pub struct Stats {
    /// How they are written
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// How an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Human,
    /// One JSON object a line
    Json,
}

/// A state of comments, as an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StateArgument {
    /// It waits for a decision
    Held,
    /// It is shown
    Approved,
    /// It is not shown
    Rejected,
    /// It is not shown, and was not meant for readers
    Spam,
}

impl From<StateArgument> for CommentState {
    fn from(state: StateArgument) -> CommentState {
        match state {
            StateArgument::Held => CommentState::Held,
            StateArgument::Approved => CommentState::Approved,
            StateArgument::Rejected => CommentState::Rejected,
            StateArgument::Spam => CommentState::Spam,
        }
    }
}

#[cfg(feature = "intake")]
fn base_url(text: &str) -> Result<BaseUrl, String> {
    BaseUrl::parse(text).map_err(str::to_owned)
}
