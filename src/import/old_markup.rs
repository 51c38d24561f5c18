//! Takes elements of another system out of HTML that only that system needs.

use crate::markup::tags::{Tag, tags};

/// Returns HTML without the tags of some elements. Their content stays.
pub(super) fn without_tags(html: &str, names: &[&str]) -> String {
    let is_it = |tag: &Tag<'_>| {
        let name = tag.name.trim_start_matches('/');
        names.iter().any(|known| known.eq_ignore_ascii_case(name))
    };
    let (mut out, mut done) = (String::with_capacity(html.len()), 0);
    for tag in tags(html).filter(is_it) {
        out.push_str(&html[done..tag.start]);
        done = tag.end;
    }
    out.push_str(&html[done..]);
    out
}

/// Returns HTML without the attributes that serve the old system's scripts and styles.
pub(super) fn without_attributes(html: &str, names: &[&str]) -> String {
    let (mut out, mut done) = (String::with_capacity(html.len()), 0);
    for tag in tags(html) {
        for attribute in &tag.attributes {
            let name = attribute.name.to_ascii_lowercase();
            if names.contains(&name.as_str()) || name.starts_with("data-") {
                out.push_str(html[done..attribute.whole.start].trim_end());
                done = attribute.whole.end;
            }
        }
    }
    out.push_str(&html[done..]);
    out
}

/// Returns HTML without the elements that have a class, and their number. One that is never closed stays.
pub(super) fn without_elements(html: &str, class: &str) -> (String, usize) {
    let (mut out, mut done, mut count) = (String::with_capacity(html.len()), 0, 0);
    // The element that is left out: its name, its start, and the number of open elements with its name.
    let mut open: Option<(&str, usize, usize)> = None;
    for tag in tags(html) {
        match &mut open {
            None if has_class(&tag, class) => open = Some((tag.name, tag.start, 1)),
            None => {}
            Some((name, start, depth)) => {
                *depth += usize::from(tag.name == *name);
                *depth -= usize::from(tag.name.strip_prefix('/') == Some(*name));
                if *depth == 0 {
                    out.push_str(&html[done..*start]);
                    done = tag.end;
                    count += 1;
                    open = None;
                }
            }
        }
    }
    out.push_str(&html[done..]);
    (out, count)
}

/// Returns the content of the first element that has a class.
pub(super) fn content_of<'h>(html: &'h str, class: &str) -> Option<&'h str> {
    let mut all = tags(html);
    let first = all.find(|tag| has_class(tag, class))?;
    let mut depth = 1;
    for tag in all {
        depth += usize::from(tag.name == first.name);
        depth -= usize::from(tag.name.strip_prefix('/') == Some(first.name));
        if depth == 0 {
            return html.get(first.end..tag.start);
        }
    }
    html.get(first.end..)
}

/// Returns the value of an attribute of the first element that has a class.
pub(super) fn attribute_of<'h>(html: &'h str, class: &str, name: &str) -> Option<&'h str> {
    let tag = tags(html).find(|tag| has_class(tag, class))?;
    tag.attributes.iter().find(|attribute| attribute.name == name).map(|attribute| attribute.value)
}

fn has_class(tag: &Tag<'_>, class: &str) -> bool {
    let classes = tag.attributes.iter().find(|attribute| attribute.name.eq_ignore_ascii_case("class"));
    classes.is_some_and(|classes| classes.value.split_whitespace().any(|known| known == class))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_the_old_system_needs_is_taken_out() {
        let html = "<div class=\"a b\" id=\"x\">One <div>two</div></div><p data-x=\"1\">three</p>";
        assert_eq!(without_tags(html, &["div"]), "One two<p data-x=\"1\">three</p>");
        assert_eq!(
            without_attributes(html, &["id"]),
            "<div class=\"a b\">One <div>two</div></div><p>three</p>"
        );
        assert_eq!(without_elements(html, "b"), ("<p data-x=\"1\">three</p>".to_owned(), 1));
        assert_eq!(content_of(html, "a"), Some("One <div>two</div>"));
        assert_eq!(attribute_of(html, "a", "id"), Some("x"));
    }
}
