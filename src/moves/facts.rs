//! What a site is before a change.

use crate::blog::{Blog, Request};
use crate::config::Config;
use crate::content::Content;
use crate::date::Moment;
use crate::diagnostic::Report;
use crate::path::{SourcePath, Url};
use crate::plan::{CardOf, CommentScope, FeedScope, Output, SocialCard};
use crate::site::Status;
use crate::source::Sources;
use crate::{config, content};

/// A site before a change.
#[derive(Debug)]
pub struct Facts<'s> {
    /// The files.
    pub sources: &'s Sources,
    /// The moment, and what a build shows.
    pub request: Request,
    pub(super) config: Config,
    pub(super) content: Content,
    /// The site with all texts, shown or not.
    pub(super) all: Blog,
}

impl<'s> Facts<'s> {
    /// Reads a site. Returns `None` and reports why if its settings or templates cannot be read.
    pub fn new(sources: &'s Sources, now: Moment, report: &mut Report) -> Option<Facts<'s>> {
        let config = config::parse(sources.config.as_deref(), None, report)?;
        let request = Request { now, also: Vec::new(), base_url: None };
        let content = content::parse(&sources.texts, &config, &mut Report::new());
        let mut faults = Report::new();
        let Some(all) = Blog::load(sources.clone(), &everything(&request), &mut faults) else {
            report.extend(faults.sorted());
            return None;
        };
        Some(Facts { sources, request, config, content, all })
    }

    /// Returns whether readers may know the address of a text: it is live or has expired.
    pub(super) fn is_public(&self, file: &SourcePath) -> bool {
        let site = &self.all.site;
        let article = site.articles.iter().find(|entry| entry.article.text.file == *file);
        match article {
            Some(entry) => matches!(entry.status, Status::Live | Status::Expired),
            None => site.pages.iter().any(|page| page.text.file == *file && !page.draft),
        }
    }

    /// Returns the whole addresses that show a text: its page first, then the files beside it, its social card, and the feeds and
    /// lists that name it. Returns `None` if it has no page.
    pub fn public_addresses(&self, file: &SourcePath) -> Option<Vec<String>> {
        let page = self.address(file)?;
        let base = &self.config.base;
        let mut addresses = vec![base.absolute(page)];
        let folder = SourcePath::new(format!("{}/", file.folder()));
        let beside = self
            .sources
            .assets
            .keys()
            .filter(|asset| file.stem() == "index" && asset.as_str().starts_with(folder.as_str()));
        addresses.extend(beside.filter_map(|asset| Some(base.absolute(self.address(asset)?))));
        let site = &self.all.site;
        if let Some(id) = site.article_ids().find(|id| site.article(*id).article.text.file == *file) {
            let entry = site.article(id);
            let is_its = |output: &Output| {
                matches!(output, Output::SocialCard(SocialCard { of: CardOf::Article(card), .. }) if *card == id)
                    || matches!(output, Output::CommentFeed(CommentScope::Article(feed)) if *feed == id)
                    || matches!(output, Output::Feed(scope, _) if match scope {
                        FeedScope::Site => true,
                        FeedScope::Tag(tag) => entry.tags.contains(tag),
                        FeedScope::Category(category) => entry.categories.contains(category),
                        FeedScope::Author(person) => entry.authors.contains(person),
                        FeedScope::Series(series) => entry.series.is_some_and(|(id, _)| id == *series),
                    })
            };
            let outputs = self.all.plan.outputs().iter().filter(|(_, output)| is_its(output));
            addresses.extend(outputs.map(|(path, _)| base.absolute(&path.url())));
        }
        Some(addresses)
    }

    /// Returns the address of a text or of a file beside it.
    pub(super) fn address(&self, file: &SourcePath) -> Option<&Url> {
        self.all.plan.source(file)
    }
}

/// Returns the request that shows all texts.
pub(super) fn everything(request: &Request) -> Request {
    Request { also: Status::WITHHELD.to_vec(), ..request.clone() }
}
