//! The links of all texts to outputs of the site, without rendering pages.

use rayon::prelude::*;

use crate::blog::blog::Blog;
use crate::markdown::InternalLink;
use crate::path::SourcePath;
use crate::render;
use crate::render::Bodies;

impl Blog {
    /// Returns the links to outputs of the site of each article, newest first, and then of each page, with that for
    /// missing addresses, and of each series.
    pub fn links_of_texts(&self) -> Vec<(SourcePath, Vec<InternalLink>)> {
        let bodies = Bodies::default();
        let context = self.context(&bodies);
        let ids: Vec<_> = self.site.article_ids().collect();
        let of_articles = ids.into_par_iter().map(|id| {
            let links = render::page_body(id, context).links.clone();
            (self.site.article(id).article.text.file.clone(), links)
        });
        let pages = self.site.pages.iter().chain(&self.site.not_found).map(|page| &page.text);
        let series = self.site.series.iter().filter_map(|series| series.file.as_ref()).map(|file| &file.text);
        let others: Vec<_> = pages.chain(series).collect();
        let of_others =
            others.into_par_iter().map(|text| (text.file.clone(), render::other_body(text, context).links));
        of_articles.chain(of_others).collect()
    }
}
