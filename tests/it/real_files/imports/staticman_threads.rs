//! Threads of Staticman: the fields and values that name the comment which a comment answers.

use super::{SITE, imported, value};
use crate::driver::Folder;
use crate::moderation::comments;

/// Returns who answers whom, by name.
fn answers(site: &Folder) -> Vec<String> {
    let files = imported(site);
    let name = |id: &str| {
        let file = files.iter().find(|file| value(file, "id") == id);
        file.map_or("-".to_owned(), |file| value(file, "author").to_owned())
    };
    let mut answers: Vec<String> = files
        .iter()
        .map(|file| format!("{} > {}", value(file, "author"), name(value(file, "reply_to"))))
        .collect();
    answers.sort();
    answers
}

#[test]
fn a_number_names_the_comment_at_that_place_among_those_that_begin_a_thread() {
    let site = Folder::new(SITE);
    let write = |name: &str, author: &str, more: &str| {
        site.write(
            &format!("data/hello/{name}.yml"),
            format!("_id: {name}-0a3ed6c0\nname: {author}\nmessage: Hi\ndate: 2020-01-01T10:00:00Z\n{more}"),
        );
    };
    write("comment-10", "Ann", "replying_to: ''\n");
    write("comment-11", "Ben", "replying_to: '1'\n");
    write("comment-12", "Cem", "replying_to: \"\"\n");
    write("comment-13", "Dov", "replying_to: '2'\n");
    write("comment-14", "Eva", "replying_to: 2\n");
    write("comment-15", "Fay", "replying_to: '9'\n");
    let run = comments(&site, &["import", "staticman", "data"]).exits(0);
    assert!(run.stdout.contains("     1  answer a comment that is not there"), "{}", run.stdout);
    assert_eq!(answers(&site), ["Ann > -", "Ben > Ann", "Cem > -", "Dov > Cem", "Eva > Cem", "Fay > -"]);
    site.build(&[]).exits(0);
}

#[test]
fn a_field_that_names_the_answered_comment_is_read_under_each_of_its_names() {
    let names = [
        "reply_to",
        "replyTo",
        "replying_to",
        "replying_to_uid",
        "replyID",
        "replyThread",
        "in_reply_to",
        "parent_id",
        "_parent",
    ];
    for name in names {
        let site = Folder::new(SITE);
        site.write("data/hello/a.yml", "_id: 77aa-1\nname: Ann\nmessage: Hi\ndate: 2020-01-01\n");
        site.write(
            "data/hello/b.json",
            format!(r#"{{"_id": "77aa-2", "name": "Ben", "{name}": "77aa-1", "message": "Yes", "date": 1591628600}}"#),
        );
        comments(&site, &["import", "staticman", "data"]).exits(0);
        assert_eq!(answers(&site), ["Ann > -", "Ben > Ann"], "{name}");
    }
}

#[test]
fn the_nearest_comment_is_answered_where_a_file_names_its_thread_too() {
    let site = Folder::new(SITE);
    site.write(
        "data/hello/a.yml",
        "_id: aaaa1\nname: Ann\nmessage: Hi\ndate: 2020-01-01\nreplyThread: aaaa1\n",
    );
    site.write(
        "data/hello/b.yml",
        "_id: aaaa2\nname: Ben\nmessage: Hi\ndate: 2020-01-02\nreplyThread: aaaa1\nreplyID: ''\n",
    );
    site.write(
        "data/hello/c.yml",
        "_id: aaaa3\nname: Cem\nmessage: Hi\ndate: 2020-01-03\nreplyThread: aaaa1\nreplyID: aaaa2\n",
    );
    comments(&site, &["import", "staticman", "data"]).exits(0);
    assert_eq!(answers(&site), ["Ann > -", "Ben > Ann", "Cem > Ben"]);
}

#[test]
fn a_field_of_an_unknown_name_that_holds_another_comment_s_id_is_read_and_named() {
    let site = Folder::new(SITE);
    site.write("data/hello/a.yml", "_id: 0a3ed6c0-a9a1\nname: Ann\nmessage: Hi\ndate: 2020-01-01\n");
    site.write(
        "data/hello/b.yml",
        "_id: 0a3ed6c0-b7b7\nname: Ben\nmessage: Hi\ndate: 2020-01-02\nrefers: 0a3ed6c0-a9a1\n",
    );
    let run = comments(&site, &["import", "staticman", "data"]).exits(0);
    assert!(
        run.stdout.contains("     1  answer the comment that the field `refers` names\n"),
        "{}",
        run.stdout
    );
    assert_eq!(answers(&site), ["Ann > -", "Ben > Ann"]);
}

#[test]
fn ids_that_count_from_1_in_each_folder_are_all_taken() {
    let site = Folder::new(SITE);
    for article in ["hello", "second"] {
        site.write(&format!("data/{article}/1.yml"), "id: 1\nname: Ann\nmessage: Hi\ndate: 2020-01-01\n");
        site.write(
            &format!("data/{article}/2.yml"),
            "id: 2\nname: Ben\nmessage: Hi\ndate: 2020-01-02\nparent: 1\n",
        );
    }
    let run = comments(&site, &["import", "staticman", "data"]).exits(0);
    assert!(run.stdout.starts_with("4 comments imported"), "{}", run.stdout);
    assert_eq!(answers(&site), ["Ann > -", "Ann > -", "Ben > Ann", "Ben > Ann"]);
    let again = comments(&site, &["import", "staticman", "data"]).exits(0);
    assert!(again.stdout.starts_with("0 comments imported"), "{}", again.stdout);
}
