//! The JSON of Ghost: posts, pages, members-only posts, and texts of its older editors.

use crate::import::helpers::{archive, builds_and_stays, imported, with};

const EXPORT: &str = r##"{"db": [{"meta": {"exported_on": 1700000000000, "version": "5.70.0"}, "data": {
"posts": [
 {"id": "1", "uuid": "u1", "title": "A warm welcome", "slug": "a-warm-welcome", "html": "<p>Say <em>hello</em>. <a href=\"__GHOST_URL__/second/\">More</a></p>", "status": "published", "visibility": "public", "type": "post", "published_at": "2021-05-01T09:30:00.000Z", "created_at": "2021-04-01T09:30:00.000Z", "feature_image": "__GHOST_URL__/content/images/2021/05/till.png", "custom_excerpt": "How to greet."},
 {"id": "2", "uuid": "u2", "title": "Second", "slug": "second", "html": null, "mobiledoc": "{\"version\":\"0.3.1\",\"cards\":[[\"markdown\",{\"markdown\":\"Stays *as it is*.\"}],[\"html\",{\"html\":\"<p>And HTML</p>\"}]],\"sections\":[[10,0],[10,1]]}", "status": "published", "visibility": "public", "type": "post", "published_at": "2021-05-02T09:30:00.000Z"},
 {"id": "3", "uuid": "u3", "title": "For members", "slug": "for-members", "html": "<p>Members.</p>", "status": "published", "visibility": "members", "type": "post", "published_at": "2021-05-03T09:30:00.000Z"},
 {"id": "4", "uuid": "u4", "title": "For who pays", "slug": "paid", "html": "<p>Paid.</p>", "status": "published", "visibility": "paid", "type": "post", "published_at": "2021-05-04T09:30:00.000Z"},
 {"id": "5", "uuid": "u5", "title": "Draft", "slug": "untitled-3", "html": "<p>Later.</p>", "status": "draft", "visibility": "public", "type": "post", "published_at": null, "created_at": "2021-05-05T09:30:00.000Z"},
 {"id": "6", "uuid": "u6", "title": "Scheduled", "slug": "scheduled", "html": "<p>Soon.</p>", "status": "scheduled", "visibility": "public", "type": "post", "published_at": "2027-05-01T09:30:00.000Z"},
 {"id": "7", "uuid": "u7", "title": "About", "slug": "about", "html": "<p>We.</p>", "status": "published", "visibility": "public", "type": "page", "published_at": "2021-05-01T09:30:00.000Z"},
 {"id": "8", "uuid": "u8", "title": "By mail", "slug": "by-mail", "html": "<p>Mail.</p>", "status": "sent", "visibility": "public", "type": "post", "published_at": "2021-05-06T09:30:00.000Z"},
 {"id": "9", "uuid": "u9", "title": "Lexical only", "slug": "lexical", "html": null, "lexical": "{\"root\":{\"children\":[{\"type\":\"paragraph\",\"children\":[{\"type\":\"link\",\"url\":\"__GHOST_URL__/second/\",\"children\":[{\"type\":\"text\",\"text\":\"Written\",\"format\":1}]}]},{\"type\":\"poll\"}]}}", "status": "draft", "visibility": "public", "type": "post", "created_at": "2021-05-07T09:30:00.000Z"},
 {"id": "10", "uuid": "u10", "title": "Odd", "slug": "odd", "html": "", "status": "withdrawn", "type": "post", "created_at": "2021-05-08T09:30:00.000Z"}],
"posts_meta": [{"id": "m", "post_id": "1", "meta_description": "Greeting people.", "feature_image_alt": "A till", "feature_image_caption": "<b>The</b> till"}],
"tags": [{"id": "t1", "name": "Service", "slug": "service"}, {"id": "t2", "name": "#internal", "slug": "hash-internal"}, {"id": "t3", "name": "Loyalty", "slug": "loyalty"}, {"id": "t4", "name": "Secret", "slug": "secret"}],
"posts_tags": [{"post_id": "1", "tag_id": "t3", "sort_order": 1}, {"post_id": "1", "tag_id": "t1", "sort_order": 0}, {"post_id": "1", "tag_id": "t2", "sort_order": 2}, {"post_id": "3", "tag_id": "t4", "sort_order": 0}],
"users": [{"id": "a1", "name": "Nadia Rahmani", "slug": "nadia", "email": "nadia@quay.example", "website": "https://nadia.example", "bio": "Runs the till."}, {"id": "a2", "name": "Only Drafts", "slug": "drafts", "email": "x@quay.example"}],
"posts_authors": [{"post_id": "1", "author_id": "a1", "sort_order": 0}, {"post_id": "3", "author_id": "a2", "sort_order": 0}],
"settings": [{"key": "title", "value": "The quay"}, {"key": "description", "value": "Notes"}, {"key": "timezone", "value": "Europe/Berlin"}, {"key": "locale", "value": "en"}]
}}]}"##;

#[test]
fn a_whole_blog_becomes_a_site_that_builds() {
    let picture = "not really a picture";
    let folder =
        with("ghost.zip", archive(&[("ghost.json", EXPORT), ("content/images/2021/05/other.txt", picture)]));
    insta::assert_snapshot!(imported(&folder, "ghost.zip"));
    let folder = with("ghost.json", EXPORT.replace("\"feature_image\":", "\"no_image\":"));
    imported(&folder, "ghost.json");
    builds_and_stays(&folder, "ghost.json");
}

#[test]
fn a_broken_export_is_named() {
    let folder = with("ghost.json", &EXPORT[..EXPORT.len() / 2]);
    let run = folder.run(&["import", "ghost.json", "--from", "ghost", "--root", "site"]).exits(1);
    assert!(run.stderr.contains("ghost.json") && run.stderr.contains("line"), "{}", run.stderr);
    assert!(folder.files("site").is_empty());
}
