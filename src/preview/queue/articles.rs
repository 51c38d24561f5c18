//! Finds the articles of comments by their names.

use std::collections::HashMap;

use crate::blog::Blog;
use crate::content::Comment;
use crate::site::ArticleId;

/// The articles by their possible names in folders of comments.
pub(super) struct Articles<'a>(HashMap<&'a str, ArticleId>);

impl<'a> Articles<'a> {
    pub(super) fn of(blog: &'a Blog) -> Articles<'a> {
        let names = |id: ArticleId| {
            let article = &blog.site.article(id).article;
            [(article.slug.value.as_str(), id), (article.text.file.stem(), id)]
        };
        Articles(blog.site.article_ids().flat_map(names).collect())
    }

    pub(super) fn find(&self, comment: &Comment) -> Option<ArticleId> {
        self.0.get(comment.article.value.as_str()).copied()
    }
}
