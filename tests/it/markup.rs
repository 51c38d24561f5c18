//! Reads pages like a browser's tokeniser, as far as tests need it: tags with their attributes, and the text between
//! them.

/// A tag that opens an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tag {
    /// The name, in lower case.
    pub(crate) name: String,
    /// The attributes in their order, with entities decoded.
    pub(crate) attributes: Vec<(String, String)>,
    /// The content of `script`, `style`, `title` and `textarea`.
    pub(crate) raw: String,
}

impl Tag {
    /// Returns the value of an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// The elements whose content has no tags.
const RAW: [&str; 4] = ["script", "style", "title", "textarea"];

/// Returns every opening tag of a page.
pub(crate) fn tags(page: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (mut tag, after) = tag(rest);
            rest = after;
            if RAW.contains(&tag.name.as_str()) {
                let end = rest.to_ascii_lowercase().find(&format!("</{}", tag.name)).unwrap_or(rest.len());
                tag.raw = rest[..end].to_owned();
                rest = &rest[end..];
            }
            tags.push(tag);
        }
    }
    tags
}

/// Reads a tag after its `<`. Returns it with the rest of the page.
fn tag(text: &str) -> (Tag, &str) {
    let end = text.find(|c: char| c.is_whitespace() || c == '/' || c == '>').unwrap_or(text.len());
    let mut tag = Tag { name: text[..end].to_ascii_lowercase(), attributes: Vec::new(), raw: String::new() };
    let mut rest = &text[end..];
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return (tag, after);
        }
        if rest.is_empty() {
            return (tag, "");
        }
        let end = rest.find(|c: char| c.is_whitespace() || "/>=".contains(c)).unwrap_or(rest.len()).max(1);
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            (value, rest) = match after.chars().next() {
                Some(quote @ ('"' | '\'')) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                _ => {
                    after.split_at(after.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(after.len()))
                }
            };
        }
        tag.attributes.push((name, unescaped(value)));
    }
}

/// Returns the text of a part of a page, with one space for each sequence of white space.
pub(crate) fn text(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        rest = after.split_once('>').map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    unescaped(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Returns the text of the first element that begins with `start`, such as `<p class="byline"`, or none.
pub(crate) fn text_of(html: &str, start: &str) -> Option<String> {
    let name: String = start[1..].chars().take_while(char::is_ascii_alphanumeric).collect();
    let begin = html.find(start)?;
    let close = format!("</{name}>");
    let opens = |text: &str| {
        let inner = text.match_indices('<').map(|(at, _)| at + 1).find(|at| {
            let rest = text[*at..].strip_prefix(name.as_str());
            rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_whitespace() || c == '>'))
        });
        inner.unwrap_or(usize::MAX)
    };
    let (mut at, mut depth) = (begin + 1, 1);
    while depth > 0 {
        let rest = &html[at..];
        let (inner, end) = (opens(rest), rest.find(&close)?);
        (at, depth) = if inner < end { (at + inner, depth + 1) } else { (at + end + close.len(), depth - 1) };
    }
    Some(text(&html[begin..at]))
}

/// The entities that pages use.
fn unescaped(text: &str) -> String {
    let named =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&#x2F;", "/")];
    let text = named.iter().fold(text.to_owned(), |text, (name, sign)| text.replace(name, sign));
    text.replace("&amp;", "&")
}

#[test]
fn tags_are_read_with_their_attributes() {
    let page = "<!-- <b> --><a HREF='/x?a=1&amp;b' title=\"<i>\" hidden>x</a><title><u></title><br/>";
    let shown: Vec<String> =
        tags(page).iter().map(|tag| format!("{} {:?} {}", tag.name, tag.attributes, tag.raw)).collect();
    let expected =
        ["a [(\"href\", \"/x?a=1&b\"), (\"title\", \"<i>\"), (\"hidden\", \"\")] ", "title [] <u>", "br [] "];
    assert_eq!(shown, expected);
    assert_eq!(text_of("<p>a</p><p class=\"x\">b <b>c</b>\n d</p>e", "<p class=\"x\"").unwrap(), "b c d");
    assert_eq!(text_of("<ul id=\"x\"><li>a<ul><li>b</ul></ul>c", "<ul id=\"x\"").unwrap(), "ab");
}
