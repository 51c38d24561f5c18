//! Pictures, players, links to videos, and blocks of code, as HTML.

use crate::import::notes::Note;
use crate::import::plain_text::decoded;
use crate::import::readers::wordpress::attachments::Attachment;
use crate::import::readers::wordpress::context::Context;
use crate::import::readers::wordpress::shortcode::Shortcode;
use crate::markup::escape;

/// The hosts of videos, recordings and posts that WordPress shows in the page.
const HOSTS: [&str; 14] = [
    "youtube.com",
    "youtu.be",
    "vimeo.com",
    "dailymotion.com",
    "videopress.com",
    "wordpress.tv",
    "ted.com",
    "soundcloud.com",
    "spotify.com",
    "twitter.com",
    "x.com",
    "flickr.com",
    "slideshare.net",
    "tiktok.com",
];

/// The attributes with the file of a player.
const FILES: [&str; 9] = ["src", "mp4", "webm", "ogv", "m4v", "mp3", "m4a", "ogg", "wav"];

/// Returns whether a line is a whole address and nothing else.
pub(super) fn is_address(line: &str) -> bool {
    let line = line.trim();
    (line.starts_with("http://") || line.starts_with("https://"))
        && !line.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"'))
}

/// Returns a paragraph with a link to something that WordPress shows in the page.
pub(super) fn link(address: &str, context: &mut Context<'_>) -> String {
    let address = address.trim();
    let host = address.split("://").nth(1).and_then(|rest| rest.split(['/', '?']).next()).unwrap_or_default();
    let is_it = |known: &str| host == known || host.ends_with(&format!(".{known}"));
    if HOSTS.iter().any(|known| is_it(known)) {
        context.note(Note::Changed, "videos and posts of other sites are links");
    }
    let address = escape::quoted(address);
    format!("<p><a href=\"{address}\">{address}</a></p>")
}

/// Returns the address of a video that may be named by its id.
pub(super) fn whole_address(host: &str, value: &str) -> String {
    match (value.starts_with("http"), host) {
        (true, _) => value.to_owned(),
        (false, "vimeo") => format!("https://vimeo.com/{value}"),
        (false, _) => format!("https://www.youtube.com/watch?v={value}"),
    }
}

/// Returns the player of a recording. `None` if it has no file.
pub(super) fn player(code: &Shortcode<'_>, inner: Option<&str>) -> Option<String> {
    let file = FILES.iter().map(|name| code.get(name)).find(|file| !file.is_empty());
    let file = file.or(code.values.first().map(String::as_str)).or(inner.map(str::trim))?;
    if file.is_empty() || file.contains('<') {
        return None;
    }
    let name = if code.name == "audio" { "audio" } else { "video" };
    let poster = match code.get("poster") {
        "" => String::new(),
        poster => format!(" poster=\"{}\"", escape::quoted(poster)),
    };
    Some(format!("<{name} controls src=\"{}\"{poster}></{name}>", escape::quoted(file)))
}

/// Returns an attachment as a picture with the text below it.
pub(super) fn picture(attachment: &Attachment) -> String {
    let (src, alt) = (escape::quoted(&attachment.url), escape::quoted(&attachment.alt));
    let picture = format!("<img src=\"{src}\" alt=\"{alt}\">");
    match attachment.caption.as_str() {
        "" => format!("<figure>{picture}</figure>\n\n"),
        caption => format!("<figure>{picture}<figcaption>{caption}</figcaption></figure>\n\n"),
    }
}

/// Returns a program as a block of code. Its references may be encoded already.
pub(super) fn code_block(language: &str, program: &str) -> String {
    let mut text = String::with_capacity(program.len());
    escape::text(&mut text, &decoded(program));
    match language.trim() {
        "" | "plain" | "text" => format!("<pre><code>{text}</code></pre>"),
        language => {
            format!(
                "<pre><code class=\"language-{}\">{text}</code></pre>",
                escape::quoted(&language.to_lowercase())
            )
        }
    }
}
