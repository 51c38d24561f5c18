//! Keeps what the preview shows in step with the author's folder: reads what changed, brings the site together, and
//! decides whether its pages are shown or the last good ones stay.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;
use std::sync::Arc;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use crate::blog::{Blog, Memory};
use crate::content::{Comment, comment};
use crate::date::{Moment, Zone};
use crate::diagnostic::{Diagnostic, Report};
use crate::path::{BaseUrl, SourcePath};
use crate::preview::attempt::{Attempt, Shown, Unsaid};
use crate::preview::check::Check;
use crate::preview::panel::Places;
use crate::preview::state::{Seen, State};
use crate::preview::{News, Request, changed_files, check, events, moved_pages, panel};
use crate::render::running_templates;
use crate::source::{Reading, Sources};
use crate::{blog, config};

/// The most pages that are rendered before an edit is shown, to see whether it is whole. The others are looked at
/// after it.
const MOST_TRIED: usize = 32;

/// See the module.
pub(super) struct Keeper {
    pub(super) request: Request,
    origin: String,
    state: Arc<State>,
    tell: Box<dyn Fn(News) + Send>,
    reading: Reading,
    memory: Memory,
    pub(super) check: Check,
    /// What changed since the pages that are shown.
    kept_back: BTreeSet<SourcePath>,
    /// The faults of reading and assembling, and, when the pages stay as they were, of the pages that were tried.
    loaded: Vec<Diagnostic>,
    shown: Shown,
    told: Vec<Diagnostic>,
    /// A broken state that browsers and terminal do not know of yet.
    pub(super) unsaid: Option<Unsaid>,
}

impl Keeper {
    /// A keeper that has read the folder and shows nothing yet.
    pub(super) fn new(
        request: Request,
        origin: String,
        state: Arc<State>,
        tell: Box<dyn Fn(News) + Send>,
    ) -> Keeper {
        let reading = Reading::new(&request.root);
        Keeper {
            request,
            origin,
            state,
            tell,
            reading,
            memory: Memory::default(),
            check: Check::default(),
            kept_back: BTreeSet::new(),
            loaded: Vec::new(),
            shown: Shown::Faulty,
            told: Vec::new(),
            unsaid: None,
        }
    }

    /// Brings the site together for the first time.
    pub(super) fn begin(&mut self, begun: Instant) {
        self.bring_together("", begun);
        self.unsaid = None;
        let seen = self.state.now();
        let count = |count: fn(&Blog) -> usize| seen.blog.as_deref().map_or(0, count);
        (self.tell)(News::Ready {
            articles: count(|blog| blog.site.articles.len()),
            outputs: count(|blog| blog.plan.outputs().len()),
            took: begun.elapsed(),
        });
        self.say_faults();
    }

    /// Whether a file was there when the folder was read last.
    pub(super) fn has_read(&self, file: &SourcePath) -> bool {
        let Sources { config, texts, templates, assets, languages, .. } = &self.reading.sources;
        texts.contains_key(file)
            || assets.contains_key(file)
            || languages.contains_key(file)
            || file.as_str() == "site.yaml" && config.is_some()
            || file.below("templates").is_some_and(|name| templates.contains_key(name))
    }

    /// Looks at `touched` paths, and shows what became of them.
    pub(super) fn look(&mut self, touched: &BTreeSet<SourcePath>, begun: Instant) {
        let (reading, changed) = self.reading.again(touched);
        self.take(reading, changed, begun);
    }

    /// Looks at everything.
    pub(super) fn look_everywhere(&mut self, touched: &BTreeSet<SourcePath>, begun: Instant) {
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
        self.kept_back.extend(changed);
        self.bring_together(&what, begun);
    }

    /// Brings the site together anew because the time has come at which it is another.
    pub(super) fn look_at_the_clock(&mut self) {
        self.bring_together("an article's time has come", Instant::now());
    }

    fn bring_together(&mut self, what: &str, begun: Instant) {
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
            self.unsaid = None;
            if let Some(news) = news {
                (self.tell)(news);
            }
            self.say_faults();
        } else {
            let since = self.unsaid.as_ref().map_or(begun, |unsaid| unsaid.since);
            self.unsaid = Some(Unsaid { since, news });
        }
    }

    fn attempt(&mut self) -> Attempt {
        let mut report = Report::new();
        report.extend(self.reading.faults().cloned());
        let blog = self.load(self.reading.sources.clone(), &mut report).map(Arc::new);
        let mut tried = Vec::new();
        if let Some(blog) = &blog {
            for path in check::pages_to_try(blog, &self.kept_back).into_iter().take(MOST_TRIED) {
                if let Some(output) = blog.plan.get(&path) {
                    let rendered = blog.render(output);
                    tried.push((path, rendered));
                }
            }
        }
        Attempt { blog, faults: report.sorted(), tried }
    }

    /// The site at this address, below the folder that its own address names.
    fn load(&mut self, sources: Sources, report: &mut Report) -> Option<Blog> {
        let mut faults = Report::new();
        let Some(config) = config::parse(sources.config.as_deref(), None, &mut faults) else {
            // Its own faults are all that can be said.
            report.extend(faults.sorted());
            return None;
        };
        let base_url = BaseUrl::parse(&format!("{}{}", self.origin, config.base.path())).ok();
        let now = self.request.now.clone().unwrap_or_else(clock);
        let request = blog::Request { now, also: self.request.also.clone(), base_url };
        Blog::load_again(&mut self.memory, sources, &request, report)
    }

    /// Shows the pages of an attempt, and tells browsers.
    fn show(&mut self, attempt: Attempt) {
        let Attempt { blog, faults, tried } = attempt;
        self.loaded = faults;
        let before = self.state.now();
        let version = before.version + 1;
        if let Some(blog) = &blog {
            self.check.turn_to(blog, &self.kept_back);
            for (path, rendered) in tried {
                self.check.note(path, rendered);
            }
        }
        let comments = self.comments(&before);
        let changed = mem::take(&mut self.kept_back);
        let stylesheets =
            changed_files::stylesheets(&changed, before.blog.as_deref(), blog.as_deref(), version);
        let page = blog.as_ref().and_then(|blog| changed_files::page(&changed, blog));
        let root = self.request.root.clone();
        let moved = match (&before.blog, &blog) {
            (Some(old), Some(new)) => Arc::new(moved_pages::after(&before.moved, &changed, old, new)),
            _ => Arc::clone(&before.moved),
        };
        self.state.show(Seen { version, blog, comments, root, moved, ..(*before).clone() });
        self.state.channel.say(events::change(version, stylesheets.as_ref(), page.as_deref()));
        drop(before);
    }

    /// The comments, read anew where they may be other ones than before.
    fn comments(&self, before: &Seen) -> Arc<Vec<Arc<Comment>>> {
        let concerns =
            |file: &SourcePath| file.below(comment::FOLDER).is_some() || file.as_str() == "site.yaml";
        match before.blog.is_some() && !self.kept_back.iter().any(concerns) {
            true => Arc::clone(&before.comments),
            false => Arc::new(self.memory.comments()),
        }
    }

    /// Shows the comments as they are, though the pages stay as they were: a fault elsewhere must not stop decisions.
    fn show_comments(&self) {
        let before = self.state.now();
        let comments = self.comments(&before);
        if !Arc::ptr_eq(&comments, &before.comments) {
            self.state.show(Seen { comments, ..(*before).clone() });
            self.state.channel.say(events::listed(before.version));
        }
    }

    /// Says what was kept back while it might have been only a moment's.
    pub(super) fn say_unsaid(&mut self) {
        if let Some(Unsaid { news: Some(news), .. }) = self.unsaid.take() {
            (self.tell)(news);
        }
        self.say_faults();
    }

    /// Tells terminal and browsers about the faults, if there are other ones than before.
    pub(super) fn say_faults(&mut self) {
        let mut report = Report::new();
        report.extend(self.loaded.iter().cloned());
        if self.shown != Shown::Earlier {
            report.extend(self.check.faults());
        }
        let faults = report.sorted();
        let before = self.state.now();
        let places = Places { root: &self.request.root, editor: before.editor() };
        let panel = panel::errors(&faults, places);
        if *before.faults != faults || *before.panel != *panel || before.shown != self.shown {
            let shared = Arc::new(faults.clone());
            let message = if *before.panel == *panel && before.shown == self.shown {
                events::listed(before.version)
            } else {
                events::faults(before.version, &panel, self.shown)
            };
            let shown = self.shown;
            self.state.show(Seen { faults: shared, panel: panel.into(), shown, ..(*before).clone() });
            self.state.channel.say(message);
        }
        // The terminal hears of warnings once all pages have been looked at, not in portions.
        if faults != self.told && (!self.check.is_waiting() || check::has_errors(&faults)) {
            (self.tell)(News::Faults(faults.clone()));
            self.told = faults;
        }
    }

    /// Lets go of everything that is only remembered.
    pub(super) fn forget(&mut self) {
        self.memory = Memory::default();
        self.check = Check::default();
        self.unsaid = None;
    }

    /// Tells that the folder is looked through from now on.
    pub(super) fn tell_of_polling(&self, reason: String) {
        (self.tell)(News::Polling(reason));
    }

    /// When the same files make another site.
    pub(super) fn next_change(&self) -> Option<SystemTime> {
        let seen = self.state.now();
        let next = seen.blog.as_ref()?.site.next_change.as_ref().filter(|_| self.request.now.is_none())?;
        let seconds = u64::try_from(next.unix()).ok()?;
        Some(UNIX_EPOCH + std::time::Duration::from_secs(seconds))
    }
}

fn clock() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let seconds = i64::try_from(since.as_secs()).unwrap_or_default();
    Moment::from_unix(seconds, &Zone::UTC).unwrap_or_else(|| Moment::epoch(&Zone::UTC))
}

/// Style sheets by their old and their new address.
pub(super) type Stylesheets = BTreeMap<String, String>;
