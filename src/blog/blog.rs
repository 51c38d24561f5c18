//! The blog: everything that can be published, ready to be rendered one output at a time.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::digest::Digest;
use crate::markdown::Positions;
use crate::path::SourcePath;
use crate::plan::{Output, Page, Plan};
use crate::render;
use crate::render::visible::Visible;
use crate::render::{Bodies, Context, Inputs, Rendered, Shared, Templates, Variables, search, visible};
use crate::site::Site;
use crate::social_cards::Typefaces;
use crate::source::Asset;

/// A site that can be rendered. Its parts are shared with its inputs and with later blogs, so a clone is cheap.
#[derive(Clone, Debug)]
pub struct Blog {
    /// The index of all content.
    pub site: Arc<Site>,
    /// Every output.
    pub plan: Arc<Plan>,
    /// Files that are published as they are.
    pub assets: Arc<BTreeMap<SourcePath, Asset>>,
    /// The fonts of social cards.
    pub typefaces: Typefaces,
    pub(super) templates: Arc<Templates>,
    pub(super) shared: Shared,
    /// The search index, made when it is first needed.
    pub(super) search: Arc<OnceLock<search::Index>>,
}

impl Blog {
    /// Returns the digests of all inputs of the outputs, except the bytes of assets and fonts. `program` is the digest of the
    /// running program, `texts` are those of the Markdown files ([`Sources::text_digests`](crate::source::Sources)).
    pub fn inputs(&self, program: &Digest, texts: &BTreeMap<SourcePath, Digest>) -> Inputs {
        Inputs::new(program, texts, self.context(&Bodies::default()))
    }

    /// Renders one output.
    pub fn render(&self, output: &Output) -> Rendered {
        render::render(output, self.context(&Bodies::default()))
    }

    /// Renders one output with the source line of each block of text, for the preview.
    pub fn render_with_positions(&self, output: &Output) -> Rendered {
        let bodies = Bodies::default();
        render::render(output, Context { positions: Positions::Shown, ..self.context(&bodies) })
    }

    /// Renders a page with an empty main part, whose title is the interface text `title`, for the preview's messages.
    pub fn frame(&self, title: &str) -> Option<String> {
        render::empty_page(title, self.context(&Bodies::default()))
    }

    /// Returns the name of the template of an output. Returns `None` if the output has no template.
    pub fn template_of(&self, output: &Output) -> Option<String> {
        visible::template_of(output, self.context(&Bodies::default())).map(str::to_owned)
    }

    /// Returns the outputs of a template, the best examples first: the newest article, the first page of a list.
    pub fn written_by(&self, template: &str) -> Vec<&Output> {
        let bodies = Bodies::default();
        let context = self.context(&bodies);
        let outputs = self.plan.outputs().values();
        let mut found: Vec<&Output> =
            outputs.filter(|output| visible::template_of(output, context) == Some(template)).collect();
        found.sort_by_key(|output| match output {
            Output::Page(Page::Article(id)) => id.0 as usize,
            Output::Page(Page::Home(number) | Page::Tag(_, number) | Page::Author(_, number)) => *number,
            _ => 0,
        });
        found
    }

    /// Returns the templates.
    pub fn templates(&self) -> &Templates {
        &self.templates
    }

    /// Returns the variables of an output's template.
    pub fn visible(&self, output: &Output) -> Option<Visible> {
        let bodies = Bodies::default();
        visible::visible(output, Context { variables: Variables::All, ..self.context(&bodies) })
    }

    pub(super) fn context<'a>(&'a self, bodies: &'a Bodies) -> Context<'a> {
        let Blog { site, plan, assets, templates, shared, search, .. } = self;
        let (positions, variables) = (Positions::Hidden, Variables::Read);
        let language = site.languages.site();
        Context { site, plan, assets, templates, shared, bodies, language, positions, variables, search }
    }
}
