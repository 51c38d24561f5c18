//! The examples of README and docs, tried in the state that their page describes.
//!
//! What a block is follows from its language: `yaml` are settings or front matter, `markdown` is a text, `console` and
//! `sh` are commands, `jinja` and `css` are files of the site. A caption names the file, as in
//! `yaml title="site.yaml"`. A page is played from its first block to its last, in one folder: keys and files that a
//! block gives take the place of those that were there.

mod blocks;
mod commands;
mod pages;
mod site;
mod statements;
mod trial;
