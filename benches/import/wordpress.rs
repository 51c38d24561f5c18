//! An export of WordPress, written post by post.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::prose::{self, Dice};

/// The size of an export.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    pub(crate) posts: usize,
    pub(crate) comments: usize,
    pub(crate) megabytes: usize,
}

/// The bytes of a post beside its text.
const AROUND: usize = 1300;

/// The bytes of a comment, on average.
const COMMENT: usize = 860;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>
<rss version=\"2.0\" xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:wp=\"http://wordpress.org/export/1.2/\">
<channel>
<title>The Front Counter</title>
<link>https://counter.example</link>
<description>Notes from behind the till</description>
<language>en-GB</language>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://counter.example</wp:base_site_url>
<wp:base_blog_url>https://counter.example</wp:base_blog_url>
";

/// Writes the export, unless it exists already.
pub(crate) fn ensure(file: &Path, size: Size) -> io::Result<()> {
    if file.exists() {
        return Ok(());
    }
    // It gets its name at the end, so that an unfinished export is written again.
    let unfinished = file.with_extension("part");
    let mut out = BufWriter::new(File::create(&unfinished)?);
    out.write_all(HEAD.as_bytes())?;
    for author in 0..20 {
        writeln!(
            out,
            "<wp:author><wp:author_id>{author}</wp:author_id><wp:author_login><![CDATA[writer{author}]]></wp:author_login><wp:author_email><![CDATA[w{author}@counter.example]]></wp:author_email><wp:author_display_name><![CDATA[Writer {author}]]></wp:author_display_name></wp:author>"
        )?;
    }
    let of_comments = size.comments * COMMENT;
    let text = (size.megabytes * 1_000_000).saturating_sub(of_comments) / size.posts;
    let mut comment = 0;
    for post in 0..size.posts {
        let comments = size.comments * (post + 1) / size.posts - size.comments * post / size.posts;
        out.write_all(item(post, text.saturating_sub(AROUND), comment..comment + comments).as_bytes())?;
        comment += comments;
    }
    out.write_all(b"</channel>\n</rss>\n")?;
    out.into_inner()?.sync_all()?;
    fs::rename(unfinished, file)
}

/// Returns the address of a post.
fn address(post: usize) -> String {
    let (year, month) = (2006 + post % 20, 1 + post % 12);
    format!("https://counter.example/{year}/{month:02}/post-{post}/")
}

/// Returns a post with its comments. Every other one is in the form of the block editor.
fn item(post: usize, length: usize, comments: std::ops::Range<usize>) -> String {
    let mut dice = Dice::new(post as u64);
    let title = prose::title(&mut dice);
    // From half to one and a half times the length.
    let length = length / 2 + dice.below(length.max(1));
    let body = if post.is_multiple_of(2) { classic(&mut dice, length) } else { blocks(&mut dice, length) };
    let date =
        format!("{}-{:02}-{:02} 09:{:02}:00", 2006 + post % 20, 1 + post % 12, 1 + post % 28, post % 60);
    let status = if post % 50 == 49 { "draft" } else { "publish" };
    let mut item = format!(
        "<item>\n<title>{title}</title>\n<link>{address}</link>\n<pubDate>Mon, 02 Jan 2006 09:00:00 +0000</pubDate>\n<dc:creator><![CDATA[writer{author}]]></dc:creator>\n<guid isPermaLink=\"false\">https://counter.example/?p={id}</guid>\n<description></description>\n<content:encoded><![CDATA[{body}]]></content:encoded>\n<excerpt:encoded><![CDATA[]]></excerpt:encoded>\n<wp:post_id>{id}</wp:post_id>\n<wp:post_date><![CDATA[{date}]]></wp:post_date>\n<wp:post_date_gmt><![CDATA[{date}]]></wp:post_date_gmt>\n<wp:comment_status><![CDATA[open]]></wp:comment_status>\n<wp:ping_status><![CDATA[open]]></wp:ping_status>\n<wp:post_name><![CDATA[post-{post}]]></wp:post_name>\n<wp:status><![CDATA[{status}]]></wp:status>\n<wp:post_parent>0</wp:post_parent>\n<wp:menu_order>0</wp:menu_order>\n<wp:post_type><![CDATA[post]]></wp:post_type>\n<wp:post_password><![CDATA[]]></wp:post_password>\n<wp:is_sticky>0</wp:is_sticky>\n",
        address = address(post),
        author = post % 20,
        id = post + 10,
    );
    let _ = writeln!(
        item,
        "<category domain=\"category\" nicename=\"category-{0}\"><![CDATA[Category {0}]]></category>",
        post % 12
    );
    for tag in [post % 60, post / 7 % 60] {
        let _ = writeln!(
            item,
            "<category domain=\"post_tag\" nicename=\"tag-{tag}\"><![CDATA[tag {tag}]]></category>"
        );
    }
    item.push_str("<wp:postmeta><wp:meta_key><![CDATA[_edit_last]]></wp:meta_key><wp:meta_value><![CDATA[1]]></wp:meta_value></wp:postmeta>\n");
    let first = comments.start;
    for number in comments {
        comment(&mut item, number, first, &date, &mut dice);
    }
    item.push_str("</item>\n");
    item
}

/// Adds a comment; a third of them answers the first of the post.
fn comment(item: &mut String, number: usize, first: usize, date: &str, dice: &mut Dice) {
    let parent = if number > first && dice.below(3) == 0 { first + 1 } else { 0 };
    let approved = if number % 20 == 19 { "0" } else { "1" };
    let mut text = String::new();
    for _ in 0..=dice.below(4) {
        text.push_str(&prose::sentence(dice).replace(['*', '`'], ""));
        text.push(' ');
    }
    let reader = dice.below(5000);
    let _ = writeln!(
        item,
        "<wp:comment>\n<wp:comment_id>{id}</wp:comment_id>\n<wp:comment_author><![CDATA[Reader {reader}]]></wp:comment_author>\n<wp:comment_author_email>reader{reader}@mail.example</wp:comment_author_email>\n<wp:comment_author_url>https://reader{reader}.example/</wp:comment_author_url>\n<wp:comment_author_IP>192.0.2.1</wp:comment_author_IP>\n<wp:comment_date><![CDATA[{date}]]></wp:comment_date>\n<wp:comment_date_gmt><![CDATA[{date}]]></wp:comment_date_gmt>\n<wp:comment_content><![CDATA[{text}]]></wp:comment_content>\n<wp:comment_approved><![CDATA[{approved}]]></wp:comment_approved>\n<wp:comment_type><![CDATA[comment]]></wp:comment_type>\n<wp:comment_parent>{parent}</wp:comment_parent>\n<wp:comment_user_id>0</wp:comment_user_id>\n</wp:comment>",
        id = number + 1,
    );
}

/// Returns a sentence as HTML.
fn sentence(dice: &mut Dice) -> String {
    let text = prose::sentence(dice).replace(['*', '`'], "");
    match dice.below(9) {
        0 => format!("<strong>{text}</strong>"),
        1 => format!("<em>{text}</em>"),
        2 => format!("<a href=\"{}\">{text}</a>", address(dice.below(40))),
        3 => format!(
            "<a href=\"https://other.example/page/{}?a=1&amp;b=2\" target=\"_blank\" rel=\"noopener\">{text}</a>",
            dice.below(1000)
        ),
        _ => text,
    }
}

fn paragraph(dice: &mut Dice) -> String {
    (0..2 + dice.below(4)).map(|_| sentence(dice)).collect::<Vec<_>>().join(" ")
}

fn picture(dice: &mut Dice, class: &str) -> String {
    let number = dice.below(400);
    let alt = prose::phrase(dice, 2, 6);
    format!(
        "<img src=\"https://counter.example/wp-content/uploads/2010/07/till-{number}-300x200.jpg\" alt=\"{alt}\" width=\"300\" height=\"200\" class=\"{class}\" />"
    )
}

/// Returns a text of the classic editor: blank lines, some elements, shortcodes.
fn classic(dice: &mut Dice, length: usize) -> String {
    let mut text = String::with_capacity(length + 2048);
    while text.len() < length {
        let piece = match dice.below(14) {
            0 => format!("<h2>{}</h2>", prose::title(dice)),
            1 => {
                let entries: Vec<String> = (0..4).map(|_| format!("\t<li>{}</li>", sentence(dice))).collect();
                format!("<ul>\n{}\n</ul>", entries.join("\n"))
            }
            2 => format!("<blockquote>{}</blockquote>", paragraph(dice)),
            3 => format!(
                "[caption id=\"attachment_7\" align=\"aligncenter\" width=\"300\"]{} {}[/caption]",
                picture(dice, "size-medium wp-image-7"),
                prose::phrase(dice, 3, 8)
            ),
            4 => format!("<p style=\"text-align: center;\">{}</p>", paragraph(dice)),
            5 => format!("{}\n{}", sentence(dice), sentence(dice)),
            6 => format!(
                "<pre><code class=\"language-sh\">{}\n{}</code></pre>",
                prose::phrase(dice, 3, 6),
                prose::phrase(dice, 3, 6)
            ),
            _ => paragraph(dice),
        };
        text.push_str(&piece);
        text.push_str("\n\n");
    }
    text
}

/// Returns a text of the block editor.
fn blocks(dice: &mut Dice, length: usize) -> String {
    let mut text = String::with_capacity(length + 2048);
    while text.len() < length {
        let piece = match dice.below(14) {
            0 => format!("<!-- wp:heading -->\n<h2 class=\"wp-block-heading\">{}</h2>\n<!-- /wp:heading -->", prose::title(dice)),
            1 => {
                let entry = |dice: &mut Dice| format!("<!-- wp:list-item -->\n<li>{}</li>\n<!-- /wp:list-item -->", sentence(dice));
                let entries: Vec<String> = (0..4).map(|_| entry(dice)).collect();
                format!("<!-- wp:list -->\n<ul class=\"wp-block-list\">{}</ul>\n<!-- /wp:list -->", entries.join("\n\n"))
            }
            2 => format!("<!-- wp:quote -->\n<blockquote class=\"wp-block-quote\"><!-- wp:paragraph -->\n<p>{}</p>\n<!-- /wp:paragraph --></blockquote>\n<!-- /wp:quote -->", paragraph(dice)),
            3 => format!(
                "<!-- wp:image {{\"id\":7,\"sizeSlug\":\"large\",\"linkDestination\":\"none\"}} -->\n<figure class=\"wp-block-image size-large\">{}<figcaption class=\"wp-element-caption\">{}</figcaption></figure>\n<!-- /wp:image -->",
                picture(dice, "wp-image-7"),
                prose::phrase(dice, 3, 8)
            ),
            4 => format!("<!-- wp:code -->\n<pre class=\"wp-block-code\"><code>{}\n{}</code></pre>\n<!-- /wp:code -->", prose::phrase(dice, 3, 6), prose::phrase(dice, 3, 6)),
            5 => "<!-- wp:separator -->\n<hr class=\"wp-block-separator has-alpha-channel-opacity\"/>\n<!-- /wp:separator -->".to_owned(),
            _ => format!("<!-- wp:paragraph -->\n<p>{}</p>\n<!-- /wp:paragraph -->", paragraph(dice)),
        };
        text.push_str(&piece);
        text.push_str("\n\n");
    }
    text
}
