//! Finds the paths of Rust in a text, without a parser. The formatter writes each `use` in one known form.

/// The paths that follow a word such as `crate::`, one for each name of a list.
pub(super) fn paths(text: &str, word: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for rest in text.split(word).skip(1) {
        let end = rest.find(|c: char| !is_name(c) && c != ':').unwrap_or(rest.len());
        let start: Vec<&str> =
            rest[..end].split("::").filter(|name| !name.is_empty() && *name != "self").collect();
        let list = rest[end..].strip_prefix('{').and_then(|list| list.split_once('}'));
        match list {
            Some((list, _)) => {
                let names = list.split(',').map(|name| name.trim().split(" as ").next().unwrap_or_default());
                found.extend(names.filter(|name| !name.is_empty()).map(|name| {
                    start
                        .iter()
                        .copied()
                        .chain(name.split("::").filter(|name| *name != "self"))
                        .map(str::to_owned)
                        .collect()
                }));
            }
            None => found.push(start.into_iter().map(str::to_owned).collect()),
        }
    }
    found.retain(|path: &Vec<String>| !path.is_empty());
    found
}

/// Returns whether a character can be in the name of an item.
pub(super) fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
