//! Parses the body of a form.

use crate::path::form;

/// The fields of a form. Every text is untrusted and unchanged; it may contain any UTF-8.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PostedForm {
    /// The article below which the form is.
    pub article: String,
    /// The reader's name.
    pub name: String,
    /// The reader's site; may be empty.
    pub url: String,
    /// The reader's mail address; may be empty.
    pub mail: String,
    /// The comment that this one answers; empty if it is about the article.
    pub reply_to: String,
    /// The comment.
    pub comment: String,
    /// The address of the site that the form belongs to, which the page contains.
    pub site: String,
    /// The value of the hidden field; empty unless a bot has filled it in.
    pub trap: String,
    /// The seconds that it took to fill in the form, if the page could measure that.
    pub seconds: Option<u32>,
}

/// The reason why a form cannot be parsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FormError {
    /// It is not UTF-8.
    NotText,
    /// A field occurs twice.
    Twice,
}

/// Parses a form. Unknown fields are ignored.
pub(super) fn read(body: &[u8]) -> Result<PostedForm, FormError> {
    let mut posted = PostedForm::default();
    let mut seconds = String::new();
    let mut seen = Vec::new();
    for (name, value) in form::fields(body).ok_or(FormError::NotText)? {
        let field = match name.as_str() {
            "article" => &mut posted.article,
            "name" => &mut posted.name,
            "url" => &mut posted.url,
            "mail" | "email" => &mut posted.mail,
            "reply_to" => &mut posted.reply_to,
            "comment" => &mut posted.comment,
            "site" => &mut posted.site,
            "seconds" => &mut seconds,
            "subject" => &mut posted.trap,
            _ => continue,
        };
        *field = value;
        if seen.contains(&name) {
            return Err(FormError::Twice);
        }
        seen.push(name);
    }
    posted.seconds = seconds.trim().parse().ok();
    Ok(posted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_decoded() {
        let posted =
            read(b"article=a-card&name=Ann+%C3%85&comment=One+%2B+one%0D%0A%26+more&seconds=12&url=&x=y")
                .unwrap();
        assert_eq!(posted.article, "a-card");
        assert_eq!(posted.name, "Ann \u{c5}");
        assert_eq!(posted.comment, "One + one\r\n& more");
        assert_eq!(posted.seconds, Some(12));
    }

    #[test]
    fn a_form_with_a_field_twice_or_without_utf_8_is_refused() {
        assert_eq!(read(b"name=%ff"), Err(FormError::NotText));
        assert_eq!(read(b"%ff=name"), Err(FormError::NotText));
        assert_eq!(read(b"name=a&name=b"), Err(FormError::Twice));
        assert_eq!(read(b"name=a&subject=b").unwrap().trap, "b");
        assert_eq!(read(b"&&=&name&%").unwrap(), PostedForm::default());
        assert_eq!(read(b"seconds=-1").unwrap().seconds, None);
    }
}
