//! Writes what other sites show in a text: videos as frames, the rest as links, because their scripts do not run here.

use crate::import::picture_markdown::{destination, one_line};
use crate::import::shortcodes::{Meaning, Shortcode};
use crate::markup::escape::quoted as escape;

/// Returns what a shortcode of a service means.
pub(super) fn embed(code: &Shortcode<'_>, name: &str) -> Option<Meaning> {
    let arguments = code.arguments;
    let id = arguments.get_or(&["id", "video", "videoid", "video_id", "v", "code"], 0);
    match name {
        "youtube" | "youtubelite" | "youtube-lite" | "yt" | "youtube-enhanced" => {
            let title = arguments.get(&["title", "label", "alt"]);
            Some(Meaning::Line(youtube(youtube_id(id?), title, arguments.get(&["start"]))))
        }
        "vimeo" | "vimeo-simple" => {
            let id = id?.rsplit('/').next().unwrap_or_default();
            let title = arguments.get(&["title", "label"]).unwrap_or("Video");
            Some(Meaning::Line(frame(&format!("https://player.vimeo.com/video/{id}"), title)))
        }
        "gist" => {
            if let Some(address) = arguments.get(&["url"]) {
                return Some(link("The code on GitHub", address));
            }
            let (user, gist) = match (arguments.get_or(&["user", "username"], 0), arguments.at(1).or(id)) {
                (Some(user), Some(gist)) if user != gist => (user, gist),
                (Some(address), _) => {
                    return Some(link("The code on GitHub", &whole("https://gist.github.com/", address)));
                }
                _ => return None,
            };
            Some(link("The code on GitHub", &format!("https://gist.github.com/{user}/{gist}")))
        }
        "tweet" | "twitter" | "x" | "twitter-simple" | "x-simple" => {
            let id = arguments.get(&["id", "url"]).or_else(|| arguments.at(1)).or_else(|| arguments.at(0))?;
            let user =
                arguments.get(&["user", "username"]).or_else(|| arguments.at(0).filter(|user| *user != id));
            let address = match user {
                Some(user) => format!("https://x.com/{user}/status/{id}"),
                None => whole("https://x.com/i/status/", id),
            };
            let text = user.map_or("A post on X".to_owned(), |user| format!("A post of @{user} on X"));
            Some(link(&text, &address))
        }
        "instagram" | "instagram-simple" => {
            let address = whole("https://www.instagram.com/p/", id?.trim_end_matches('/'));
            Some(link("A post on Instagram", &format!("{}/", address.trim_end_matches('/'))))
        }
        "video" | "mp4" | "video-html" | "html5video" | "audio" | "mp3" => {
            let src = arguments.get_or(&["src", "file", "mp4", "url", "path", "mp3"], 0)?;
            Some(Meaning::Line(player(code, name, src)))
        }
        "iframe" => {
            let src = arguments.get_or(&["src", "url"], 0)?;
            Some(Meaning::Line(frame(src, arguments.get(&["title", "name"]).unwrap_or("Embedded page"))))
        }
        "qr" => {
            let text = arguments.get(&["text"]).or(code.inner.as_deref()).or_else(|| arguments.at(0))?;
            let text = one_line(text);
            let is_address = text.starts_with("https://") || text.starts_with("http://");
            Some(if is_address { link(&text, &text) } else { Meaning::Inline(text) })
        }
        _ => None,
    }
}

/// Returns a video of YouTube.
pub(super) fn youtube(id: &str, title: Option<&str>, start: Option<&str>) -> String {
    let start = start.map(|start| format!("?start={start}")).unwrap_or_default();
    frame(&format!("https://www.youtube-nocookie.com/embed/{id}{start}"), title.unwrap_or("Video"))
}

/// Returns the id of a video in an address of YouTube, or the text itself.
fn youtube_id(text: &str) -> &str {
    let text = match text.find("v=").filter(|_| text.contains('/')) {
        Some(at) => &text[at + 2..],
        None => text.trim_end_matches('/').rsplit('/').next().unwrap_or_default(),
    };
    text.split(['&', '?', '#']).next().unwrap_or_default()
}

/// Returns a page of another site in a frame.
fn frame(src: &str, title: &str) -> String {
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"560\" height=\"315\" loading=\"lazy\" allowfullscreen></iframe>",
        escape(src),
        escape(&one_line(title))
    )
}

fn player(code: &Shortcode<'_>, name: &str, src: &str) -> String {
    let element = if matches!(name, "audio" | "mp3") { "audio" } else { "video" };
    let poster = code.arguments.get(&["poster"]).filter(|_| element == "video");
    let poster = poster.map(|poster| format!(" poster=\"{}\"", escape(poster))).unwrap_or_default();
    format!("<{element} src=\"{}\"{poster} controls preload=\"metadata\"></{element}>", escape(src))
}

fn link(text: &str, address: &str) -> Meaning {
    Meaning::Inline(format!("[{text}]({})", destination(address)))
}

/// Returns an address: the text itself, or the text below an address.
fn whole(below: &str, text: &str) -> String {
    if text.contains("://") { text.to_owned() } else { format!("{below}{text}") }
}
