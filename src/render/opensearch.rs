//! `opensearch.xml`, the description of the site's search for browsers. Source: OpenSearch 1.1, draft 6.

use crate::plan::Page;
use crate::render::context::Context;
use crate::render::xml::Xml;

const NAMESPACE: &str = "http://a9.com/-/spec/opensearch/1.1/";

/// The media type of the file.
pub(super) const MEDIA_TYPE: &str = "application/opensearchdescription+xml";

/// Returns the description of the site's search.
pub(super) fn description(context: Context<'_>) -> String {
    let Context { site, plan, .. } = context;
    let config = &site.config;
    // The limits are those of the format.
    let short = |text: &str, most: usize| text.chars().take(most).collect::<String>();
    let about = if config.description.is_empty() { &config.title } else { &config.description };
    let page = plan.absolute(Page::Search);
    let own = config.base.absolute(&plan.open_search());
    let mut xml = Xml::new();
    xml.element("OpenSearchDescription", &[("xmlns", NAMESPACE)], |xml| {
        xml.text("ShortName", &[], &short(&config.title, 16));
        xml.text("LongName", &[], &short(&config.title, 48));
        xml.text("Description", &[], &short(about, 1024));
        xml.text("Language", &[], &config.language);
        xml.text("InputEncoding", &[], "UTF-8");
        let results = format!("{page}?q={{searchTerms}}");
        xml.empty("Url", &[("type", "text/html"), ("template", &results)]);
        let this = [("type", MEDIA_TYPE), ("rel", "self"), ("template", own.as_str())];
        xml.empty("Url", &this);
    });
    xml.finish()
}
