//! Builds the plan: claims a path for everything that a site has.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::PostBy;
use crate::diagnostic::{Diagnostic, Located, Report, Span, codes};
use crate::path;
use crate::path::{OutPath, SourcePath};
use crate::plan::claims::{ClaimLocation, Claimant, Claims, SEARCH_PAGE};
use crate::plan::draft::Draft;
use crate::plan::files::Chosen;
use crate::plan::guesses::Meant;
use crate::plan::images::Pictures;
use crate::plan::outputs::{Plan, SITEMAP_LIMIT, for_ever};
use crate::plan::social_cards::Cards;
use crate::plan::urls::{
    FIXED_PAGES, address, article_address, beside, feed, own, pages_of, search as search_address,
};
use crate::plan::{CommentScope, FeedScope, Output, Page, SearchFile, files, images, search, social_cards};
use crate::site::{PersonId, SeriesId, Site, TermId};
use crate::social_cards::Typefaces;
use crate::source::Asset;

pub(super) fn plan(
    site: &Site,
    assets: &BTreeMap<SourcePath, Asset>,
    typefaces: &Typefaces,
    report: &mut Report,
) -> Plan {
    let plan = Plan {
        base: site.config.base.clone(),
        outputs: BTreeMap::new(),
        articles: Vec::new(),
        pages: site.pages.iter().map(|page| page.url.value.clone()).collect(),
        own: FIXED_PAGES.into_iter().map(|page| (page, address(page, site))).collect(),
        files: BTreeMap::new(),
        held: BTreeMap::new(),
        pictures: Pictures::default(),
        cards: Cards::default(),
        redirects: Vec::new(),
        gone: BTreeSet::new(),
        look: None,
        search: None,
        meant: Meant::default(),
    };
    let mut draft = Draft { site, claims: Claims::default(), plan };
    draft.own_pages(report);
    draft.articles(report);
    draft.standalone_pages(report);
    draft.feeds(report);
    draft.assets(assets, report);
    draft.plan.cards = social_cards::plan(site, typefaces, &draft.plan.articles, &mut draft.claims, report);
    draft.look(report);
    draft.aliases(report);
    draft.dates(report);
    draft.search(report);
    draft.old_addresses(report);
    draft.gone(report);
    draft.for_machines(report);
    draft.finish(report)
}

impl Draft<'_> {
    fn own_pages(&mut self, report: &mut Report) {
        let site = self.site;
        self.list(site.articles.len(), Page::Home, "the home page", report);
        self.not_found(report);
        if matches!(site.config.comments.by, Some(PostBy::Form(_))) {
            self.page(Page::CommentKept, "the page that thanks for a comment", report);
        }
        self.page(Page::Archive, "the archive", report);
        for (at, year) in site.archive.iter().enumerate() {
            self.page(Page::Year(at), "a year of the archive", report);
            for month in 0..year.months.len() {
                self.page(Page::Month(at, month), "a month of the archive", report);
            }
        }
        if !site.tags.is_empty() {
            self.page(Page::Tags, "the list of tags", report);
        }
        for (tag, id) in site.tags.iter().zip((0..).map(TermId)) {
            self.list(tag.articles.len(), |number| Page::Tag(id, number), "the page of a tag", report);
        }
        if !site.categories.is_empty() {
            self.page(Page::Categories, "the list of categories", report);
        }
        for (category, id) in site.categories.iter().zip((0..).map(TermId)) {
            self.list(
                category.articles.len(),
                |number| Page::Category(id, number),
                "the page of a category",
                report,
            );
        }
        if !site.series.is_empty() {
            self.page(Page::AllSeries, "the list of series", report);
        }
        for (series, id) in site.series.iter().zip((0..).map(SeriesId)) {
            let place =
                series.file.as_ref().map(|file| ClaimLocation::In(file.text.clone(), file.slug.at.clone()));
            let what = format!("the series `{}`", series.title);
            self.claim(Page::Series(id), Claimant { what: what.into(), place }, report);
        }
        if !site.people.is_empty() {
            self.page(Page::Authors, "the list of authors", report);
        }
        for (person, id) in site.people.iter().zip((0..).map(PersonId)) {
            let place = person.profile.as_ref();
            let place = place.map(|profile| ClaimLocation::In(profile.text.clone(), person.slug.at.clone()));
            let what = format!("the author `{}`", person.name);
            for number in 1..=pages_of(person.articles.len(), site.config.page_size) {
                let claimant = Claimant { what: what.clone().into(), place: place.clone() };
                self.claim(Page::Author(id, number), claimant, report);
            }
        }
    }

    /// Plans the page for missing addresses: the site's own standalone page if it has one, or else the built-in page.
    fn not_found(&mut self, report: &mut Report) {
        let what = "the page for missing addresses";
        let Some(page) = &self.site.not_found else { return self.page(Page::NotFound, what, report) };
        self.claim(Page::NotFound, Claimant::of(what, &page.text, &page.url.at), report);
        self.plan.files.insert(page.text.file.clone(), address(Page::NotFound, self.site));
    }

    fn articles(&mut self, report: &mut Report) {
        let site = self.site;
        for id in site.article_ids() {
            let entry = site.article(id);
            let Located { value: url, at } = article_address(entry, site, report);
            let claimant = Claimant::of("the article", &entry.article.text, &at);
            self.claims.claim(url.out_path(), Output::Page(Page::Article(id)), claimant, report);
            self.plan.files.insert(entry.article.text.file.clone(), url.clone());
            self.plan.articles.push(url);
        }
    }

    fn standalone_pages(&mut self, report: &mut Report) {
        let site = self.site;
        for (place, page) in site.pages.iter().enumerate() {
            let claimant = Claimant::of("the page", &page.text, &page.url.at);
            let url = &page.url.value;
            self.claims.claim(url.out_path(), Output::Page(Page::Standalone(place)), claimant, report);
            self.plan.files.insert(page.text.file.clone(), url.clone());
        }
    }

    fn feeds(&mut self, report: &mut Report) {
        let site = self.site;
        for scope in FeedScope::all(site) {
            for format in &site.config.feeds.formats {
                let path = feed(&self.plan.own[&scope.page()], *format).out_path();
                self.claims.claim(path, Output::Feed(scope, *format), Claimant::own("a feed"), report);
            }
        }
        let mut any = false;
        for (at, id) in site.article_ids().enumerate() {
            if !site.article(id).thread.is_empty() {
                any = true;
                let path = beside(&self.plan.articles[at], "comments.xml").out_path();
                let output = Output::CommentFeed(CommentScope::Article(id));
                self.claims.claim(path, output, Claimant::own("a feed of comments"), report);
            }
        }
        if any {
            let path = own("/comments/feed.xml").out_path();
            let output = Output::CommentFeed(CommentScope::Site);
            self.claims.claim(path, output, Claimant::own("the feed of all comments"), report);
        }
    }

    fn assets(&mut self, assets: &BTreeMap<SourcePath, Asset>, report: &mut Report) {
        let Chosen { published, held } = files::choose(self.site, assets, &self.plan.files, report);
        self.plan.held = held;
        for (file, path) in published {
            let asset = &assets[file];
            let new_names = path.split('/').try_for_each(path::check_new_name);
            match new_names.and_then(|()| OutPath::parse(&path)) {
                Ok(path) => {
                    self.plan.files.insert(file.clone(), path.url());
                    let place = Some(ClaimLocation::File(file.clone()));
                    let claimant = Claimant { what: format!("the file `{file}`").into(), place };
                    self.claims.claim(path, images::whole(file, asset, self.site), claimant, report);
                }
                Err(fault) => report.push(
                    Diagnostic::error(
                        codes::BAD_PATH,
                        format!("the file `{file}` cannot be published: {fault}"),
                    )
                    .at(Span::file(file))
                    .help(format!("give it another name: `{}`", path::nearest_portable(file.as_str()))),
                ),
            }
        }
        self.plan.pictures = images::plan(self.site, assets, &self.plan.files, &mut self.claims, report);
    }

    /// Plans the stylesheet that is generated from the settings.
    fn look(&mut self, report: &mut Report) {
        let Some(style) = self.site.config.theme.look.stylesheet() else { return };
        let path = OutPath::parse(&for_ever("site.css", style.as_bytes())).expect("a name of ours");
        self.plan.look = Some(path.url());
        self.claims.claim(path, Output::Look, Claimant::own("the stylesheet of the settings"), report);
    }

    fn search(&mut self, report: &mut Report) {
        self.plan.search = search::search_files(self.site);
        let Some(files) = self.plan.search else { return };
        self.page(Page::Search, SEARCH_PAGE, report);
        let words = (0..files.words).map(SearchFile::Words);
        let texts = (0..files.texts).map(SearchFile::Texts);
        for file in [SearchFile::Index].into_iter().chain(words).chain(texts) {
            let claimant = Claimant::own("a file of the search index");
            self.claims.claim(search_address(file).out_path(), Output::Search(file), claimant, report);
        }
    }

    /// Plans the generated files for crawlers, browsers and servers. A file of the same name in `static/` replaces the
    /// generated one.
    fn for_machines(&mut self, report: &mut Report) {
        let settings = self.site.config.output;
        let parts = self.claims.indexed().div_ceil(SITEMAP_LIMIT);
        let mut files =
            vec![("sitemap.xml".to_owned(), Output::Sitemap), ("robots.txt".to_owned(), Output::Robots)];
        if parts > 1 {
            files.extend((1..=parts).map(|part| (format!("sitemap-{part}.xml"), Output::SitemapPart(part))));
        }
        if settings.llms_txt {
            files.push(("llms.txt".to_owned(), Output::LlmsTxt));
        }
        if self.site.config.search {
            files.push(("opensearch.xml".to_owned(), Output::OpenSearch));
        }
        if settings.headers_file {
            files.push(("_headers".to_owned(), Output::Headers));
        }
        if settings.redirects_file && !(self.plan.redirects.is_empty() && self.plan.gone.is_empty()) {
            files.push(("_redirects".to_owned(), Output::Redirects));
        }
        for (name, output) in files {
            let path = OutPath::parse(&name).expect("a name of ours");
            if !matches!(self.claims.holder(&path), Some(Output::Asset(_))) {
                self.claims.claim(path, output, Claimant::own(format!("`{name}`")), report);
            }
        }
    }

    /// Returns the plan, with the claims as its outputs.
    fn finish(self, report: &mut Report) -> Plan {
        let Draft { site, claims, mut plan } = self;
        plan.redirects.sort();
        plan.outputs = claims.finish(report);
        if !site.config.output.redirect_pages {
            plan.outputs.retain(|_, output| !matches!(output, Output::Redirect(_)));
        }
        plan
    }
}
