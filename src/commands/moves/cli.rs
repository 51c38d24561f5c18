//! The arguments of `steadfast mv`, `rename` and `rm`, with the texts of `--help`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::commands::cli_site::SiteNow;
use crate::moves::ListPage;

/// `steadfast mv`
#[derive(Args, Debug)]
pub struct Mv {
    /// The file of the article or page
    pub file: PathBuf,
    /// The new slug, or a path that ends in `.md`
    #[arg(value_name = "NEW-SLUG|FILE")]
    pub to: String,
    /// What the three commands share.
    #[command(flatten)]
    pub shared: Shared,
}

/// `steadfast rename`
#[derive(Args, Debug)]
pub struct Rename {
    /// What is renamed
    pub what: What,
    /// The name now, as articles write it; of an author, the id
    pub old: String,
    /// The new name; if there is one already, both become one
    pub new: String,
    /// What the three commands share.
    #[command(flatten)]
    pub shared: Shared,
}

/// `steadfast rm`
#[derive(Args, Debug)]
#[command(group = clap::ArgGroup::new("leave").required(true).multiple(false))]
pub struct Rm {
    /// The file of the article or page
    pub file: PathBuf,
    /// The address that its readers are led to, such as /tags/loyalty/
    #[arg(long, value_name = "ADDRESS", group = "leave")]
    pub to: Option<String>,
    /// Its address may vanish: list it below `gone:` in site.yaml
    #[arg(long, group = "leave")]
    pub gone: bool,
    /// It should never have been out: the same as --gone, and names every place that may still hold it
    #[arg(long, group = "leave")]
    pub withdraw: bool,
    /// What the three commands share.
    #[command(flatten)]
    pub shared: Shared,
}

/// What can be renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum What {
    /// A tag
    Tag,
    /// A category
    Category,
    /// An author
    Author,
    /// A series
    Series,
}

/// What the three commands share.
#[derive(Args, Debug)]
pub struct Shared {
    /// Show the changes as a diff, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// The site and the moment.
    #[command(flatten)]
    pub site: SiteNow,
}

impl What {
    /// Returns the kind of list.
    pub(super) fn page(self) -> ListPage {
        match self {
            What::Tag => ListPage::Tag,
            What::Category => ListPage::Category,
            What::Author => ListPage::Author,
            What::Series => ListPage::Series,
        }
    }
}
