//! The options of `steadfast import`.

use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::commands::cli_values::moment;
use crate::date::Moment;
use crate::import::READERS;

/// `steadfast import`
#[derive(Args, Debug)]
pub struct Import {
    /// The export, zip archive or folder of the old blog
    #[arg(required_unless_present = "check_addresses")]
    pub source: Option<PathBuf>,
    /// The system that it comes from; otherwise it is recognised
    #[arg(long, value_name = "SYSTEM", value_parser = PossibleValuesParser::new(READERS.map(|reader| reader.argument)))]
    pub from: Option<String>,
    /// The folder of the site, which may be new [default: this folder]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// A folder with the pictures of the old site, such as `wp-content/uploads`; pictures that it does not hold keep their
    /// addresses. With `keep`, all pictures do [default: the pictures in the source]
    #[arg(long, value_name = "keep|DIR")]
    pub images: Option<PathBuf>,
    /// Then fetch the pictures that still have addresses of the old site or of its hosts of pictures
    #[arg(long, conflicts_with_all = ["in_place", "check_addresses"])]
    pub fetch_images: bool,
    /// Leave out what readers of the old site did not see, instead of making drafts of it
    #[arg(long)]
    pub no_drafts: bool,
    /// Make a site of the folder itself; with `--dry-run`, show what would have to change
    #[arg(long, conflicts_with_all = ["root", "images", "check_addresses"])]
    pub in_place: bool,
    /// Say what would be done, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Instead of importing, compare the site with the old site's sitemap, or a list of its addresses
    #[arg(long, value_name = "SITEMAP", conflicts_with_all = ["source", "from", "images", "no_drafts", "dry_run"])]
    pub check_addresses: Option<PathBuf>,
    /// The moment of the import, as in RFC 3339; otherwise the clock's
    #[arg(long, value_name = "RFC3339", value_parser = moment)]
    pub now: Option<Moment>,
}
