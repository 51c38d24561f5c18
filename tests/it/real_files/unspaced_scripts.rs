//! Texts in scripts without spaces between words, and in Korean.

use super::text::{article, prose_in};
use crate::driver::published;

#[test]
fn emphasis_stands_beside_wide_punctuation() {
    for (language, text, strong) in [
        ("ja", "**注意：**これは", "注意："),
        ("ja", "前文**（テスト）**後文", "（テスト）"),
        ("zh", "他说**“你好”**然后", "“你好”"),
        ("ja", "これは**[link](https://e.org/)**です", "<a "),
        ("ko", "**한국어(Korean)**은", "한국어(Korean)"),
        ("ja", "~~終了。~~次", "終了。"),
        ("th", "คำ**(ทดสอบ)**คำ", "(ทดสอบ)"),
    ] {
        let html = prose_in(language, text);
        assert!(!html.contains("**") && !html.contains("~~"), "{html}");
        assert!(
            html.contains(&format!("<strong>{strong}")) || html.contains(&format!("<del>{strong}")),
            "{html}"
        );
    }
    let html = prose_in("ja", "* あ\n* い\n\n「*う*」と`**：**え`、**：**");
    assert!(html.contains("<em>う</em>") && html.contains("<code>**：**え</code>"), "{html}");
}

#[test]
fn a_line_end_between_letters_without_spaces_is_no_blank() {
    for (language, text, joined) in [
        ("ja", "お客様の\n名前を、\n呼ぶ*こと*\nです。", "お客様の名前を、呼ぶことです。"),
        ("zh", "顾客的\n名字", "顾客的名字"),
        ("th", "สวัสดี\nครับ", "สวัสดีครับ"),
    ] {
        let site = published(&article(language, text));
        let page = site.text("2026/01/a/index.html");
        assert!(page.contains(&format!("content=\"{joined}\"")), "{page}");
        assert!(
            page.replace("<em>", "").replace("</em>", "").contains(&format!("<p>{joined}</p>")),
            "{page}"
        );
        assert!(!site.text("feed.xml").contains("の\n名"));
    }
    let html = prose_in("ja", "日本語\nRust\n한국어\n도");
    assert!(html.contains("日本語\nRust\n한국어\n도"), "{html}");
}

#[test]
fn a_thai_lao_khmer_or_burmese_text_has_a_length() {
    for (language, word) in [("th", "ลูกค้า"), ("lo", "ລູກຄ້າ"), ("km", "អតិថិជន"), ("my", "ဖောက်သည်")]
    {
        let sections = format!("## {word}\n\n{}\n\n", word.repeat(150)).repeat(3);
        let site = published(&article(language, &sections));
        let page = site.text("2026/01/a/index.html");
        assert!(page.contains("class=\"toc\""), "{language}: {page}");
    }
}

#[test]
fn comments_have_emphasis_and_line_ends_of_their_script() {
    let site = article("ja", "本文。")
        + "//- content/comments/a/2026-01-06-1.md\n---\nauthor: 花\ndate: 2026-01-06\nstate: approved\n---\n**注意：**これは\n";
    let page = published(&site).text("2026/01/a/index.html").to_owned();
    assert!(page.contains("<strong>注意：</strong>これは"), "{page}");
}
