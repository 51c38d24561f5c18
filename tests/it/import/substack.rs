//! The archive of Substack: posts, what only subscribers saw, and posts without a text.

use crate::import::helpers::{archive, builds_and_stays, imported, with};

const TABLE: &str =
    "post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,podcast_url
101.a-warm-welcome,2021-05-01T09:30:00.000Z,true,,,newsletter,everyone,\"A warm, quiet welcome\",How to greet,
102.paid,2021-05-02T09:30:00.000Z,true,,,newsletter,only_paid,For who pays,,
103.,,false,,,newsletter,everyone,Draft,,
104.talk,2021-05-04T09:30:00.000Z,true,,,thread,everyone,What do you think?,,
105.recording,2021-05-05T09:30:00.000Z,true,,,podcast,everyone,Listen,,https://api.quay.example/a.mp3
106.short
";

#[test]
fn an_archive_becomes_a_site_that_builds() {
    let text = "<p>Say <em>hello</em>.</p><div class=\"subscription-widget-wrap\"><div class=\"subscription-widget\"><form><input type=\"email\"></form></div></div>\
        <div class=\"captioned-image-container\"><figure><a class=\"image-link\" href=\"https://cdn.quay.example/till.png\"><div class=\"image2-inset\"><picture><source srcset=\"x\"><img src=\"https://cdn.quay.example/till.png\" alt=\"Till\"></picture></div></a><figcaption>The till</figcaption></figure></div><p>End.</p>";
    let folder = with(
        "substack.zip",
        archive(&[
            ("posts.csv", TABLE),
            ("posts/101.a-warm-welcome.html", text),
            ("posts/102.paid.html", "<p>Paid.</p>"),
            ("posts/103..html", "<p>Later.</p>"),
            ("posts/105.recording.html", "<p>Notes.</p>"),
        ]),
    );
    insta::assert_snapshot!(imported(&folder, "substack.zip"));
    builds_and_stays(&folder, "substack.zip");
}
