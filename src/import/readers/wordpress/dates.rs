//! The moment of an item. WordPress writes it twice: on the clock of the site, and in UTC.

use crate::date::{Moment, Zone};
use crate::exports::xml::Element;
use crate::import::readers::wordpress::elements::WP;

/// Returns the moment of publication, with the offset that the site had then. `None` for `0000-00-00`.
pub(super) fn date(item: &Element) -> Option<Moment> {
    let parse = |name: &str| {
        let text = item.text_of(WP, name);
        Moment::parse(text, &Zone::UTC).ok().filter(|_| !text.starts_with("0000"))
    };
    let (local, universal) = (parse("post_date"), parse("post_date_gmt"));
    let (Some(local), Some(universal)) = (local.clone(), universal.clone()) else {
        return local.or(universal);
    };
    let minutes = (local.unix() - universal.unix()) / 60;
    if minutes == 0 || minutes % 15 != 0 || minutes.abs() > 14 * 60 {
        return Some(local);
    }
    let sign = if minutes < 0 { '-' } else { '+' };
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    let text = format!("{}{sign}{hours:02}:{rest:02}", local.format("%Y-%m-%dT%H:%M:%S"));
    Moment::parse(&text, &Zone::UNNAMED).ok().or(Some(local))
}
