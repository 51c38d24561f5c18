//! Checks the addresses that the settings and authors' profiles name.
//!
//! They are on many pages, so they are checked once and not with each page.

use crate::config;
use crate::config::Placed;
use crate::content::Author;
use crate::diagnostic::{Diagnostic, Severity, codes, misspelt};
use crate::markdown;
use crate::markdown::{EmbedKind, Resolve};
use crate::render::links::Links;
use crate::render::text_context::TextContext;
use crate::render::{blocked_embeds, image_paths};

/// Returns diagnostics about the addresses in the settings.
pub(super) fn of_settings(context: TextContext<'_>) -> Vec<Diagnostic> {
    let TextContext { site, plan, assets, .. } = context;
    let settings = &site.config;
    let menu = settings.navigation.iter().flatten().chain(&settings.links).map(|link| &link.url);
    let menu = menu.chain(settings.redirects.iter().map(|redirect| &redirect.target));
    let pictures = settings.image.iter().chain(settings.theme.logo.iter().map(|logo| &logo.src));
    let file = config::file();
    let links = Links { file: &file, site, plan, assets };
    let logo = settings.theme.logo.iter().filter_map(|logo| {
        let fault = blocked_embeds::fault(EmbedKind::Images, Some(&logo.src.value), site, plan)?;
        Some(fault.at(logo.src.place.clone()))
    });
    let not_pictures = pictures.clone().filter_map(|picture| {
        let fault = match links.image(&picture.value) {
            markdown::ImageTarget::Local { url, .. } => {
                image_paths::check_target(&picture.value, &url, plan, assets)?
            }
            markdown::ImageTarget::Missing(fault) if fault.code == codes::NO_PICTURE => *fault,
            _ => return None,
        };
        Some(fault.at(picture.place.clone()))
    });
    let not_pictures: Vec<Diagnostic> = not_pictures.collect();
    let dead = menu.chain(pictures).filter_map(|address| dead_address(address, &links));
    dead.chain(logo).chain(not_pictures).collect()
}

/// Checks an address that is on many pages. Only one that leads out of the site is an error; all others are warnings.
fn dead_address(address: &Placed, links: &Links<'_>) -> Option<Diagnostic> {
    let Placed { value, place } = address;
    let is_relative = !value.starts_with(['/', '#', '?']) && !value.contains(':');
    if let Some(fault) = links.fault_of(value).filter(|fault| fault.code == codes::OUTSIDE_LINK) {
        return Some(fault.at(place.clone()));
    }
    let fault = if is_relative && misspelt::meant_host(value).is_none() {
        Diagnostic::warning(codes::DEAD_LINK, format!("`{value}` does not begin with `/`"))
            .why("it stands on many pages, and such a path counts from the folder of each")
            .help(format!("write the path from the site's root:\n/{}", value.trim_start_matches("./")))
    } else {
        links.fault_of(value)?
    };
    Some(Diagnostic { severity: Severity::Warning, code: codes::DEAD_LINK, ..fault }.at(place.clone()))
}

/// Returns diagnostics about the links of an author's profile.
pub(super) fn of_author(profile: &Author, context: TextContext<'_>) -> Vec<Diagnostic> {
    let TextContext { site, plan, assets, .. } = context;
    let links = Links { file: &profile.text.file, site, plan, assets };
    profile.links.iter().filter_map(|link| dead_address(&link.url, &links)).collect()
}
