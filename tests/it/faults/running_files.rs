//! Files of the site that can run scripts: what the preview allows them, and the warnings of a build.

use crate::driver::Folder;

#[cfg(feature = "serve")]
mod at_the_desk {
    use crate::moderation::SITE;
    use crate::preview::served::{Answer, Served};

    const QUEUE: &str = "/_steadfast/comments/";

    /// Returns the answer to a request for a path under a name of the preview.
    fn asked(served: &Served, method: &str, host: &str, path: &str, more: &str) -> Answer {
        let port = served.host.rsplit(':').next().unwrap();
        let request =
            format!("{method} {path} HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n{more}\r\n");
        Answer::parse(&served.raw(request.as_bytes()))
    }

    #[test]
    fn a_file_that_can_run_is_shown_without_the_origin_of_the_preview() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
        let names = ["a.svg", "b.html", "c.xhtml", "d.xml", "e.xsl", "f.rss"];
        let files: String = names.iter().map(|name| format!("//- static/{name}\n{svg}\n")).collect();
        let served = Served::new(&format!("{files}//- static/g.txt\nx\n"));
        for name in names {
            let answer = served.get(&format!("/{name}"));
            assert!(
                answer.status == 200 && answer.head.contains("content-security-policy: sandbox"),
                "{answer:?}"
            );
            assert!(!answer.head.contains("allow-same-origin"), "{answer:?}");
        }
        for path in ["/", "/g.txt"] {
            assert!(!served.get(path).head.contains("sandbox"), "{path}");
        }
        assert!(served.get("/feed.xml").head.contains("content-security-policy: sandbox"));
    }

    #[test]
    fn the_preview_sends_the_policy_that_the_site_is_published_with() {
        let served = Served::new(
            "//- site.yaml\ntitle: A\nurl: https://a.invalid\nsecurity:\n  frames: [https://maps.invalid]\n\
             //- content/2026-01-05-hello.md\n---\ntitle: Hello\n---\nText.\n",
        );
        for path in ["/", "/2026/01/hello/"] {
            let head = served.get(path).head;
            assert!(head.contains("content-security-policy: default-src 'self'"), "{head}");
            assert!(head.contains("frame-src 'self' https://maps.invalid"), "{head}");
        }
    }

    #[test]
    fn no_page_of_the_site_shares_the_origin_of_the_page_that_decides() {
        let served = Served::new(&format!("{SITE}//- static/a.svg\n<svg/>\n//- static/a.html\n<p>\n"));
        let port = served.host.rsplit(':').next().unwrap();
        for host in ["127.0.0.1", "[::1]"] {
            let queue = asked(&served, "GET", host, "/_steadfast/comments/?state=spam", "");
            assert_eq!((queue.status, queue.body.as_str()), (307, ""), "{host}");
            let there = format!("location: http://localhost:{port}/_steadfast/comments/?state=spam");
            assert!(queue.head.contains(&there), "{}", queue.head);
        }
        for path in ["/", "/2026/01/hello/", "/a.svg", "/a.html", "/_steadfast/", "/nothing", "//x"] {
            let page = asked(&served, "GET", "LOCALHOST", path, "");
            assert_eq!(page.status, 307, "{path}: {page:?}");
            let there = format!("location: http://127.0.0.1:{port}{path}");
            assert!(page.head.contains(&there), "{}", page.head);
        }
        let page = asked(&served, "GET", "localhost", QUEUE, "");
        assert!(page.status == 200 && page.body.contains("name=\"token\""), "{page:?}");
        for line in [
            "cross-origin-opener-policy: same-origin",
            "cross-origin-resource-policy: same-origin",
            "frame-ancestors 'none'",
        ] {
            assert!(page.head.contains(line), "{line}: {}", page.head);
        }
        assert!(!page.head.contains("access-control") && !page.head.contains("set-cookie"), "{}", page.head);
    }

    #[test]
    fn a_decision_that_a_page_of_the_site_sends_is_refused() {
        let served = Served::new(SITE);
        let page = asked(&served, "GET", "localhost", QUEUE, "").body;
        let token = page.split("name=\"token\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let body = format!("token={token}&do=undo-last");
        let port = served.host.rsplit(':').next().unwrap();
        for (host, origin) in
            [("127.0.0.1", "127.0.0.1"), ("localhost", "127.0.0.1"), ("127.0.0.1", "localhost")]
        {
            let more = format!(
                "Origin: http://{origin}:{port}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: \
                 {}\r\n\r\n{body}",
                body.len()
            );
            let answer = asked(&served, "POST", host, "/_steadfast/comments/decide", &more);
            assert_eq!(answer.status, 403, "{host} {origin}: {answer:?}");
            assert!(answer.body.contains("nothing was decided"), "{answer:?}");
        }
    }
}

#[test]
fn a_build_warns_of_what_runs_in_an_svg_and_a_strict_one_stops() {
    let folder = Folder::new(
        "//- site.yaml\ntitle: A\nurl: https://blog.invalid\n\
         //- static/a.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\">\n  <script>x()</script>\n  <a href=\"java&#115;cript:x()\">\
         <path onclick=\"x()\"/></a>\n</svg>\n\
         //- static/b.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\"><title>on: javascript</title></svg>\n",
    );
    super::snapshot("svg_scripts", &folder.build(&[]).exits(0).stderr);
    folder.build(&["--strict"]).exits(1);
}
