//! Blogs of Pelican.

use super::check;

const BLOG: &str = r#"//- pelicanconf.py
AUTHOR = 'Ann Lee'
SITENAME = u'The Regulars'
SITEURL = ''
PATH = 'content'
TIMEZONE = 'Europe/Paris'
DEFAULT_LANG = 'en'
ARTICLE_URL = 'posts/{date:%Y}/{date:%m}/{slug}/'
ARTICLE_SAVE_AS = 'posts/{date:%Y}/{date:%m}/{slug}/index.html'
MENUITEMS = (('About', '/pages/about.html'),)
//- publishconf.py
SITEURL = 'https://quay.example'
//- content/service/first.md
Title: First: a beginning
Date: 2013-02-07 10:20
Modified: 2013-02-08
Tags: front line, habits
Authors: Lee, Ann; Osei, Ben
Summary: A text
    in two lines
Source: letter

[TOC]

See [the second]({filename}../2014-03-01-second.md#part), [that]({filename}/pages/about.md), [old](|filename|../2014-03-01-second.md),
![till]({static}/images/till.svg), ![again](|static|/images/till.svg), [file]({attach}/files/list.pdf), [tag]({tag}front line) and [category]({category}service).

    :::python
    def f():
        pass

## What's new?
//- content/2014-03-01-second.md
---
Title: Second: fenced
Category: Notes
Slug: the-second
Status: published
---
Text.

## Part
//- content/hidden.md
Title: Hidden
Date: 2015-01-01
Status: hidden

Psst.
//- content/draft.md
Title: Draft
Date: 2015-01-02
Status: draft

Psst.
//- content/pages/about.md
Title: About

About us.
//- content/old.rst
Old
###
:date: 2010-01-01
//- content/raw.html
<html><head><title>Raw</title></head></html>
//- content/images/till.svg
<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><rect width="4" height="3"/></svg>
//- content/files/list.pdf
list
"#;

#[test]
fn a_blog_of_pelican() {
    check("import_pelican", BLOG, &[]);
}
