//! Warns about links and images that are text because their URL has a space, if there is a file of that name.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, codes};
use crate::markdown::links::Destination;
use crate::markdown::resolve::{ImageTarget, LinkTarget};
use crate::markdown::writer::Writer;

impl Writer<'_> {
    /// Examines a `[` that is text, and warns if it was meant to begin a link or an image.
    pub(super) fn space_in_destination(&mut self, bracket: usize) {
        let Some(at) = address_at(self.body, bracket) else { return };
        let body = self.body;
        let address = &body[at.clone()];
        let is_picture = body[..bracket].ends_with('!');
        let is_there = Destination::of(address) == Destination::Page
            && match is_picture {
                true => matches!(self.resolve.image(address), ImageTarget::Local { .. }),
                false => matches!(self.resolve.link(address), LinkTarget::Internal { .. }),
            };
        if !is_there {
            return;
        }
        let (what, sign) = if is_picture { ("picture", "!") } else { ("link to", "") };
        let text = &body[bracket..at.start];
        let start = self.source.body.start;
        self.report(
            Diagnostic::warning(
                codes::BLANK_IN_ADDRESS,
                format!("the {what} `{address}` is shown as text, since its address has a blank"),
            )
            .help(format!("write the address in angle brackets:\n{sign}{text}<{address}>)")),
            start + at.start..start + at.end,
        );
    }
}

/// Returns the range of a destination with a space, after the brackets that begin at `bracket`. It must end like a file
/// name; a title is not part of it.
fn address_at(body: &str, bracket: usize) -> Option<Range<usize>> {
    let line = body[bracket..].split('\n').next()?;
    let text = line.find("](")?;
    if line[1..text].contains('[') {
        return None;
    }
    let rest = &line[text + 2..];
    let mut depth = 1;
    let end = rest.find(|c: char| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth == 0
    })?;
    let written = &rest[..end];
    let untitled = match written.trim_end().strip_suffix('"') {
        Some(titled) => &titled[..titled.rfind(" \"")?],
        None => written,
    };
    let address = untitled.trim();
    let (_, ending) = address.rsplit_once('.')?;
    let is_file = (1..=8).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !is_file || !address.contains(' ') || address.starts_with('<') {
        return None;
    }
    let start = bracket + text + 2 + (untitled.len() - untitled.trim_start().len());
    Some(start..start + address.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn destinations_with_spaces_are_found() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(address_at(text, 0).map(|at| &text[at]), expected, "{text}");
        };
        check("[x](two words.png)", Some("two words.png"));
        check("[x]( a b (1).png \"A title\") and (c)", Some("a b (1).png"));
        check("[x](my page.md) more", Some("my page.md"));
        check("[x](see below)", None);
        check("[x](<two words.png>)", None);
        check("[x](word.png)", None);
        check("[x](two\nwords.png)", None);
        check("[[x](two words.png)", None);
    }
}
