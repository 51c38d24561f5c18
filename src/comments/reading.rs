//! Reads what an intake on a server knows of a site, while the intake goes on.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::comments::index::CommentIndex;
use crate::comments::intake::Keeps;
use crate::comments::private::{Addresses, Private};
use crate::comments::remembered::Remembered;
use crate::comments::{Articles, Intake, Queue, Random, queue};
use crate::config::Config;
use crate::content::comment;
use crate::date::Moment;
use crate::diagnostic::Report;
use crate::path::SourcePath;
use crate::source;

impl Intake {
    /// Takes comments of the site in `root` without keeping any in memory: its queue stays empty. None without readable
    /// settings.
    pub fn on_a_server(root: &Path, random: Random, now: &Moment, report: &mut Report) -> Option<Intake> {
        let (config, articles) = but_comments(root, now, report)?;
        let index = CommentIndex::new(articles.history());
        let unread = Unread::of(root, &config);
        let queue = Queue::of(root, config, Vec::new());
        let mut intake = Intake { queue, articles, index, keeps: Keeps::Names, random };
        intake.begin_reading();
        unread.read(|portion| intake.add_read(&portion));
        intake.end_reading();
        Some(intake)
    }

    /// Goes on with other settings and articles: those of now.
    pub fn go_on_with(&mut self, config: Config, articles: Articles) {
        self.queue = Queue::of(&self.queue.root, config, Vec::new());
        self.articles = articles;
    }

    /// Begins to read all comments of the disk again. The intake goes on meanwhile, with what it knows.
    pub fn begin_reading(&mut self) {
        self.index.begin_reading(self.articles.history());
    }

    /// Takes note of comments that were read.
    pub fn add_read(&mut self, portion: &[Remembered]) {
        portion.iter().for_each(|one| self.index.add_read(one));
    }

    /// Ends a reading: comments that are there no more are forgotten.
    pub fn end_reading(&mut self) {
        self.index.end_reading();
    }
}

/// Reads all of the site in `root` but its comments. None without readable settings.
pub fn but_comments(root: &Path, now: &Moment, report: &mut Report) -> Option<(Config, Articles)> {
    let config = queue::settings(root, report)?;
    let articles = Articles::read(root, &config, now);
    Some((config, articles))
}

/// The comments of a site that are about to be read. Comments with faults are not this reader's business.
#[derive(Debug)]
pub struct Unread {
    root: PathBuf,
    config: Config,
    addresses: Addresses,
}

impl Unread {
    /// Those of the site in `root`.
    pub fn of(root: &Path, config: &Config) -> Unread {
        let addresses = Private::of(root).addresses();
        Unread { root: root.to_owned(), config: config.clone(), addresses }
    }

    /// Hands over what is to be remembered of each, a portion at a time and in any order.
    pub fn read(&self, take: impl FnMut(Vec<Remembered>)) {
        let read = |file: SourcePath, whole: Arc<str>| {
            let comment = comment::of_file(&file, &whole, &self.config, &mut Report::new())?;
            Some(Remembered::read(&comment, &self.addresses))
        };
        source::each_in_any_order(&self.root, comment::FOLDER, read, take);
    }
}
