//! Steadfast turns a folder of Markdown into a guidance blog.
//!
//! # The pipeline
//!
//! ```text
//! author's folder --source::read----------> Sources    texts, templates, assets
//!                 --config::parse---------> Config
//!                 --content::parse--------> Content    one file -> one value                         (parallel)
//!                 --blog::languages-------> Languages  the interface texts of all languages in use
//!                 --site::assemble--------> Site       read-only index: by date, tag, author, series, thread
//!                 --plan::typefaces-------> Typefaces  the fonts of social cards
//!                 --plan::plan------------> Plan       every output path -> what it is; no bytes yet
//!                 --render::Templates-----> Templates  the site's own beside the theme's
//!                 --render::Shared--------> Shared     the values that many pages show
//!                 --render::Keys----------> keys       the digest of what each output is rendered from (parallel)
//!   each changed  --render::render--------> Rendered   bytes, diagnostics, links                     (parallel)
//!                 --publish---------------> Receipt    staged whole, renamed into place, stale files last
//! ```
//!
//! All between `source` and `publish` are plain functions from data to data. [`blog::Blog::load`] calls them up to `Shared`,
//! [`blog::Blog::render_all`] renders. Only the adapters touch the outside world: [`source`] reads the author's folder,
//! [`publish`] writes the result, [`preview`] shows it while it is written, [`comment_server`] receives comments from readers,
//! [`comments`] stores and decides them, [`rewrite`] changes the author's files on their command, [`import`] makes sites of other systems' blogs, [`commands`] talks to the terminal.
//!
//! # What is reused
//!
//! - `build` parses nothing if the digest of all files is that of the last build, the output is unchanged, no text has become
//!   live or expired since, and there was nothing to report (`commands::last_build`, `publish::up_to_date`). Otherwise it keeps
//!   each file whose key is the same and renders the others: a key
//!   ([`render::Keys`]) is the digest of everything that an output is rendered from, and comes from the index alone. Articles
//!   and comments have digests of their own, everything else together has one. An output with a diagnostic, or with a link to
//!   a place in another page, is always rendered. The words of unchanged pages are read from the published search index.
//!   Keys are noted beside the manifest (`publish::rendered`). Resized images and social cards are kept by the digest of
//!   what they are made of (`publish::derived`). Only files whose bytes have changed are written.
//! - The preview keeps a [`blog::LoadCache`]: the parse of each file whose text is the same, the templates, and, after an edit
//!   of articles' texts alone, index and plan (`blog::reuse`). It renders a page when it is requested.
//! - Each cached result is stored beside its whole input, or its digest. Property tests compare edited and clean sites byte for
//!   byte, for the preview and for builds.
//!
//! # Where to find what
//!
//! | layer | modules | must not know |
//! |---|---|---|
//! | 0 vocabulary | [`bytes`], [`connection`], [`digest`], `disk_change`, [`file_kinds`], [`folding`], [`markup`], [`path`], [`date`], [`slug`], `clock` | anything else of ours |
//! | 1 faults | [`diagnostic`] | the terminal |
//! | 2 text and pictures | `durable_files`, [`yaml`], [`keys`], [`images`], [`markdown`], [`theme`], [`personal_data`], [`svg_scripts`], [`source`], [`edits`], [`exports`], [`language`], [`social_cards`] | articles, sites |
//! | 3 settings | [`config`] | articles |
//! | 4 one file | [`content`] | other articles |
//! | 5 all files | [`site`] | output paths, templates, disk |
//! | 6 outputs | [`plan`] | bytes, templates |
//! | 7 shapes | [`view`] | the template engine |
//! | 8 bytes | [`render`] | disk, sockets |
//! | 9 the whole | [`ledger`], [`blog`], [`moves`], [`checks`], [`listing`], [`publication`], [`archetypes`], [`difference`] | disk, sockets, arguments |
//! | 10 adapters | [`rewrite`], [`publish`], [`preview`], [`comments`], [`comment_server`], [`import`] | each other, arguments, standard output |
//! | 11 | [`commands`] | |
//!
//! A module imports from layers below its own, or from its left in the same layer; adapters do not know each other.
//! `tests/it/architecture` checks the sources against this table.
//!
//! # What is absent
//!
//! - From [`config`] up to [`checks`] nothing reads or writes a disk, a clock or the environment, and nothing panics on
//!   input: it reports a [`diagnostic::Diagnostic`]. All faults of all files are reported, then nothing is published.
//! - [`site::Site`] and [`plan::Plan`] have no method that changes them.
//! - Only [`plan`] invents output paths; [`render`] asks it for every address.
//! - Only [`markdown::untrusted`] turns a commenter's text into HTML.
//! - Only one module knows each crate of the field: [`markdown`] the Markdown parser, `markdown::code_languages` the
//!   highlighter of code (a crate of this workspace, `crates/highlight`), [`yaml`] the YAML parser, [`images`] the
//!   decoders and encoders of images, [`social_cards`] the shaper and the rasteriser of text, [`theme`] the parser of
//!   colours, [`personal_data`] the finder of bytes, [`render`] the template engine, `source::walk` the folder walker,
//!   `commands::cli` the argument parser, `preview::watch` the file watcher, `preview::server` the web framework,
//!   [`exports`] the XML parser, `import::fetch` the HTTP client, `comments::rules` the table of characters that look alike.
//! - Nothing is deleted before its replacement is complete, and a file that no build has written is never touched.
//!
//! # Where it differs from a usual generator, and why
//!
//! - All texts are read before anything is made of them, so a page, its feeds and the messages about it cannot come from two
//!   different versions of a file. A build then frees the texts of articles, and reads each again when its page is rendered
//!   (`source::ReleasedTexts`): a text that has changed meanwhile is an error.
//! - An article's Markdown is rendered once in a build, even if several feeds contain it. The words of the search index
//!   come from the same pass; no page is parsed again.
//! - The preview has no rules about what an edit makes out of date. It parses the changed files, assembles index and plan
//!   again, and renders a page when it is requested.
//! - Templates get values that are made once and shared. A card in a list costs one reference count.

pub mod archetypes;
pub mod blog;
pub mod bytes;
pub mod checks;
mod clock;
pub mod commands;
#[cfg(feature = "intake")]
pub mod comment_server;
pub mod comments;
pub mod config;
#[cfg(any(feature = "serve", feature = "intake"))]
pub mod connection;
pub mod content;
pub mod date;
pub mod diagnostic;
pub mod difference;
pub mod digest;
mod disk_change;
mod durable_files;
pub mod edits;
#[cfg(feature = "import")]
pub mod exports;
pub mod file_kinds;
pub mod folding;
pub mod images;
#[cfg(feature = "import")]
pub mod import;
pub mod keys;
pub mod language;
pub mod ledger;
pub mod listing;
pub mod markdown;
pub mod markup;
pub mod moves;
pub mod path;
pub mod personal_data;
pub mod plan;
#[cfg(feature = "serve")]
pub mod preview;
pub mod publication;
pub mod publish;
pub mod render;
pub mod rewrite;
pub mod site;
pub mod slug;
pub mod social_cards;
pub mod source;
pub mod svg_scripts;
pub mod theme;
pub mod view;
pub mod yaml;
