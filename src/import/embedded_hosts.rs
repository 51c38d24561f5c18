//! The other sites that imported texts embed. Browsers load nothing from them unless the settings allow it.

use std::collections::BTreeSet;

use crate::markdown::EmbedKind;

/// The origins of embedded pages and pictures: `https://www.youtube.com`.
#[derive(Debug, Default)]
pub(super) struct EmbeddedHosts {
    /// The sites of pages in `<iframe>`.
    frames: BTreeSet<String>,
    /// The sites of pictures without encryption. All others are allowed anyway.
    images: BTreeSet<String>,
}

impl EmbeddedHosts {
    /// Adds the embedded pages of a text.
    pub(super) fn add_frames(&mut self, text: &str) {
        for (at, _) in text.match_indices("<iframe") {
            let tag = &text[at..at + text[at..].find('>').unwrap_or(0)];
            let address = tag.split_once("src=\"").and_then(|(_, rest)| rest.split('"').next());
            self.frames.extend(address.and_then(origin));
        }
    }

    /// Adds the pictures that keep their addresses.
    pub(super) fn add_images<'a>(&mut self, addresses: impl Iterator<Item = &'a String>) {
        self.images.extend(
            addresses.filter(|address| address.starts_with("http://")).filter_map(|address| origin(address)),
        );
    }

    /// Iterates over all origins, each with the kind of what is embedded.
    pub(super) fn origins(&self) -> impl Iterator<Item = (EmbedKind, &str)> {
        let frames = self.frames.iter().map(|origin| (EmbedKind::Frames, origin.as_str()));
        frames.chain(self.images.iter().map(|origin| (EmbedKind::Images, origin.as_str())))
    }

    /// Returns the lines of the key `security` of `site.yaml`; empty if nothing is embedded.
    pub(super) fn lines(&self) -> String {
        let mut lines = String::new();
        for (key, origins) in [("frames", &self.frames), ("images", &self.images)] {
            if !origins.is_empty() {
                let origins: Vec<&str> = origins.iter().map(String::as_str).collect();
                lines.push_str(&format!("  {key}: [{}]\n", origins.join(", ")));
            }
        }
        if lines.is_empty() { lines } else { format!("security:\n{lines}") }
    }
}

/// Returns the scheme and the host of a whole address, if it has no characters that YAML could misread.
fn origin(address: &str) -> Option<String> {
    let address = if address.starts_with("//") { format!("https:{address}") } else { address.to_owned() };
    let (scheme, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?.to_ascii_lowercase();
    let is_host =
        !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':'));
    (is_host && matches!(scheme, "http" | "https")).then(|| format!("{scheme}://{host}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sites_of_frames_and_of_pictures_without_encryption_are_allowed() {
        let mut hosts = EmbeddedHosts::default();
        hosts.add_frames("a <iframe width=\"1\" src=\"https://www.youtube.com/embed/x\"></iframe> <iframe src=\"//player.vimeo.com/video/1\">");
        hosts.add_frames("<iframe src=\"/own/\"></iframe> <iframe");
        hosts.add_images(["http://a.example/x.jpg".to_owned(), "https://b.example/y.jpg".to_owned()].iter());
        assert_eq!(
            hosts.lines(),
            "security:\n  frames: [https://player.vimeo.com, https://www.youtube.com]\n  images: [http://a.example]\n"
        );
        assert_eq!(EmbeddedHosts::default().lines(), "");
    }
}
