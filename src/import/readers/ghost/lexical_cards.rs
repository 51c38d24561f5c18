//! The cards of Ghost's editor as HTML: pictures, links to pages, films, files and what they say.

use crate::import::yaml_value::YamlValue;
use crate::markup::escape;

/// Returns a card as HTML; `None` for a type that is not known.
pub(super) fn html_of_card(kind: &str, card: &YamlValue) -> Option<String> {
    let of = |key: &str| card.text_of(key).unwrap_or_default();
    Some(match kind {
        "image" => figure(&linked(&image(&of("src"), &of("alt")), &of("href")), &of("caption")),
        "gallery" => {
            let images = match card.get("images") {
                Some(YamlValue::List(images)) => images.as_slice(),
                _ => &[],
            };
            let text = |image: &YamlValue, key: &str| image.text_of(key).unwrap_or_default();
            let images =
                images.iter().map(|it| format!("<p>{}</p>", image(&text(it, "src"), &text(it, "alt"))));
            format!("{}{}", images.collect::<String>(), paragraph(&of("caption")))
        }
        "bookmark" => {
            let meta =
                |key: &str| card.get("metadata").and_then(|meta| meta.text_of(key)).unwrap_or_default();
            let description = meta("description");
            let more =
                if description.is_empty() { description } else { format!(": {}", escaped(&description)) };
            format!("<p>{}{more}</p>{}", link(&of("url"), &meta("title")), paragraph(&of("caption")))
        }
        "html" => of("html"),
        "embed" => {
            let html = of("html");
            let html = if html.trim().is_empty() { format!("<p>{}</p>", link(&of("url"), "")) } else { html };
            figure(&html, &of("caption"))
        }
        "button" => format!("<p>{}</p>", link(&of("buttonUrl"), &of("buttonText"))),
        "audio" => {
            let title = escaped(&of("title"));
            format!("{}<audio controls src=\"{}\"></audio>", paragraph(&title), escape::quoted(&of("src")))
        }
        "video" => {
            let video = format!("<video controls src=\"{}\"></video>", escape::quoted(&of("src")));
            format!("{video}{}", paragraph(&of("caption")))
        }
        "file" => {
            let name =
                Some(of("fileTitle")).filter(|title| !title.is_empty()).unwrap_or_else(|| of("fileName"));
            format!("<p>{}</p>{}", link(&of("src"), &name), paragraph(&escaped(&of("fileCaption"))))
        }
        "header" => format!(
            "<h2>{}</h2>{}{}",
            of("header"),
            paragraph(&of("subheader")),
            paragraph(&optional_link(&of("buttonUrl"), &of("buttonText")))
        ),
        "product" => {
            let src = of("productImageSrc");
            let picture = if src.is_empty() { src } else { format!("<p>{}</p>", image(&src, "")) };
            format!(
                "{picture}<h4>{}</h4>{}{}",
                of("productTitle"),
                of("productDescription"),
                paragraph(&optional_link(&of("productUrl"), &of("productButton")))
            )
        }
        "call-to-action" => {
            let src = of("imageUrl");
            let picture = if src.is_empty() { src } else { format!("<p>{}</p>", image(&src, "")) };
            format!(
                "{picture}{}{}",
                of("textValue"),
                paragraph(&optional_link(&of("buttonUrl"), &of("buttonText")))
            )
        }
        _ => return None,
    })
}

fn image(src: &str, alt: &str) -> String {
    format!("<img src=\"{}\" alt=\"{}\">", escape::quoted(src), escape::quoted(alt))
}

fn figure(html: &str, caption: &str) -> String {
    match caption.trim() {
        "" => html.to_owned(),
        caption => format!("<figure>{html}<figcaption>{caption}</figcaption></figure>"),
    }
}

fn paragraph(html: &str) -> String {
    if html.trim().is_empty() { String::new() } else { format!("<p>{html}</p>") }
}

/// Returns a link; the address is its text if it has none.
fn link(url: &str, text: &str) -> String {
    let text = if text.trim().is_empty() { url } else { text };
    format!("<a href=\"{}\">{}</a>", escape::quoted(url), escaped(text))
}

fn optional_link(url: &str, text: &str) -> String {
    if url.is_empty() { String::new() } else { link(url, text) }
}

fn linked(html: &str, url: &str) -> String {
    if url.is_empty() { html.to_owned() } else { format!("<a href=\"{}\">{html}</a>", escape::quoted(url)) }
}

fn escaped(text: &str) -> String {
    let mut html = String::new();
    escape::xml(&mut html, text);
    html
}
