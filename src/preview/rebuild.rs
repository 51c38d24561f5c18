//! Rebuilds the site after a change of the author's folder: reads what changed, assembles the site, and decides whether its
//! pages are shown or the last good ones stay.

use std::collections::BTreeSet;
use std::mem;
use std::sync::Arc;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use crate::blog::{Blog, LoadCache};
use crate::content::{Comment, comment};
use crate::diagnostic::{Diagnostic, Report};
use crate::path::{BaseUrl, SourcePath};
use crate::preview::attempt::Attempt;
use crate::preview::check::Check;
use crate::preview::news::News;
use crate::preview::reported::Reporter;
use crate::preview::request::Request;
use crate::preview::shown::Shown;
use crate::preview::state::{SharedState, Snapshot};
use crate::preview::{changed_files, check, events, moved_pages};
use crate::render::running_templates;
use crate::source::{Reading, Sources};
use crate::{blog, clock, config};

/// The most pages that are rendered to test an edit before it is shown. The others are checked afterwards.
const MOST_TRIED: usize = 32;

/// The sources as they were read last, and the site that was assembled from them.
pub(super) struct Rebuilder {
    pub(super) request: Request,
    origin: String,
    state: Arc<SharedState>,
    pub(super) reporter: Reporter,
    reading: Reading,
    cache: LoadCache,
    pub(super) check: Check,
    /// The files that changed since the shown pages were made.
    unshown: BTreeSet<SourcePath>,
    /// The diagnostics of reading and assembling, and, while the last good pages stay, of the pages that were tried.
    loaded: Vec<Diagnostic>,
    shown: Shown,
}

impl Rebuilder {
    /// A rebuilder that has read the folder and shows nothing yet.
    pub(super) fn new(
        request: Request,
        origin: String,
        state: Arc<SharedState>,
        reporter: Reporter,
    ) -> Rebuilder {
        let reading = Reading::new(&request.root);
        Rebuilder {
            request,
            origin,
            state,
            reporter,
            reading,
            cache: LoadCache::default(),
            check: Check::default(),
            unshown: BTreeSet::new(),
            loaded: Vec::new(),
            shown: Shown::Faulty,
        }
    }

    /// Assembles the site for the first time.
    pub(super) fn begin(&mut self, begun: Instant) {
        self.assemble("", begun);
        self.reporter.drop_held_back();
        let seen = self.state.now();
        let count = |count: fn(&Blog) -> usize| seen.blog.as_deref().map_or(0, count);
        self.reporter.report(News::Ready {
            articles: count(|blog| blog.site.articles.len()),
            outputs: count(|blog| blog.plan.outputs().len()),
            took: begun.elapsed(),
        });
        self.report_faults();
    }

    /// Returns whether a file existed when the folder was read last.
    pub(super) fn has_read(&self, file: &SourcePath) -> bool {
        let Sources { config, texts, templates, assets, languages, .. } = &self.reading.sources;
        texts.contains_key(file)
            || assets.contains_key(file)
            || languages.contains_key(file)
            || file.as_str() == "site.yaml" && config.is_some()
            || file.below("templates").is_some_and(|name| templates.contains_key(name))
    }

    /// Reads the touched paths again, and shows the result.
    pub(super) fn reread(&mut self, touched: &BTreeSet<SourcePath>, begun: Instant) {
        let (reading, changed) = self.reading.again(touched);
        self.take(reading, changed, begun);
    }

    /// Reads the whole folder again, and shows the result.
    pub(super) fn reread_all(&mut self, touched: &BTreeSet<SourcePath>, begun: Instant) {
        let (reading, changed) = self.reading.all_again(touched);
        self.take(reading, changed, begun);
    }

    fn take(&mut self, reading: Reading, changed: BTreeSet<SourcePath>, begun: Instant) {
        self.reading = reading;
        if changed.is_empty() {
            return;
        }
        running_templates::forgive(&changed);
        let what = changed_files::in_words(&changed);
        self.unshown.extend(changed);
        self.assemble(&what, begun);
    }

    /// Assembles the site again because an article goes live or expires.
    pub(super) fn reassemble(&mut self) {
        self.assemble("an article's time has come", Instant::now());
    }

    fn assemble(&mut self, what: &str, begun: Instant) {
        let attempt = self.attempt();
        let good = attempt.is_good();
        let what = what.to_owned();
        let news = if good || self.shown == Shown::Faulty {
            self.shown = if good { Shown::Good } else { Shown::Faulty };
            self.show(attempt);
            News::Shown { what, took: begun.elapsed() }
        } else {
            self.shown = Shown::Earlier;
            self.show_comments();
            self.loaded = attempt.faults;
            self.loaded.extend(attempt.tried.into_iter().flat_map(|(_, page)| page.diagnostics));
            News::Kept { what, took: begun.elapsed() }
        };
        let news = match &news {
            News::Shown { what, .. } if what.is_empty() => None,
            _ => Some(news),
        };
        if good {
            self.reporter.drop_held_back();
            if let Some(news) = news {
                self.reporter.report(news);
            }
            self.report_faults();
        } else {
            self.reporter.hold_back(news, begun);
        }
    }

    fn attempt(&mut self) -> Attempt {
        let mut report = Report::new();
        report.extend(self.reading.faults().cloned());
        let blog = self.load(self.reading.sources.clone(), &mut report).map(Arc::new);
        let mut tried = Vec::new();
        if let Some(blog) = &blog {
            for path in check::pages_to_try(blog, &self.unshown).into_iter().take(MOST_TRIED) {
                if let Some(output) = blog.plan.get(&path) {
                    let rendered = blog.render(output);
                    tried.push((path, rendered));
                }
            }
        }
        Attempt { blog, faults: report.sorted(), tried }
    }

    /// Assembles the site for the preview's address, below the folder of the site's own address.
    fn load(&mut self, sources: Sources, report: &mut Report) -> Option<Blog> {
        let mut faults = Report::new();
        let Some(config) = config::parse(sources.config.as_deref(), None, &mut faults) else {
            // Without readable settings, report their diagnostics and nothing else.
            report.extend(faults.sorted());
            return None;
        };
        let base_url = BaseUrl::parse(&format!("{}{}", self.origin, config.base.path())).ok();
        let now = self.request.now.clone().unwrap_or_else(clock::now);
        let request = blog::Request { now, also: self.request.also.clone(), base_url };
        Blog::load_with(&mut self.cache, sources, &request, &(), report)
    }

    /// Shows the pages of an attempt, and notifies browsers.
    fn show(&mut self, attempt: Attempt) {
        let Attempt { blog, faults, tried } = attempt;
        self.loaded = faults;
        let before = self.state.now();
        let version = before.version + 1;
        if let Some(blog) = &blog {
            self.check.turn_to(blog, &self.unshown);
            for (path, rendered) in tried {
                self.check.note(path, rendered);
            }
        }
        let comments = self.comments(&before);
        let changed = mem::take(&mut self.unshown);
        let stylesheets =
            changed_files::stylesheets(&changed, before.blog.as_deref(), blog.as_deref(), version);
        let page = blog.as_ref().and_then(|blog| changed_files::page(&changed, blog));
        let root = self.request.root.clone();
        let moved = match (&before.blog, &blog) {
            (Some(old), Some(new)) => Arc::new(moved_pages::after(&before.moved, &changed, old, new)),
            _ => Arc::clone(&before.moved),
        };
        self.state.show(Snapshot { version, blog, comments, root, moved, ..(*before).clone() });
        self.state.channel.say(events::change(version, stylesheets.as_ref(), page.as_deref()));
        drop(before);
    }

    /// Returns the comments, read again if they may have changed.
    fn comments(&self, before: &Snapshot) -> Arc<Vec<Arc<Comment>>> {
        let concerns =
            |file: &SourcePath| file.below(comment::FOLDER).is_some() || file.as_str() == "site.yaml";
        match before.blog.is_some() && !self.unshown.iter().any(concerns) {
            true => Arc::clone(&before.comments),
            false => Arc::new(self.cache.comments()),
        }
    }

    /// Shows the present comments while the last good pages stay: an error elsewhere must not stop decisions.
    fn show_comments(&self) {
        let before = self.state.now();
        let comments = self.comments(&before);
        if !Arc::ptr_eq(&comments, &before.comments) {
            self.state.show(Snapshot { comments, ..(*before).clone() });
            self.state.channel.say(events::listed(before.version));
        }
    }

    /// Reports a broken state that has lasted.
    pub(super) fn report_held_back(&mut self) {
        self.reporter.report_held_back();
        self.report_faults();
    }

    /// Reports the diagnostics, if they differ from the last ones.
    pub(super) fn report_faults(&mut self) {
        self.reporter.report_faults(&self.loaded, &self.check, self.shown);
    }

    /// Drops the caches, after a panic.
    pub(super) fn forget(&mut self) {
        self.cache = LoadCache::default();
        self.check = Check::default();
        self.reporter.drop_held_back();
    }

    /// Returns the next moment at which the same files make another site: an article goes live or expires.
    pub(super) fn next_change(&self) -> Option<SystemTime> {
        let seen = self.state.now();
        let next = seen.blog.as_ref()?.site.next_change.as_ref().filter(|_| self.request.now.is_none())?;
        let seconds = u64::try_from(next.unix()).ok()?;
        Some(UNIX_EPOCH + std::time::Duration::from_secs(seconds))
    }
}
