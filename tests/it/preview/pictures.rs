//! Pictures in the preview: made when a browser requests them, and replaced after an edit.

use std::fs;

use crate::markup::tags;
use crate::pictures;
use crate::preview::served::Served;

/// Returns the address of the first picture of a page in another format.
fn first_variant(page: &str) -> String {
    let tag = tags(page).into_iter().find(|tag| tag.get("srcset").is_some()).unwrap();
    tag.get("srcset").unwrap().split(' ').next().unwrap().to_owned()
}

#[test]
fn a_picture_is_made_when_a_browser_asks_for_it() {
    let served = Served::new("//- content/2020-01-02-hello.md\n---\ntitle: Hello\n---\nText\n");
    fs::write(served.path("content/door.png"), pictures::png(pictures::picture(600, 300, 1))).unwrap();
    served.write("content/2020-01-02-hello.md", "---\ntitle: Hello\n---\n![A door](door.png)\n");
    let before = first_variant(&served.shows("/2020/01/hello/", "srcset"));
    for _ in 0..2 {
        let answer = served.get(&before);
        let ending = before.rsplit('.').next().unwrap();
        assert_eq!(answer.status, 200);
        assert!(answer.head.contains(&format!("content-type: image/{ending}")), "{}", answer.head);
    }
    fs::write(served.path("content/door.png"), pictures::png(pictures::picture(600, 300, 2))).unwrap();
    let page = served.body_once("/2020/01/hello/", |page| page.contains("srcset") && !page.contains(&before));
    assert_eq!(served.get(&first_variant(&page)).status, 200);
    served.status_once(&before, 404);
}

#[test]
fn a_broken_picture_is_a_fault_that_the_page_shows() {
    let served = Served::new("//- content/2020-01-02-hello.md\n---\ntitle: Hello\n---\nText\n");
    let whole = pictures::png(pictures::picture(60, 30, 1));
    fs::write(served.path("content/door.png"), &whole[..whole.len() / 2]).unwrap();
    served.write("content/2020-01-02-hello.md", "---\ntitle: Hello\n---\n![A door](door.png)\n");
    served.said_once(|said| said.contains("error[broken-picture]"));
    fs::write(served.path("content/door.png"), whole).unwrap();
    served.shows("/2020/01/hello/", "door.png");
}

#[cfg(feature = "cards")]
#[test]
fn a_card_is_drawn_when_a_browser_asks_for_it() {
    let served = Served::new(
        "//- site.yaml\ntitle: A\nurl: https://example.com\n\
         //- content/2020-01-02-hello.md\n---\ntitle: Hello\n---\nText\n",
    );
    let card = |page: &str| {
        let (_, rest) = page.split_once("og:image\" content=\"").unwrap();
        let url = rest.split('"').next().unwrap();
        url[url.find("/variants/").unwrap()..].to_owned()
    };
    let before = card(&served.shows("/2020/01/hello/", "og:image"));
    let answer = served.get(&before);
    assert_eq!(answer.status, 200);
    assert!(answer.head.contains("content-type: image/png"), "{}", answer.head);
    served.write("content/2020-01-02-hello.md", "---\ntitle: Good day\n---\nText\n");
    let page = served.body_once("/2020/01/hello/", |page| page.contains("Good day"));
    assert_ne!(card(&page), before);
    assert_eq!(served.get(&card(&page)).status, 200);
    served.status_once(&before, 404);
}
