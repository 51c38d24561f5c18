//! Frees the memory of texts that are needed only once more.

use std::sync::Arc;

use rayon::prelude::*;

use crate::blog::blog::Blog;
use crate::content::Reread;

impl Blog {
    /// Frees the texts of all articles. From now on `read` reads the text of an article each time that a page, a feed or a
    /// message needs it. An article that somebody else holds keeps its text.
    pub fn release_texts(&mut self, read: &Reread) {
        let Some(site) = Arc::get_mut(&mut self.site) else { return };
        site.articles.par_iter_mut().for_each(|entry| {
            let article = Arc::get_mut(entry).and_then(|entry| Arc::get_mut(&mut entry.article));
            if let Some(article) = article {
                article.text.release(read);
            }
        });
    }
}
