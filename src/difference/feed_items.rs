//! The items of feeds, and those that are new to a subscriber.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::FeedFormat;

/// An item of a feed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FeedItem {
    /// The id by which feed readers know it, as the feed writes it.
    pub id: String,
    /// Its title, as the feed writes it.
    pub title: String,
}

/// An item that subscribers get as new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewItem {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The addresses of the feeds that have it, sorted.
    pub feeds: Vec<String>,
}

/// Returns the items of a feed that this program has written.
pub fn items(feed: &str, format: FeedFormat) -> Vec<FeedItem> {
    match format {
        FeedFormat::Atom => {
            elements(feed, "entry").into_iter().filter_map(|entry| of_xml(entry, "id")).collect()
        }
        FeedFormat::Rss => {
            elements(feed, "item").into_iter().filter_map(|item| of_xml(item, "guid")).collect()
        }
        FeedFormat::Json => of_json(feed).unwrap_or_default(),
    }
}

/// Returns the items that are new in feeds. Each feed is given by its address, with its items before and after. A feed that
/// was not there before has no subscribers.
pub fn new_items<'f>(
    feeds: impl IntoIterator<Item = (&'f str, Option<Vec<FeedItem>>, Vec<FeedItem>)>,
) -> Vec<NewItem> {
    let mut found: BTreeMap<String, NewItem> = BTreeMap::new();
    for (address, before, after) in feeds {
        let Some(before) = before else { continue };
        let known: BTreeSet<String> = before.into_iter().map(|item| item.id).collect();
        for item in after.into_iter().filter(|item| !known.contains(&item.id)) {
            let new = NewItem { id: item.id.clone(), title: item.title, feeds: Vec::new() };
            found.entry(item.id).or_insert(new).feeds.push(address.to_owned());
        }
    }
    let mut items: Vec<NewItem> = found.into_values().collect();
    items.iter_mut().for_each(|item| item.feeds.sort());
    items.sort_by(|a, b| b.feeds.len().cmp(&a.feeds.len()).then_with(|| a.id.cmp(&b.id)));
    items
}

/// Returns the contents of all elements with this name. No text of a feed holds a `<` that is not of the feed itself.
fn elements<'f>(xml: &'f str, name: &str) -> Vec<&'f str> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let content = |piece: &'f str| {
        let is_name = |at: &usize| piece[at + open.len()..].starts_with(['>', ' ', '\n']);
        let at = piece.match_indices(&open).map(|(at, _)| at).filter(is_name).last()?;
        let rest = &piece[at + open.len()..];
        Some(&rest[rest.find('>')? + 1..])
    };
    xml.split(&close).filter_map(content).collect()
}

fn of_xml(item: &str, id: &str) -> Option<FeedItem> {
    let text = |name| elements(item, name).first().map(|text| unescaped(text.trim()));
    Some(FeedItem { id: text(id)?, title: text("title").unwrap_or_default() })
}

/// Returns a text of XML without its escapes.
fn unescaped(text: &str) -> String {
    let escapes =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"), ("&amp;", "&")];
    escapes.iter().fold(text.to_owned(), |text, (escape, plain)| text.replace(escape, plain))
}

fn of_json(feed: &str) -> Option<Vec<FeedItem>> {
    let feed: serde_json::Value = serde_json::from_str(feed).ok()?;
    let text = |item: &serde_json::Value, key: &str| item.get(key)?.as_str().map(str::to_owned);
    let item = |item: &serde_json::Value| {
        Some(FeedItem { id: text(item, "id")?, title: text(item, "title").unwrap_or_default() })
    };
    Some(feed.get("items")?.as_array()?.iter().filter_map(item).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(id: &str, title: &str) -> FeedItem {
        FeedItem { id: id.to_owned(), title: title.to_owned() }
    }

    #[test]
    fn items_are_read_from_each_format() {
        let atom = "<feed>\n<id>f</id><title>F</title><entry xml:lang=\"de\">\n<id>a</id>\n<title>A &amp; B</title></entry>\
                    <entry><id>b</id><title>&lt;B&gt;</title></entry></feed>";
        assert_eq!(items(atom, FeedFormat::Atom), [item("a", "A & B"), item("b", "<B>")]);
        let rss = "<channel><title>F</title><item><title>A</title><guid isPermaLink=\"true\">a</guid></item></channel>";
        assert_eq!(items(rss, FeedFormat::Rss), [item("a", "A")]);
        let json = r#"{"title": "F", "items": [{"id": "a", "title": "A"}, {"id": "b"}]}"#;
        assert_eq!(items(json, FeedFormat::Json), [item("a", "A"), item("b", "")]);
        assert_eq!(items("no feed", FeedFormat::Json), []);
    }

    #[test]
    fn an_item_is_new_if_its_feed_was_there_without_it() {
        let (a, b) = (item("a", "A"), item("b", "B"));
        let new = new_items([
            ("/feed.xml", Some(vec![a.clone()]), vec![b.clone(), a.clone()]),
            ("/authors/x/feed.xml", Some(Vec::new()), vec![b.clone()]),
            ("/tags/new/feed.xml", None, vec![a]),
        ]);
        let feeds = vec!["/authors/x/feed.xml".to_owned(), "/feed.xml".to_owned()];
        assert_eq!(new, [NewItem { id: "b".to_owned(), title: "B".to_owned(), feeds }]);
    }
}
