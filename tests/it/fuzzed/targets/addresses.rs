//! Slugs, addresses and paths: for every text of an author, the resulting file is in the output, and every system can
//! store its name.

use steadfast::path::{BaseUrl, OutPath, SourcePath, Url};
use steadfast::slug::Slug;

/// Makes a slug, an address and a path from one text.
pub fn addresses(data: &[u8]) {
    let text = &*String::from_utf8_lossy(data);
    for slug in
        [Ok(Slug::from_title(text)), Ok(Slug::from_term(text)), Slug::as_written(text)].into_iter().flatten()
    {
        let name = slug.as_str();
        is_a_name(name);
        assert!(!name.contains('/'), "{name:?}");
        assert_eq!(Slug::as_written(name).as_ref(), Ok(&slug), "a slug that is written again is another");
    }
    if let Ok(path) = OutPath::parse(text) {
        lies_inside(&path);
    }
    if let Ok(url) = Url::parse(text) {
        lies_inside(&url.out_path());
        assert!(url.encoded().is_ascii());
        assert_eq!(Url::parse(&url.encoded()), Ok(url.clone()), "an address does not survive its encoding");
        let base = BaseUrl::parse("https://example.com/blog").unwrap();
        let href = base.href(&url);
        assert!(href.starts_with("/blog/") && !href.contains("//"), "{href:?}");
    }
    if let Ok(base) = BaseUrl::parse(text) {
        let again = format!("{}{}", base.origin(), base.path());
        assert_eq!(BaseUrl::parse(&again).as_ref(), Ok(&base), "{again:?}");
    }
    if let Some(sibling) = SourcePath::new("content/guides/a.md").sibling(text) {
        let path = sibling.as_str();
        assert!(!path.starts_with('/') && path.split('/').all(|part| part != ".."), "{path:?}");
    }
}

fn lies_inside(path: &OutPath) {
    path.as_str().split('/').for_each(is_a_name);
    assert_eq!(OutPath::parse(path.as_str()).as_ref(), Ok(path), "a path that is written again is another");
    assert_eq!(path.url().out_path(), *path);
}

fn is_a_name(name: &str) {
    assert!(!name.is_empty() && name.len() <= 255, "{name:?} has {} bytes", name.len());
    assert!(!matches!(name, "." | ".."), "{name:?}");
    assert!(!name.contains(|c: char| c.is_control() || c == '\\'), "{name:?}");
}
