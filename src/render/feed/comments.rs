//! Feeds of comments, in Atom with the elements of RFC 4685.

use crate::config::FeedFormat;
use crate::markdown::untrusted;
use crate::plan::{CommentScope, Page};
use crate::render::context::Context;
use crate::render::feed::contents::{entry_id, first_address};
use crate::render::xml::Xml;
use crate::site::{ArticleId, ThreadComment};
use crate::view::site::media_type;

/// The maximum number of comments in the feed of the site, and in that of an article. Feed readers load them every
/// hour.
const OF_SITE: usize = 50;
const OF_ARTICLE: usize = 500;

/// Returns a feed of the published comments, newest first.
pub(crate) fn comments(scope: CommentScope, context: Context<'_>) -> String {
    let Context { site, plan, .. } = context;
    let language = match scope {
        CommentScope::Site => context.language,
        CommentScope::Article(id) => site.language_of(id),
    };
    let context = Context { language, ..context };
    let (title, page, ids) = match scope {
        CommentScope::Site => {
            (site.config.title.as_str(), plan.absolute(Page::Home(1)), site.article_ids().collect())
        }
        CommentScope::Article(id) => {
            (site.article(id).article.title.value.as_str(), plan.absolute(Page::Article(id)), vec![id])
        }
    };
    let mut shown: Vec<(ArticleId, &ThreadComment)> = ids
        .into_iter()
        .flat_map(|id| site.article(id).thread.iter().map(move |comment| (id, comment)))
        .collect();
    shown.sort_by(|(_, a), (_, b)| {
        (&b.comment.date, &b.comment.id.value).cmp(&(&a.comment.date, &a.comment.id.value))
    });
    shown.truncate(match scope {
        CommentScope::Site => OF_SITE,
        CommentScope::Article(_) => OF_ARTICLE,
    });
    let address = site.config.base.absolute(&plan.comment_feed(scope));
    let mut xml = Xml::new();
    let root = [
        ("xmlns", "http://www.w3.org/2005/Atom"),
        ("xmlns:thr", "http://purl.org/syndication/thread/1.0"),
        ("xml:lang", &language.code),
    ];
    xml.element("feed", &root, |xml| {
        xml.text("id", &[], &address);
        xml.text("title", &[], &language.filled("comments_on", &[("title", title)]));
        xml.text(
            "updated",
            &[],
            &shown.first().map(|(_, first)| first.comment.date.rfc3339()).unwrap_or_default(),
        );
        xml.empty("link", &[("rel", "self"), ("type", media_type(FeedFormat::Atom)), ("href", &address)]);
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &page)]);
        for (id, comment) in &shown {
            write_entry(xml, *id, comment, context);
        }
    });
    xml.finish()
}

fn write_entry(xml: &mut Xml, id: ArticleId, shown: &ThreadComment, context: Context<'_>) {
    let Context { site, plan, .. } = context;
    let entry = site.article(id);
    let (comment, page) = (&shown.comment, plan.absolute(Page::Article(id)));
    let first = first_address(id, site, plan);
    let name = |id: &str| format!("{first}#{id}");
    let address = |id: &str| format!("{page}#{id}");
    let url = address(&comment.id.value);
    xml.element("entry", &[], |xml| {
        xml.text("id", &[], &name(&comment.id.value));
        let title = [("author", comment.author.as_str()), ("title", &entry.article.title.value)];
        xml.text("title", &[], &context.language.filled("comment_by", &title));
        xml.text("published", &[], &comment.date.rfc3339());
        xml.text("updated", &[], &comment.date.rfc3339());
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &url)]);
        xml.element("author", &[], |xml| {
            xml.text("name", &[], &comment.author);
            if let Some(url) = &comment.url {
                xml.text("uri", &[], url);
            }
        });
        let reference = entry_id(id, site, plan);
        xml.empty("thr:in-reply-to", &[("ref", &reference), ("href", &page), ("type", "text/html")]);
        if let Some(parent) = shown.parent {
            let id = &entry.thread[parent].comment.id.value;
            let (reference, href) = (name(id), address(id));
            xml.empty("thr:in-reply-to", &[("ref", &reference), ("href", &href), ("type", "text/html")]);
        }
        xml.text("content", &[("type", "html")], &untrusted::to_html(&comment.text.body()));
    });
}
