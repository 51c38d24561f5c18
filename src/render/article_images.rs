//! The images that front matter names: of articles and of authors.

use crate::content::Text;
use crate::diagnostic::{Diagnostic, Located};
use crate::images::Choice;
use crate::markdown;
use crate::markdown::{EmbedKind, Resolve};
use crate::path::{Href, SourcePath};
use crate::plan::images::Responsive;
use crate::render::links::Links;
use crate::render::text_context::TextContext;
use crate::render::{blocked_embeds, image_paths, images};
use crate::site::{ArticleId, Site};
use crate::view::article::Picture;
use crate::view::page::SharedImage;

/// An article's image.
#[derive(Clone, Debug)]
pub(super) struct ArticleImage {
    /// The image on the article's page and on cards.
    pub(super) view: Picture,
    /// The image for links that readers share.
    pub(super) shared: SharedImage,
}

/// An image that was found: its address, its width and height where they are known, and its file if it is the site's.
struct ResolvedImage<'a> {
    src: String,
    dimensions: Option<(u32, u32)>,
    file: Option<&'a SourcePath>,
}

fn view(
    found: &ResolvedImage<'_>,
    sizes: Option<&Responsive>,
    alt: String,
    caption: Option<String>,
    site: &Site,
) -> Picture {
    let (width, height) = found.dimensions.unzip();
    let choice = sizes.map(|sizes| images::choice(sizes, &site.config.base));
    let Choice { src, srcset, sources } =
        choice.unwrap_or_else(|| Choice { src: found.src.clone(), ..Choice::default() });
    Picture { src, alt, caption, width, height, srcset, sources }
}

/// Returns an image for shared links, with an absolute address.
fn shared(found: &ResolvedImage<'_>, sizes: Option<&Responsive>, alt: &str, site: &Site) -> SharedImage {
    let base = &site.config.base;
    let alt = alt.to_owned();
    if let Some(one) = sizes.and_then(|sizes| sizes.shared.as_ref()) {
        let (width, height) = (Some(one.width), Some(one.height));
        return SharedImage { url: base.absolute(&one.url), alt, width, height };
    }
    let own = Href::of(&found.src) == Href::Root;
    let origin = if own { base.origin() } else { "" };
    let (width, height) = found.dimensions.unzip();
    SharedImage { url: format!("{origin}{}", found.src), alt, width, height }
}

/// Returns the image that an article's front matter names, and what is wrong with it.
pub(super) fn article_image(
    id: ArticleId,
    context: TextContext<'_>,
) -> (Option<ArticleImage>, Option<Diagnostic>) {
    let TextContext { site, plan, .. } = context;
    let article = &site.article(id).article;
    let Some(image) = &article.image else { return (None, None) };
    match find(&image.src, &article.text, context) {
        Ok(found) => {
            let outside = found.file.is_none().then_some(found.src.as_str());
            let blocked =
                outside.and_then(|src| blocked_embeds::fault(EmbedKind::Images, Some(src), site, plan));
            let blocked = blocked.map(|fault| fault.at(article.text.span(image.src.at.clone())));
            let sizes = found.file.and_then(|file| plan.picture(file));
            let shared = shared(&found, sizes, &image.alt, site);
            let view = view(&found, sizes, image.alt.clone(), image.caption.clone(), site);
            (Some(ArticleImage { view, shared }), blocked)
        }
        Err(fault) => (None, Some(*fault)),
    }
}

/// Returns the portrait that an author's front matter names.
pub(super) fn portrait(
    src: &Located<String>,
    text: &Text,
    context: TextContext<'_>,
) -> Result<Picture, Box<Diagnostic>> {
    let image = find(src, text, context)?;
    let sizes = image.file.and_then(|file| context.plan.portrait(file));
    Ok(view(&image, sizes, String::new(), None, context.site))
}

/// Finds the image that a file's front matter names.
fn find<'a>(
    src: &Located<String>,
    text: &Text,
    context: TextContext<'a>,
) -> Result<ResolvedImage<'a>, Box<Diagnostic>> {
    let TextContext { site, plan, assets, .. } = context;
    let Located { value: src, at } = src;
    let links = Links { file: &text.file, site, plan, assets };
    match links.image(src) {
        markdown::ImageTarget::Local { src: shown, dimensions, url, .. } => {
            match image_paths::check_target(src, &url, plan, assets) {
                Some(fault) => Err(Box::new(fault.at(text.span(at.clone())))),
                None => Ok(ResolvedImage { src: shown, dimensions, file: plan.file_at(&url) }),
            }
        }
        markdown::ImageTarget::External(src) => Ok(ResolvedImage { src, dimensions: None, file: None }),
        markdown::ImageTarget::Missing(fault) | markdown::ImageTarget::Doubtful(_, fault) => {
            Err(Box::new(image_paths::without_target(src, *fault).at(text.span(at.clone()))))
        }
    }
}
