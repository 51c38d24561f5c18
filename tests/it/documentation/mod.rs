//! Tries the examples of README and docs, in the state that their page describes.
//!
//! The language of a block says what it is: `yaml` is settings or front matter, `markdown` is a text, `console` and
//! `sh` are commands, `jinja` and `css` are files of the site. A caption names the file, as in `yaml
//! title="site.yaml"`. All blocks of a page are tried in order, in one folder: keys and files of a block replace those
//! that are there.

mod blocks;
mod commands;
mod pages;
mod site;
mod statements;
mod trial;
