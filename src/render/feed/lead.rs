//! The lead of an article: the deck, the image and the takeaways, which its page shows above the text. Feeds have them
//! too, in the same order.

use crate::markup::escape;
use crate::render::context::Context;
use crate::site::ArticleId;
use crate::view::article::Picture;

/// Returns the lead of an article as HTML. It is empty if the article has none of the three.
pub(crate) fn lead(id: ArticleId, context: Context<'_>) -> String {
    let Context { site, shared, .. } = context;
    let article = &site.article(id).article;
    let mut html = String::new();
    if let Some(deck) = &article.deck {
        element("p", deck, &mut html);
    }
    if let Some(picture) = &shared.images[id.0 as usize] {
        figure(&picture.view, &mut html);
    }
    if !article.takeaways.is_empty() {
        html.push_str("<section>\n");
        element("h2", site.language_of(id).text("takeaways"), &mut html);
        html.push_str("<ul>\n");
        for takeaway in &article.takeaways {
            element("li", takeaway, &mut html);
        }
        html.push_str("</ul>\n</section>\n");
    }
    html
}

fn figure(picture: &Picture, html: &mut String) {
    html.push_str("<figure><img src=\"");
    escape::xml(html, &picture.src);
    html.push_str("\" alt=\"");
    escape::xml(html, &picture.alt);
    html.push('"');
    if let (Some(width), Some(height)) = (picture.width, picture.height) {
        html.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
    }
    html.push('>');
    if let Some(caption) = &picture.caption {
        html.push('\n');
        element("figcaption", caption, html);
    }
    html.push_str("</figure>\n");
}

fn element(name: &str, text: &str, html: &mut String) {
    html.push_str(&format!("<{name}>"));
    escape::xml(html, text);
    html.push_str(&format!("</{name}>\n"));
}
