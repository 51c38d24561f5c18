//! What the settings of Astro and Next, and the constants beside them, say about the site.

use crate::import::js_settings::js_text;
use crate::import::site_facts::SiteFacts;
use crate::import::source::Source;

/// The files of the settings of Astro.
pub(super) const ASTRO: [&str; 4] =
    ["astro.config.mjs", "astro.config.ts", "astro.config.js", "astro.config.cjs"];

/// The files of the settings of Next.
pub(super) const NEXT: [&str; 4] = ["next.config.js", "next.config.mjs", "next.config.ts", "next.config.cjs"];

/// Files in which sites keep their name.
const CONSTANTS: [&str; 14] = [
    "src/consts.ts",
    "src/consts.js",
    "src/constants.ts",
    "src/config.ts",
    "src/config.js",
    "src/config.mjs",
    "src/site.config.ts",
    "src/data/site.ts",
    "data/siteMetadata.js",
    "data/siteMetadata.ts",
    "site.config.js",
    "site.config.ts",
    "lib/constants.ts",
    "src/lib/constants.ts",
];

/// Returns what is known of the site.
pub(super) fn facts(source: &Source) -> SiteFacts {
    let files = ASTRO.iter().chain(&NEXT).chain(&CONSTANTS);
    let programs: Vec<String> = files.filter_map(|path| source.file(path)?.text().ok()).collect();
    let text = |names: &[&str]| {
        let found = names.iter().find_map(|name| programs.iter().find_map(|program| js_text(program, name)));
        found.unwrap_or_default()
    };
    let site = text(&["site", "siteUrl", "website", "SITE_URL", "url"]);
    let base = text(&["base", "basePath"]);
    let is_address = site.starts_with("http");
    SiteFacts {
        title: text(&["SITE_TITLE", "siteTitle", "title", "SITE_NAME", "siteName", "name"]),
        description: text(&["SITE_DESCRIPTION", "siteDescription", "description", "desc"]),
        url: match (is_address, base.trim_matches('/')) {
            (false, _) => String::new(),
            (true, "") => site,
            (true, base) => format!("{}/{base}", site.trim_end_matches('/')),
        },
        language: Some(text(&["lang", "language", "defaultLocale", "locale"]))
            .filter(|code| !code.is_empty()),
        heading_ids: Some("github"),
        ..SiteFacts::default()
    }
}
