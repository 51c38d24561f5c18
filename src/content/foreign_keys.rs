//! The names that other generators and editors use for the keys of articles and pages.

use crate::config::Config;
use crate::keys::Fields;

/// Names with exactly the meaning of a key. It is an error to have both with different values.
const NAMES: [(&str, &[&str]); 9] = [
    ("date", &["publishDate", "pubDate", "published_at", "published_date", "date_published"]),
    ("updated", &["lastmod", "last_modified_at"]),
    ("url", &["permalink"]),
    ("aliases", &["redirect_from"]),
    ("summary", &["excerpt"]),
    ("categories", &["category"]),
    ("authors", &["author"]),
    ("expires", &["expiry_date"]),
    ("language", &["lang"]),
];

/// Names with a similar meaning. They are read if the key is missing.
const STAND_INS: [(&str, &[&str]); 15] = [
    ("date", &["created", "created_at", "date_created", "creation_date", "post_date", "published_on"]),
    (
        "updated",
        &[
            "modified",
            "modified_at",
            "date_modified",
            "modified_date",
            "last_modified",
            "updated_at",
            "updated_date",
            "date_updated",
            "last_updated",
            "last_update",
        ],
    ),
    (
        "image",
        &[
            "hero_image",
            "featured_image",
            "feature_image",
            "cover_image",
            "header_image",
            "cover",
            "hero",
            "images",
        ],
    ),
    (
        "image_alt",
        &["hero_image_alt", "featured_image_alt", "feature_image_alt", "cover_image_alt", "cover_alt"],
    ),
    ("image_caption", &["featured_image_caption", "feature_image_caption", "cover_caption"]),
    ("deck", &["subtitle", "sub_title", "dek", "standfirst", "subheading"]),
    ("summary", &["abstract", "synopsis"]),
    ("description", &["meta_description", "seo_description"]),
    ("tags", &["tag", "labels"]),
    ("authors", &["byline", "by"]),
    ("language", &["locale"]),
    ("expires", &["expiration_date", "expires_at", "expires_on", "unpublish_date", "unpublished_at"]),
    ("comments", &["comment_status", "allow_comments", "comments_enabled"]),
    ("url", &["path"]),
    ("slug", &["post_name"]),
];

/// Keys without a meaning in articles, each with the help for it.
const UNKNOWN_KEY_HELP: [(&str, &str); 16] = [
    ("layout", "remove the line, or name a template:\ntemplate: article.html"),
    ("type", "remove the line: a file's folder says what it is"),
    ("translation_key", "name the original:\ntranslation_of: FILE-OR-SLUG"),
    ("keywords", "remove the line, or write tags:\ntags: [one, two]"),
    ("topics", "write `tags`:\ntags: [one, two]"),
    ("headline", "write `title`:\ntitle: A warm welcome"),
    ("featured", "remove the line; an article's picture is:\nimage: till.jpg"),
    ("thumbnail", "remove the line, or write `image`:\nimage: till.jpg"),
    ("banner", "remove the line, or write `image`:\nimage: till.jpg"),
    ("cssclass", "remove the line: a text's look is the theme's matter"),
    ("cssclasses", "remove the line: a text's look is the theme's matter"),
    ("weight", "remove the line: articles stand in the order of their dates"),
    ("order", "remove the line: articles stand in the order of their dates"),
    (
        "redirect_to",
        "remove the file; its old address goes into the article that it leads to:\naliases: [/old/address/]",
    ),
    ("series_order", "write `part`:\npart: 1"),
    ("series_index", "write `part`:\npart: 1"),
];

/// The keys that articles and pages share.
const OF_PAGES: [&str; 9] =
    ["updated", "url", "aliases", "summary", "description", "language", "slug", "title", "template"];

/// Declares the names for an article.
pub(super) fn of_article(fields: &mut Fields<'_, '_>, config: &Config) {
    fields.declare_custom_keys(config.fields.keys().map(String::as_str));
    for (key, others) in NAMES {
        fields.alias(key, others);
    }
    for (key, others) in STAND_INS {
        fields.stand_ins(key, others);
    }
    fields.unknown_key_help(&UNKNOWN_KEY_HELP);
}

/// Declares the names for a page.
pub(super) fn of_page(fields: &mut Fields<'_, '_>, config: &Config) {
    fields.declare_custom_keys(config.fields.keys().map(String::as_str));
    for (key, others) in NAMES.iter().filter(|(key, _)| OF_PAGES.contains(key)) {
        fields.alias(key, others);
    }
    for (key, others) in STAND_INS.iter().filter(|(key, _)| OF_PAGES.contains(key)) {
        fields.stand_ins(key, others);
    }
    fields.unknown_key_help(&[
        ("layout", "remove the line, or name a template:\ntemplate: page.html"),
        ("date", "a page has no day of publication; write when it last changed:\nupdated: 2010-07-19"),
        ("tags", "pages have no tags; a text with tags is an article and stands outside `content/pages/`"),
    ]);
    fields.unknown_key_help(&UNKNOWN_KEY_HELP);
}
