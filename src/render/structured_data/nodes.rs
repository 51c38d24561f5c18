//! The nodes of a graph, with the types and properties of schema.org.
//!
//! Fields are in the alphabetical order of their properties. Empty fields are left out.

use serde::Serialize;

/// The whole graph of a page.
#[derive(Serialize)]
pub(super) struct Graph<'a> {
    #[serde(rename = "@context")]
    pub(super) context: &'static str,
    #[serde(rename = "@graph")]
    pub(super) graph: Vec<Node<'a>>,
}

/// One node of a graph.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Node<'a> {
    Article(Box<Article<'a>>),
    Person(Person<'a>),
    Breadcrumb(Breadcrumb<'a>),
    Blog(Blog<'a>),
    Organisation(Organisation<'a>),
    Website(Website<'a>),
}

/// A node that is described elsewhere.
#[derive(Serialize)]
pub(super) struct Reference<'a> {
    #[serde(rename = "@id")]
    pub(super) id: &'a str,
}

#[derive(Serialize)]
pub(super) struct Article<'a> {
    #[serde(rename = "@id")]
    pub(super) id: String,
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    #[serde(rename = "alternativeHeadline", skip_serializing_if = "Option::is_none")]
    pub(super) deck: Option<&'a str>,
    #[serde(rename = "articleSection", skip_serializing_if = "Option::is_none")]
    pub(super) section: Option<&'a str>,
    #[serde(rename = "author")]
    pub(super) authors: Vec<ArticleAuthor<'a>>,
    #[serde(rename = "comment", skip_serializing_if = "Vec::is_empty")]
    pub(super) comments: Vec<Comment<'a>>,
    #[serde(rename = "commentCount")]
    pub(super) comment_count: usize,
    #[serde(rename = "dateModified")]
    pub(super) modified: String,
    #[serde(rename = "datePublished")]
    pub(super) published: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) expires: Option<String>,
    pub(super) headline: &'a str,
    #[serde(rename = "image", skip_serializing_if = "Option::is_none")]
    pub(super) image: Option<[&'a str; 1]>,
    #[serde(rename = "inLanguage")]
    pub(super) language: &'a str,
    #[serde(rename = "isPartOf")]
    pub(super) part_of: Vec<ParentWork<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) keywords: Vec<&'a str>,
    #[serde(rename = "mainEntityOfPage")]
    pub(super) url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) position: Option<u32>,
    pub(super) publisher: Reference<'a>,
    #[serde(rename = "translationOfWork", skip_serializing_if = "Option::is_none")]
    pub(super) translation_of: Option<Version<'a>>,
    #[serde(rename = "wordCount")]
    pub(super) words: usize,
    #[serde(rename = "workTranslation", skip_serializing_if = "Vec::is_empty")]
    pub(super) translations: Vec<Version<'a>>,
}

/// The same article in another language.
#[derive(Serialize)]
pub(super) struct Version<'a> {
    #[serde(rename = "@id")]
    pub(super) id: String,
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    pub(super) headline: &'a str,
    #[serde(rename = "inLanguage")]
    pub(super) language: &'a str,
    pub(super) url: String,
}

/// The blog or a series that an article is part of.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum ParentWork<'a> {
    Blog(Reference<'a>),
    Series {
        #[serde(rename = "@type")]
        kind: &'static str,
        name: &'a str,
        url: String,
    },
}

/// An author of an article.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum ArticleAuthor<'a> {
    Person(Person<'a>),
    Publisher(Reference<'a>),
}

#[derive(Serialize)]
pub(super) struct Person<'a> {
    #[serde(rename = "@id")]
    pub(super) id: String,
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    #[serde(rename = "jobTitle", skip_serializing_if = "Option::is_none")]
    pub(super) role: Option<&'a str>,
    pub(super) name: &'a str,
    #[serde(rename = "sameAs", skip_serializing_if = "Vec::is_empty")]
    pub(super) elsewhere: Vec<&'a str>,
    pub(super) url: String,
    #[serde(rename = "worksFor", skip_serializing_if = "Option::is_none")]
    pub(super) employer: Option<Organisation<'a>>,
}

#[derive(Serialize)]
pub(super) struct Organisation<'a> {
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<&'a str>,
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    pub(super) name: &'a str,
    #[serde(rename = "sameAs", skip_serializing_if = "Vec::is_empty")]
    pub(super) elsewhere: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct Blog<'a> {
    #[serde(rename = "@id")]
    pub(super) id: &'a str,
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    #[serde(rename = "alternateName", skip_serializing_if = "Option::is_none")]
    pub(super) tagline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<&'a str>,
    #[serde(rename = "inLanguage")]
    pub(super) language: &'a str,
    pub(super) name: &'a str,
    pub(super) publisher: Reference<'a>,
    pub(super) url: &'a str,
}

#[derive(Serialize)]
pub(super) struct Website<'a> {
    #[serde(rename = "@id")]
    pub(super) id: String,
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    pub(super) name: &'a str,
    #[serde(rename = "potentialAction")]
    pub(super) action: SearchAction,
    pub(super) url: &'a str,
}

/// The search of a site.
#[derive(Serialize)]
pub(super) struct SearchAction {
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    #[serde(rename = "query-input")]
    pub(super) input: &'static str,
    pub(super) target: EntryPoint,
}

#[derive(Serialize)]
pub(super) struct EntryPoint {
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    #[serde(rename = "urlTemplate")]
    pub(super) template: String,
}

#[derive(Serialize)]
pub(super) struct Breadcrumb<'a> {
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    #[serde(rename = "itemListElement")]
    pub(super) items: Vec<BreadcrumbItem<'a>>,
}

/// One item of the breadcrumb.
#[derive(Serialize)]
pub(super) struct BreadcrumbItem<'a> {
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    #[serde(rename = "item", skip_serializing_if = "Option::is_none")]
    pub(super) address: Option<String>,
    pub(super) name: &'a str,
    pub(super) position: usize,
}

#[derive(Serialize)]
pub(super) struct Comment<'a> {
    #[serde(rename = "@id")]
    pub(super) id: String,
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    pub(super) author: Commenter<'a>,
    #[serde(rename = "datePublished")]
    pub(super) published: String,
    #[serde(rename = "parentItem")]
    pub(super) parent: ParentItem,
    pub(super) text: String,
    pub(super) url: String,
}

/// The author of a comment.
#[derive(Serialize)]
pub(super) struct Commenter<'a> {
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    pub(super) name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<&'a str>,
}

/// The comment or article that a comment answers.
#[derive(Serialize)]
pub(super) struct ParentItem {
    #[serde(rename = "@id")]
    pub(super) id: String,
}
