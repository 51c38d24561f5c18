//! The pictures of blog editors: brings them back to their original size.

use std::rc::Rc;

use htmd::Node;

use crate::import::html::tree::{attribute, children, is_blank, set_attribute, tag};

/// Hosts of Blogger's pictures. The address of a picture names its size.
const BLOGGER: [&str; 2] = [".googleusercontent.com/", ".bp.blogspot.com/"];

/// The endings of pictures.
const ENDINGS: [&str; 7] = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif"];

/// Returns the address of a picture's original: Blogger's addresses have the size in a folder, or at their end. Blogger
/// serves all of them with encryption.
pub(super) fn original(address: &str) -> String {
    if !BLOGGER.iter().any(|host| address.contains(host)) {
        return address.to_owned();
    }
    let address = address.replacen("http://", "https://", 1);
    let parts: Vec<&str> = address.split('/').collect();
    let last = parts.len() - 1;
    let part = |(at, part): (usize, &&str)| match part.rsplit_once('=') {
        Some((start, size)) if at == last && is_size(size) => format!("{start}=s1600"),
        _ if at > 2 && at < last && is_size(part) => "s1600".to_owned(),
        _ => (*part).to_owned(),
    };
    parts.iter().enumerate().map(part).collect::<Vec<_>>().join("/")
}

/// `s320`, `w640-h480`, `s1600-h`, `w320`
fn is_size(part: &str) -> bool {
    let mut pieces = part.split('-');
    let is_number = |piece: &str| {
        piece.len() > 1
            && piece.starts_with(['s', 'w', 'h'])
            && piece[1..].bytes().all(|byte| byte.is_ascii_digit())
    };
    pieces.next().is_some_and(is_number) && pieces.all(|piece| is_number(piece) || piece.len() <= 2)
}

/// Returns whether an address is that of a picture.
pub(super) fn is_picture(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    ENDINGS.iter().any(|ending| path.ends_with(ending)) || BLOGGER.iter().any(|host| address.contains(host))
}

/// Returns the picture alone if a link around it leads to the picture itself, at its original size.
pub(super) fn without_link_to_itself(node: &Rc<Node>) -> Rc<Node> {
    if tag(node) != "a" {
        return Rc::clone(node);
    }
    let inner: Vec<Rc<Node>> = children(node).into_iter().filter(|child| !is_blank(child)).collect();
    let href = attribute(node, "href");
    match &inner[..] {
        [image] if tag(image) == "img" && is_picture(&href) => {
            set_attribute(image, "src", &original(&href));
            Rc::clone(image)
        }
        _ => Rc::clone(node),
    }
}
