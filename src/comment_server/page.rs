//! The page for a reader whose comment was not stored: the reason, and the form with everything that the reader typed, in the
//! frame of the site. All texts of readers are escaped. The page contains nothing of a form that another site has sent.

use std::sync::Arc;

use crate::comment_server::form::PostedForm;
use crate::comment_server::refusal::{Offer, Refusal};
use crate::comment_server::settings::{Mail, Settings};
use crate::markup::escape;

/// The parts of the message page that come from the site.
#[derive(Clone, Debug, Default)]
pub struct PageFrame {
    /// A page of the site with an empty main part; none if the site cannot be read at present.
    pub frame: Option<Arc<str>>,
    /// A link back to the page that the reader came from.
    pub back: Option<BackLink>,
}

/// A link out of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackLink {
    /// Its text.
    pub title: String,
    /// Its address.
    pub url: String,
}

/// Writes the page.
pub(super) fn html(
    refusal: Refusal,
    posted: Option<&PostedForm>,
    surroundings: &PageFrame,
    settings: &Settings,
) -> String {
    let main = main_part(refusal, posted, surroundings.back.as_ref(), settings);
    let framed = surroundings.frame.as_deref().and_then(|frame| {
        let at = frame.rfind("</main>")?;
        // The page has the address of the form, which may be on another host.
        let whole = |part: &str| part.replace("=\"/", &format!("=\"{}/", settings.origin));
        Some(format!("{}{main}{}", whole(&frame[..at]), whole(&frame[at..])))
    });
    framed.unwrap_or_else(|| {
        let language = &settings.language;
        format!(
            "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
             content=\"width=device-width\">\n<meta name=\"robots\" content=\"noindex\">\n<title>{}</title>\n\
             <main>{main}</main>\n</html>\n",
            language.code,
            language.direction.as_str(),
            escaped(language.text("comment_refused")),
        )
    })
}

/// A placeholder for a link until the text around it is escaped. No interface text contains it.
const LINK: &str = "\u{1}";

fn main_part(
    refusal: Refusal,
    posted: Option<&PostedForm>,
    back: Option<&BackLink>,
    settings: &Settings,
) -> String {
    let text = |key| escaped(settings.language.text(key));
    let rest = match (refusal.offer(), posted) {
        (Offer::Again, Some(posted)) => form(posted, refusal, settings),
        (Offer::Copy, Some(posted)) => format!(
            "<section class=\"comment-form\"><p class=\"wide\"><label for=\"site-comment-text\">{}</label>\n\
             <textarea id=\"site-comment-text\" rows=\"12\" readonly>\n{}</textarea></p></section>\n",
            text("comment_text"),
            escaped(&posted.comment)
        ),
        _ => String::new(),
    };
    let way = back.map(|way| {
        let link = format!("<a href=\"{}\">{}</a>", escaped(&way.url), escaped(&way.title));
        // The whole text is escaped, and the link is inserted afterwards.
        let sentence = escaped(&settings.language.filled("comment_back", &[("title", LINK)]));
        format!("<p class=\"follow\">{}</p>\n", sentence.replace(LINK, &link))
    });
    format!(
        "\n<div class=\"list\">\n<header class=\"list-header\">\n<h1 class=\"list-title\">{}</h1>\n\
         <p class=\"deck\">{}</p>\n</header>\n{rest}{}</div>\n",
        text("comment_refused"),
        text(refusal.description().key),
        way.unwrap_or_default()
    )
}

/// Writes the form with everything that the reader typed. Without an `action`, it is sent to the address of this page.
fn form(posted: &PostedForm, refusal: Refusal, settings: &Settings) -> String {
    let text = |key| escaped(settings.language.text(key));
    let hidden = |name: &str, value: &str| {
        format!("<input type=\"hidden\" name=\"{name}\" value=\"{}\">\n", escaped(value))
    };
    let field = |name: &str, label: String, attributes: &str, value: &str| {
        format!(
            "<p><label for=\"site-comment-{name}\">{label}</label>\n<input id=\"site-comment-{name}\" \
             name=\"{name}\" {attributes} value=\"{}\"></p>\n",
            escaped(value)
        )
    };
    let optional = |key| format!("{} <span class=\"optional\">{}</span>", text(key), text("optional"));
    let mut html =
        "<section class=\"comment-form\">\n<form id=\"site-comment\" method=\"post\">\n".to_owned();
    html.push_str(&hidden("article", &posted.article));
    html.push_str(&hidden("site", &settings.origin));
    html.push_str(&hidden("seconds", &posted.seconds.map(|seconds| seconds.to_string()).unwrap_or_default()));
    // A parent that does not exist would be refused again.
    if refusal != Refusal::NotStored(super::StoreError::NoParent) {
        html.push_str(&hidden("reply_to", &posted.reply_to));
    }
    let name = "autocomplete=\"name\" maxlength=\"80\" required";
    html.push_str(&field("name", text("comment_name"), name, &posted.name));
    if settings.mail == Mail::Asked {
        let mail = "type=\"email\" autocomplete=\"email\" maxlength=\"300\" aria-describedby=\"site-comment-mail-note\"";
        let note = format!(
            "\n<span id=\"site-comment-mail-note\" class=\"optional\">{}</span></p>",
            text("comment_mail_note")
        );
        html.push_str(&field("mail", optional("comment_mail"), mail, &posted.mail).replace("</p>", &note));
    }
    let url = "type=\"url\" autocomplete=\"url\" maxlength=\"300\"";
    html.push_str(&field("url", optional("comment_website"), url, &posted.url));
    html.push_str(&format!(
        "<p class=\"wide\"><label for=\"site-comment-text\">{}</label>\n<textarea id=\"site-comment-text\" \
         name=\"comment\" rows=\"12\" maxlength=\"10000\" required>\n{}</textarea></p>\n\
         <p class=\"honeypot\"><label for=\"site-comment-subject\">{}</label>\n\
         <input id=\"site-comment-subject\" name=\"subject\" tabindex=\"-1\" autocomplete=\"off\"></p>\n\
         <p class=\"wide\"><button type=\"submit\">{}</button></p>\n</form>\n</section>\n",
        text("comment_text"),
        escaped(&posted.comment),
        text("comment_trap"),
        text("send_comment")
    ));
    html
}

/// Escapes a text for HTML and its attributes. HTML cannot contain NUL.
fn escaped(text: &str) -> String {
    escape::quoted(text).replace('\0', "\u{fffd}")
}
