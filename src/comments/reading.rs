//! Reads the index of an intake on a server from the disk, while the intake remains in use.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::comments::index::CommentIndex;
use crate::comments::intake::Keeps;
use crate::comments::private::{Addresses, Private};
use crate::comments::remembered::Remembered;
use crate::comments::{Articles, Intake, Queue, Random, queue};
use crate::config::Config;
use crate::content::{comment, parse_comment};
use crate::date::Moment;
use crate::diagnostic::Report;
use crate::path::SourcePath;
use crate::source;

impl Intake {
    /// Opens an intake for the site in `root` that keeps no comments in memory: its queue stays empty. Returns `None` if the
    /// settings cannot be read.
    pub fn on_a_server(root: &Path, random: Random, now: &Moment, report: &mut Report) -> Option<Intake> {
        let (config, articles) = settings_and_articles(root, now, report)?;
        let index = CommentIndex::new(articles.history());
        let unread = Unread::of(root, &config);
        let queue = Queue::of(root, config, Vec::new());
        let mut intake = Intake { queue, articles, index, keeps: Keeps::Names, random };
        intake.begin_reading();
        unread.read(|portion| intake.add_read(&portion));
        intake.end_reading();
        Some(intake)
    }

    /// Replaces the settings and the articles.
    pub fn replace_settings_and_articles(&mut self, config: Config, articles: Articles) {
        self.queue = Queue::of(&self.queue.root, config, Vec::new());
        self.articles = articles;
    }

    /// Begins to read all comments again. Until the end, the intake uses what it knows.
    pub fn begin_reading(&mut self) {
        self.index.begin_reading(self.articles.history());
    }

    /// Adds comments that were read.
    pub fn add_read(&mut self, portion: &[Remembered]) {
        portion.iter().for_each(|one| self.index.add_read(one));
    }

    /// Ends a reading, and forgets the comments that no longer exist.
    pub fn end_reading(&mut self) {
        self.index.end_reading();
    }
}

/// Reads the settings and articles of the site in `root`. Returns `None` if the settings cannot be read.
pub fn settings_and_articles(root: &Path, now: &Moment, report: &mut Report) -> Option<(Config, Articles)> {
    let config = queue::settings(root, report)?;
    let articles = Articles::read(root, &config, now);
    Some((config, articles))
}

/// A reader for all comments of a site. It skips comments with errors without reporting them.
#[derive(Debug)]
pub struct Unread {
    root: PathBuf,
    config: Config,
    addresses: Addresses,
}

impl Unread {
    /// A reader for the site in `root`.
    pub fn of(root: &Path, config: &Config) -> Unread {
        let addresses = Private::of(root).addresses();
        Unread { root: root.to_owned(), config: config.clone(), addresses }
    }

    /// Passes on the index entries of all comments, in portions and in any order.
    pub fn read(&self, take: impl FnMut(Vec<Remembered>)) {
        let read = |file: SourcePath, whole: Arc<str>| {
            let comment = parse_comment(&file, &whole, &self.config, &mut Report::new())?;
            Some(Remembered::read(&comment, &self.addresses))
        };
        source::each_in_any_order(&self.root, comment::FOLDER, read, take);
    }
}
