//! The links of all texts to outputs of the site, without rendering pages.

use rayon::prelude::*;

use crate::blog::blog::Blog;
use crate::markdown::InternalLink;
use crate::path::SourcePath;
use crate::render;
use crate::render::Bodies;

impl Blog {
    /// Returns the links to outputs of the site of each article, newest first, and then of each standalone page.
    pub fn links_of_texts(&self) -> Vec<(SourcePath, Vec<InternalLink>)> {
        let bodies = Bodies::default();
        let context = self.context(&bodies);
        let ids: Vec<_> = self.site.article_ids().collect();
        let of_articles = ids.into_par_iter().map(|id| {
            let links = render::page_body(id, context).links.clone();
            (self.site.article(id).article.text.file.clone(), links)
        });
        let of_pages = self
            .site
            .pages
            .par_iter()
            .enumerate()
            .map(|(place, page)| (page.text.file.clone(), render::standalone_body(place, context).links));
        of_articles.chain(of_pages).collect()
    }
}
