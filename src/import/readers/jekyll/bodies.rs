//! Turns the text of a post into what this program reads, when the addresses of all texts are known.

use std::collections::BTreeMap;

use crate::import::liquid_variables::Variables;
use crate::import::prepared_entry::PreparedEntry;
use crate::import::readers::jekyll::dialect::{JekyllDialect, TextAddresses};
use crate::import::readers::jekyll::documents::Document;
use crate::import::readers::jekyll::site::JekyllSite;
use crate::import::readers::jekyll::texts::ReadText;
use crate::import::replaced_text::ReplacedText;
use crate::import::{kramdown, liquid_text, own_addresses, relative_links};

impl ReadText<'_> {
    /// Replaces the tags of the text, and what kramdown adds to Markdown.
    pub(super) fn finish(mut self, site: &JekyllSite, addresses: &TextAddresses) -> PreparedEntry {
        let path = &self.document.file.path;
        let Some(entry) = &mut self.prepared.entry else { return self.prepared };
        self.variables.insert("page.title".to_owned(), entry.title.clone());
        if let (Some(date), Some(address)) = (&entry.date, &entry.address) {
            self.variables.insert("page.date".to_owned(), date.rfc3339());
            self.variables.insert("page.url".to_owned(), address.clone());
        }
        let text = std::mem::take(&mut self.variables);
        let variables = Variables { site: Some(&site.variables), text, blocks: BTreeMap::new() };
        let mut dialect = JekyllDialect { variables, addresses, url: &site.url, keys: &self.keys };
        let replaced = liquid_text::replace(&self.body, &mut dialect);
        for field in [&mut entry.summary, &mut entry.description].into_iter().flatten() {
            *field = liquid_text::replace(field, &mut dialect).text;
        }
        let is_markdown = site.is_kramdown && !self.document.file.has_extension(&["html", "htm"]);
        let converted = match is_markdown {
            true => kramdown::convert(&replaced.text),
            false => ReplacedText { text: replaced.text.clone(), notes: Vec::new() },
        };
        for (note, what, line) in replaced.notes {
            self.prepared.notes.push((note, what, format!("{path}:{}", self.line + line)));
        }
        let has_same_lines = self.body.matches('\n').count() == replaced.text.matches('\n').count();
        for (note, what, line) in converted.notes {
            let place = if has_same_lines { format!("{path}:{}", self.line + line) } else { path.clone() };
            self.prepared.notes.push((note, what, place));
        }
        let text = with_summary_mark(&converted.text, self.separator.as_deref());
        let text = own_addresses::to_paths(&text, &site.url);
        let text = own_addresses::without_base(&text, &site.base);
        entry.body = with_links(&text, &self.document, entry.address.as_deref(), addresses);
        if let Some(image) = &mut entry.image {
            image.src = relative_links::from_root(&liquid_text::replace(&image.src, &mut dialect).text);
        }
        self.prepared
    }
}

/// Returns a text whose own mark for the end of the summary is the usual one.
fn with_summary_mark(text: &str, separator: Option<&str>) -> String {
    let Some(separator) = separator.filter(|separator| *separator != "\n\n") else { return text.to_owned() };
    let is_known = ["more", "truncate"].iter().any(|word| {
        separator.trim_start_matches("<!--").trim_end_matches("-->").trim().eq_ignore_ascii_case(word)
    });
    match text.split_once(separator) {
        Some((before, after)) if !is_known && !before.trim().is_empty() => {
            format!("{}\n\n<!-- more -->\n\n{}", before.trim_end(), after.trim_start_matches('\n'))
        }
        _ => text.to_owned(),
    }
}

/// Returns a text with relative links as paths: to the address of a text, or as browsers resolved them.
fn with_links(
    text: &str,
    document: &Document<'_>,
    address: Option<&str>,
    addresses: &TextAddresses,
) -> String {
    let folder = document.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    relative_links::resolved(text, &|relative| {
        let beside = relative_links::join(folder, relative);
        let of_text = addresses.by_path.get(beside.trim_start_matches('/')).cloned();
        of_text.or_else(|| {
            address.map(|address| relative_links::join(relative_links::folder(address), relative))
        })
    })
}
