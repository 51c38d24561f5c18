//! Counts in messages.

/// Returns a count with its noun: `1 article`, `2 articles`, `2 categories`, `2 addresses`.
pub fn counted(count: usize, noun: &str) -> String {
    match (count, noun.strip_suffix('y')) {
        (1, _) => format!("1 {noun}"),
        (_, Some(stem)) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{count} {stem}ies"),
        _ if noun.ends_with('s') => format!("{count} {noun}es"),
        _ => format!("{count} {noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_agree_with_their_count() {
        assert_eq!([counted(1, "article"), counted(2, "article")], ["1 article", "2 articles"]);
        assert_eq!(counted(2, "address"), "2 addresses");
        assert_eq!([counted(0, "category"), counted(1, "key")], ["0 categories", "1 key"]);
    }
}
