//! Ends an import: writes what is left, the tables, and the settings or what they lack.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::import::account::Account;
use crate::import::notes::Note;
use crate::import::receiver::Import;
use crate::import::settings_gap::SettingsGap;
use crate::import::site_settings;
use crate::import::wanted_settings::WantedSettings;
use crate::path::SourcePath;

/// The addresses of the new site's feeds. Feeds of other addresses lead to the first.
const FEEDS: [&str; 3] = ["/feed.xml", "/rss.xml", "/feed.json"];

impl Import<'_> {
    /// Writes what is left, the tables and the settings.
    pub fn finish(mut self) -> Result<Account, Diagnostic> {
        self.write_waiting()?;
        std::mem::take(&mut self.series).write(self.staging, &mut self.account.notes)?;
        if self.account.articles > 0 {
            let feeds = std::mem::take(&mut self.feeds);
            let others = feeds.into_iter().filter(|from| !FEEDS.contains(&from.as_str()));
            others.for_each(|from| self.redirects.add(from, FEEDS[0].to_owned()));
        }
        for (from, to) in self.old_lists.iter().flat_map(|list| list.redirects(&self.listings)) {
            self.redirects.add(from, to);
        }
        let (redirects, impossible) = std::mem::take(&mut self.redirects).finish(&self.listings);
        for from in impossible {
            self.note(Note::LeftOut, "redirects from addresses that no page can have", from);
        }
        if self.account.site.url.is_empty() {
            let what = "the source does not name the address of the blog: write it as `url`";
            self.note(Note::Changed, what, "site.yaml");
        }
        self.embedded.add_images(self.pictures.remote.iter());
        self.settings(&redirects)?;
        if !self.pictures.remote.is_empty() {
            let list: Vec<String> = std::mem::take(&mut self.pictures.remote).into_iter().collect();
            self.staging.text(&SourcePath::new("import/pictures.txt"), &format!("{}\n", list.join("\n")))?;
            self.account.remote_pictures = list;
        }
        self.staging.text(&SourcePath::new("import/addresses.tsv"), &self.table.text())?;
        self.staging.text(&SourcePath::new("import/notes.tsv"), &self.account.notes.table())?;
        Ok(self.account)
    }

    /// Makes the settings of a new site, or compares those of a site that is there already.
    fn settings(&mut self, redirects: &BTreeMap<String, String>) -> Result<(), Diagnostic> {
        let permalink = match (&self.options.site, &self.pattern) {
            (None, Some((pattern, _))) => pattern.clone(),
            _ => self.patterns.most_frequent().unwrap_or_default(),
        };
        let wanted = WantedSettings {
            facts: &self.account.site,
            permalink: &permalink,
            fields: &self.fields,
            redirects,
            embedded: &self.embedded,
            now: &self.options.now,
        };
        let Some(site) = &self.options.site else {
            self.account.settings = site_settings::text(&wanted);
            self.account.redirects = redirects.len();
            return Ok(());
        };
        let gap = SettingsGap::between(site, &wanted);
        self.staging.text(&SourcePath::new("import/site.yaml"), &gap.text())?;
        self.account.gap = Some(gap);
        Ok(())
    }
}
