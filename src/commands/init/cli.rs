//! The arguments of `steadfast init`.

use std::path::PathBuf;

use clap::Args;

/// The arguments of `steadfast init`.
#[derive(Args, Debug)]
pub struct Init {
    /// The folder of the new site
    #[arg(value_name = "DIR", default_value = ".")]
    pub folder: PathBuf,
}
