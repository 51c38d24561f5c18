//! `steadfast import --fetch-images`: pictures of the old site. A server in the test stands for it.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread;

use crate::driver::Folder;
use crate::import::helpers::{NOW, with};

const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0,
    0, 1, 8, 0, 0, 0, 0, 0x3a, 0x7e, 0x9b, 0x55, 0, 0, 0, 0x0a, b'I', b'D', b'A', b'T', 0x78, 0x9c, 0x63,
    0x60, 0, 0, 0, 2, 0, 1, 0x48, 0xaf, 0xa4, 0x71, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60,
    0x82,
];

/// An answer: its first line and its headers without the length, and its bytes.
type Answers = BTreeMap<&'static str, (&'static str, &'static [u8])>;

/// A server with the pictures of the old site.
struct OldServer {
    address: String,
    /// The requests: path and `User-Agent`.
    seen: Arc<Mutex<Vec<String>>>,
}

impl OldServer {
    /// Starts a server. It ends with the test. A path that is answered with 429 is answered well the next time.
    fn start(answers: Answers) -> OldServer {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let seen = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&seen);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
                let first = lines.next().unwrap_or_default();
                let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
                let agent = lines
                    .by_ref()
                    .take_while(|line| !line.is_empty())
                    .find(|line| line.to_ascii_lowercase().starts_with("user-agent:"));
                let is_again =
                    log.lock().unwrap().iter().any(|known: &String| known.starts_with(&format!("{path} ")));
                log.lock().unwrap().push(format!("{path} {}", agent.unwrap_or_default()));
                let (head, body) = match answers.get(path.as_str()) {
                    Some((head, _)) if head.starts_with("429") && is_again => ("200 OK", PNG),
                    Some(answer) => *answer,
                    None => ("404 Not Found", &b"<html>"[..]),
                };
                let head =
                    format!("HTTP/1.1 {head}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
                let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
            }
        });
        OldServer { address, seen }
    }

    fn paths(&self) -> Vec<String> {
        let seen = self.seen.lock().unwrap();
        seen.iter().map(|request| request.split(' ').next().unwrap().to_owned()).collect()
    }
}

/// Returns the export of a blog at an address, with one post.
fn blog(address: &str, text: &str) -> Folder {
    let export = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>The quay</title><link>{address}</link><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>{address}</wp:base_site_url><wp:base_blog_url>{address}</wp:base_blog_url>
<item><title>One</title><link>{address}/2010/07/one/</link><content:encoded><![CDATA[{text}]]></content:encoded><wp:post_id>1</wp:post_id>
<wp:post_date>2010-07-19 09:30:00</wp:post_date><wp:post_date_gmt>2010-07-19 07:30:00</wp:post_date_gmt><wp:post_name>one</wp:post_name>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item></channel></rss>
"#
    );
    with("blog.xml", export)
}

fn fetch(folder: &Folder, more: &[&str]) -> String {
    let base = ["import", "blog.xml", "--root", "site", "--now", NOW, "--fetch-images"];
    let run = folder.run(&[&base[..], more].concat()).exits(0);
    assert_eq!(run.stderr, "", "nothing but the account, and no progress in a pipe");
    run.stdout
}

const POST: &str = "site/content/articles/2010-07-19-one.md";

#[test]
fn pictures_of_the_old_site_are_fetched_once() {
    let server = OldServer::start(Answers::from([
        ("/u/2010/till.png", ("200 OK", PNG)),
        ("/u/small-9x9.png", ("200 OK", PNG)),
        ("/u/busy.png", ("429 Too Many Requests\r\nRetry-After: 1", b"")),
        ("/u/page.png", ("200 OK\r\nContent-Type: image/png", b"<html>Please log in</html>")),
        ("/u/moved.png", ("302 Found\r\nLocation: /u/2010/till.png", b"")),
        ("/u/wrong.jpg", ("200 OK\r\nContent-Type: text/html", PNG)),
    ]));
    let at = &server.address;
    let text = format!(
        "<p><img src=\"{at}/u/2010/till-300x200.png\" alt=\"A\"> <img src=\"{at}/u/small-9x9.png\" alt=\"B\">\
         <img src=\"{at}/u/busy.png\" alt=\"C\"> <img src=\"{at}/u/page.png\" alt=\"D\"> <img src=\"{at}/u/gone.png\" alt=\"E\">\
         <img src=\"{at}/u/moved.png\" alt=\"F\"> <img src=\"{at}/u/wrong.jpg\" alt=\"G\">\
         <img src=\"https://other.example/x.png\" alt=\"H\"></p>"
    );
    let folder = blog(at, &text);
    let told = fetch(&folder, &["--dry-run"]);
    assert!(told.contains(&format!("7 pictures would be fetched from {}\n", &at[7..])), "{told}");
    assert!(server.paths().is_empty() && folder.files("site").is_empty());

    let told = fetch(&folder, &[]).replace(at.as_str(), "http://OLD");
    let (_, told) = told.split_once("\n5 pictures fetched\n").unwrap_or_else(|| panic!("{told}"));
    assert_eq!(
        told,
        "      1  at hosts that are not the old site's, left there\n\
         \x20     1  not fetched, left there: the server answers 404\n\
         \x20        content/articles/2010-07-19-one.md: http://OLD/u/gone.png\n\
         \x20     1  not fetched, left there: what the server sends is no picture\n\
         \x20        content/articles/2010-07-19-one.md: http://OLD/u/page.png\n\
         \x20        import/pictures.txt lists all that have addresses of other sites\n"
    );
    let post = folder.read(POST).replace(at.as_str(), "http://OLD");
    for picture in [
        "![A](/u/2010/till.png)",
        "![B](/u/small-9x9.png)",
        "![C](/u/busy.png)",
        "![D](http://OLD/u/page.png)",
        "![E](http://OLD/u/gone.png)",
        "![F](/u/moved.png)",
        "![G](/u/wrong.png)",
        "![H](https://other.example/x.png)",
    ] {
        assert!(post.contains(picture), "{picture}: {post}");
    }
    assert_eq!(folder.files("site/static").len(), 5);
    assert_eq!(folder.files("site/static")["u/2010/till.png"], PNG);
    let list = folder.read("site/import/pictures.txt").replace(at.as_str(), "http://OLD");
    assert_eq!(list, "http://OLD/u/gone.png\nhttp://OLD/u/page.png\nhttps://other.example/x.png\n");
    assert!(
        server
            .seen
            .lock()
            .unwrap()
            .iter()
            .all(|request| request.to_lowercase().contains("user-agent: steadfast/"))
    );
    folder.run(&["build", "--root", "site"]).exits(0);

    // The second run asks only for what is missing.
    let before = server.paths().len();
    let told = fetch(&folder, &[]);
    assert!(told.contains("\n0 pictures fetched\n"), "{told}");
    assert_eq!(server.paths()[before..], ["/u/gone.png", "/u/page.png"]);
}

#[test]
fn an_interrupted_run_is_continued() {
    let server = OldServer::start(Answers::from([("/u/a.png", ("200 OK", PNG))]));
    let at = &server.address;
    let folder =
        blog(at, &format!("<img src=\"{at}/u/a.png\" alt=\"A\"> <img src=\"{at}/u/b.png\" alt=\"B\">"));
    // The file of one picture is there already, and that of the other is noted; no text names them yet.
    folder.run(&["import", "blog.xml", "--root", "site", "--now", NOW]).exits(0);
    folder.write("site/static/u/a.png", PNG);
    folder.write("site/static/images/b.png", PNG);
    folder
        .write("site/import/fetched.tsv", format!("{at}/u/b.png\timages/b.png\n{at}/u/c.png\t../../c.png\n"));
    let told = fetch(&folder, &[]);
    assert!(told.contains("\n0 pictures fetched\n      2  there already, not fetched again\n"), "{told}");
    assert!(server.paths().is_empty());
    let post = folder.read(POST);
    assert!(post.contains("![A](/u/a.png)") && post.contains("![B](/images/b.png)"), "{post}");
    assert!(!folder.path("site/import/pictures.txt").exists());
}

#[test]
fn a_redirect_does_not_lead_into_the_network_of_this_computer() {
    let inner = OldServer::start(Answers::from([("/secret.png", ("200 OK", PNG))]));
    let location: &'static str =
        Box::leak(format!("302 Found\r\nLocation: {}/secret.png", inner.address).into_boxed_str());
    let server = OldServer::start(Answers::from([("/u/a.png", (location, &b""[..]))]));
    let folder = blog(
        &server.address,
        &format!(
            "<img src=\"{}/u/a.png\" alt=\"A\"> <img src=\"{}/secret.png\" alt=\"B\">",
            server.address, inner.address
        ),
    );
    let told = fetch(&folder, &[]);
    assert!(told.contains("      1  at hosts that are not the old site's"), "{told}");
    assert!(told.contains("not fetched, left there: its host is in this computer's own network"), "{told}");
    assert!(inner.paths().is_empty());
}

#[test]
fn pictures_stay_at_their_addresses_if_that_is_wanted() {
    let folder = blog("https://quay.example", "<img src=\"https://quay.example/u/a.png\" alt=\"A\">");
    folder.write("pictures/u/a.png", PNG);
    let run = |images: &str, root: &str| {
        folder.run(&["import", "blog.xml", "--root", root, "--now", NOW, "--images", images]).exits(0).stdout
    };
    let told = run("keep", "kept");
    assert!(
        told.contains("      1  picture that stays at its address:\n         https://quay.example/u/a.png\n"),
        "{told}"
    );
    assert_eq!(folder.read("kept/import/pictures.txt"), "https://quay.example/u/a.png\n");
    assert!(!run("pictures", "copied").contains("stays at"));
    assert!(folder.path("copied/static/u/a.png").exists());
}
