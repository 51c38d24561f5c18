//! The account of an import: the number of everything that came in, and the notes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use crate::import::imported_text::ImportedText;
use crate::import::notes::Notes;
use crate::import::settings_gap::SettingsGap;
use crate::import::site_facts::SiteFacts;

/// The result of an import, before it is moved into the site.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// The number of articles that readers saw.
    pub articles: usize,
    /// The number of pages that readers saw.
    pub pages: usize,
    /// The number of articles and pages that are drafts now, by reason.
    pub drafts: BTreeMap<String, usize>,
    /// The number of entries that an earlier import has taken.
    pub known: usize,
    /// The number of profiles.
    pub authors: usize,
    /// The articles and pages that this import has written.
    pub texts: Vec<ImportedText>,
    /// The ids of the profiles that this import has written, and the names of their people.
    pub profiles: Vec<(String, String)>,
    /// What the texts name as their authors: ids of profiles, or names.
    pub authors_of_texts: BTreeSet<String>,
    /// The number of pictures and other files.
    pub files: usize,
    /// The addresses of the pictures that stay where they are. They are listed in `import/pictures.txt`.
    pub remote_pictures: Vec<String>,
    /// The number of redirects that the settings of a new site have.
    pub redirects: usize,
    /// The exports of comments that the source holds: the name of the system, and the file or folder.
    pub comments: Vec<(&'static str, PathBuf)>,
    /// What was changed or left out.
    pub notes: Notes,
    /// The files of the new site that were made of a file of the source, each with that file's path in the source, or the id of
    /// an entry.
    pub origins: BTreeMap<String, String>,
    /// The facts of the site.
    pub site: SiteFacts,
    /// `site.yaml` of a new site.
    pub settings: String,
    /// What the settings of a site lack that was there before.
    pub gap: Option<SettingsGap>,
}
