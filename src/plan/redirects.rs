//! Plans the redirects: of aliases, of the files beside them, and of dates in addresses; and the addresses that are gone.

use crate::config::{GoneAddress, OldAddress};
use crate::diagnostic::{Diagnostic, Report, codes};
use crate::path::{OutPath, SourcePath, Url};
use crate::plan::claims::{ClaimLocation, Claimant};
use crate::plan::draft::Draft;
use crate::plan::urls::{address, beside, own};
use crate::plan::{Output, Page, Redirect, date_urls};

impl Draft<'_> {
    /// Plans the redirects of all aliases.
    pub(super) fn aliases(&mut self, report: &mut Report) {
        let site = self.site;
        let of_articles = site.articles.iter().zip(self.plan.articles.clone());
        let of_articles = of_articles.map(|(entry, url)| (&entry.article.text, &entry.article.aliases, url));
        let of_pages = site.pages.iter().map(|page| (&page.text, &page.aliases, page.url.value.clone()));
        let not_found =
            site.not_found.iter().map(|page| (&page.text, &page.aliases, address(Page::NotFound, site)));
        for (text, aliases, to) in of_articles.chain(of_pages).chain(not_found) {
            for alias in aliases {
                // An alias that is the page's own address is ignored. If only the case differs, no redirect page can be
                // made, because some file systems do not distinguish the two; servers do.
                if alias.value.out_path().folded() == to.out_path().folded() {
                    if alias.value != to {
                        self.plan.redirects.push(Redirect { from: alias.value.clone(), to: to.clone() });
                    }
                    continue;
                }
                let claimant = Claimant::of("the alias", text, &alias.at);
                let path = alias.value.out_path();
                self.claims.claim(path, Output::Redirect(to.clone()), claimant, report);
                self.plan.redirects.push(Redirect { from: alias.value.clone(), to: to.clone() });
                self.files_of_an_alias(&text.file, &alias.value);
                self.comments_of_an_alias(&alias.value, &to);
            }
        }
    }

    /// Plans the redirect for the feed of comments beside an alias. Only servers can redirect a feed.
    fn comments_of_an_alias(&mut self, alias: &Url, to: &Url) {
        let [from, to] = [alias, to].map(|url| beside(url, "comments.xml"));
        let has_feed = matches!(self.claims.holder(&to.out_path()), Some(Output::CommentFeed(_)));
        if has_feed && self.claims.holder(&from.out_path()).is_none() {
            self.plan.redirects.push(Redirect { from, to });
        }
    }

    /// Plans redirects for the files in a page's own folder if the alias is a folder too. Only servers can redirect a file, so
    /// no redirect page is made.
    fn files_of_an_alias(&mut self, text: &SourcePath, alias: &Url) {
        if text.stem() != "index" || !alias.as_str().ends_with('/') {
            return;
        }
        let folder = text.folder();
        let below = self.plan.files.range(SourcePath::new(format!("{folder}/"))..);
        let below = below.map_while(|(file, to)| Some((file, file.below(folder)?, to)));
        for (_, rest, to) in below.filter(|(file, rest, to)| *file != text && to.as_str().ends_with(rest)) {
            let from = OutPath::parse(&format!("{}{rest}", alias.as_str().trim_start_matches('/')));
            if let Some(from) = from.ok().filter(|from| self.claims.holder(from).is_none()) {
                self.plan.redirects.push(Redirect { from: from.url(), to: to.clone() });
            }
        }
    }

    /// Plans the redirects of the settings. Those that lead nowhere are reported with the other addresses of the settings.
    pub(super) fn old_addresses(&mut self, report: &mut Report) {
        for OldAddress { from, place, to, target } in &self.site.config.redirects {
            // A file such as a feed, or else a page.
            let file = OutPath::parse(target.value.trim_start_matches('/')).ok();
            let file = file.filter(|file| self.claims.holder(file).is_some()).map(|file| file.url());
            let to = file.as_ref().unwrap_or(to);
            if from.out_path() == to.out_path() || self.claims.holder(&to.out_path()).is_none() {
                continue;
            }
            let claimant =
                Claimant { what: "the old address".into(), place: Some(ClaimLocation::At(place.clone())) };
            self.claims.claim(from.out_path(), Output::Redirect(to.clone()), claimant, report);
            self.plan.redirects.push(Redirect { from: from.clone(), to: to.clone() });
        }
    }

    /// Plans the answers for addresses that may vanish. Those that the site has are reported.
    pub(super) fn gone(&mut self, report: &mut Report) {
        for GoneAddress { path, place } in &self.site.config.gone {
            if self.claims.holder(path).is_none() {
                self.plan.gone.insert(path.clone());
                continue;
            }
            let message = format!("`{}` is an address of this site, so it is not gone", path.url());
            report.push(
                Diagnostic::warning(codes::BAD_PATH, message)
                    .at(place.clone())
                    .why("`gone` lists addresses that were published and may vanish")
                    .help("remove it from the list"),
            );
        }
    }

    /// Plans redirects to the archive for the years, months and days in addresses of articles, where no page has the address:
    /// redirect pages, or lines of `_redirects` on sites without redirect pages.
    pub(super) fn dates(&mut self, report: &mut Report) {
        for (folder, page) in date_urls::addresses(self.site, &self.plan.articles) {
            let (from, to) = (own(&folder), address(page, self.site));
            if !self.claims.is_free(&from.out_path()) {
                continue;
            }
            if self.site.config.output.redirect_pages {
                let what = Claimant::own("a date in addresses");
                self.claims.claim(from.out_path(), Output::Redirect(to), what, report);
            } else {
                self.plan.redirects.push(Redirect { from, to });
            }
        }
    }
}
