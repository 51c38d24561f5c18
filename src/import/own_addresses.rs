//! Links to the blog's own whole address become paths from its root.

/// Returns a text in which links and pictures name the blog by paths. `url` is the whole address of its home page, without `/` at
/// the end. Addresses in sentences and in code stay.
pub(super) fn to_paths(text: &str, url: &str) -> String {
    let Some((_, host)) = url.split_once("://").filter(|(_, host)| !host.is_empty()) else {
        return text.to_owned();
    };
    if !text.contains(host) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (at, _) in text.match_indices(host) {
        let before = &text[from.min(at)..at];
        let scheme = ["https://", "http://"].iter().find(|scheme| before.ends_with(*scheme));
        let Some(scheme) = scheme.filter(|_| at >= from) else { continue };
        let (start, rest) = (at - scheme.len(), &text[at + host.len()..]);
        if !is_target(&text[..start]) || !ends_host(rest) {
            continue;
        }
        out.push_str(&text[from..start]);
        from = at + host.len();
        if !rest.starts_with('/') {
            out.push('/');
        }
    }
    out.push_str(&text[from..]);
    out
}

/// Returns a text in which paths that begin with the folder of the blog on its host begin at the root of the blog.
pub(super) fn without_base(text: &str, base: &str) -> String {
    if base.is_empty() || !text.contains(base) {
        return text.to_owned();
    }
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    for (at, _) in text.match_indices(base) {
        let rest = &text[at + base.len()..];
        if at >= from && rest.starts_with('/') && is_target(&text[..at]) {
            out.push_str(&text[from..at]);
            from = at + base.len();
        }
    }
    out.push_str(&text[from..]);
    out
}

/// Returns whether a text ends where the target of a link begins.
fn is_target(before: &str) -> bool {
    const MARKS: [&str; 8] = ["](", "](<", "href=\"", "href='", "src=\"", "src='", "href=", "src="];
    if MARKS.iter().any(|mark| before.ends_with(mark)) {
        return true;
    }
    // A definition of a link: `[name]: https://…`.
    let line = before.rsplit('\n').next().unwrap_or_default().trim();
    line.starts_with('[') && line.ends_with("]:")
}

fn ends_host(rest: &str) -> bool {
    rest.chars().next().is_none_or(|c| c.is_whitespace() || "/)\"'>#?".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_paths_and_sentences_stay() {
        let check = |text: &str, expected: &str| {
            assert_eq!(to_paths(text, "https://a.example/blog"), expected, "{text}");
        };
        check(
            "[x](http://a.example/blog/2010/) https://a.example/blog/",
            "[x](/2010/) https://a.example/blog/",
        );
        check(
            "<img src=\"https://a.example/blog/a.png\">[h](https://a.example/blog)",
            "<img src=\"/a.png\">[h](/)",
        );
        check("[x](https://a.example/blogs) `[x]`", "[x](https://a.example/blogs) `[x]`");
        check("[x]: https://a.example/blog/a \"b\"", "[x]: /a \"b\"");
        check("[x](https://www.a.example/blog/)", "[x](https://www.a.example/blog/)");
        assert_eq!(to_paths("[x](https://)", ""), "[x](https://)");
        assert_eq!(without_base("[x](/blog/a) [y](/blogs/) /blog/", "/blog"), "[x](/a) [y](/blogs/) /blog/");
    }
}
