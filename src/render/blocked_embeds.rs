//! Diagnostics about embedded content that the content security policy of the site blocks.

use crate::config::security;
use crate::diagnostic::{Diagnostic, codes};
use crate::markdown::EmbedKind;
use crate::plan::Plan;
use crate::site::Site;

/// Returns a warning if the policy of the site blocks embedded content. Content of the page itself has no address.
pub(super) fn fault(what: EmbedKind, address: Option<&str>, site: &Site, plan: &Plan) -> Option<Diagnostic> {
    let config = &site.config;
    if !plan.has_policy() || address.is_some_and(|address| config.inside(address).is_some()) {
        return None;
    }
    let wanted = config.security.wanted(what, address, config.foreign_form())?;
    let what_it_is = match (what, address) {
        (EmbedKind::Scripts, None) => "a program in the page".to_owned(),
        (_, None) => "a style in the page".to_owned(),
        (_, Some(address)) => format!("`{address}`"),
    };
    let name = security::name(what);
    Some(
        Diagnostic::warning(codes::BLOCKED, format!("readers' browsers will block {what_it_is}"))
            .why(format!("the published `_headers` allow no such `{name}`"))
            .help(format!("allow it in `site.yaml`:\n{}", config.security.lines(&[(what, wanted)]))),
    )
}
