//! The reasons for refusing a request, with status and text.

/// The reason for refusing a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It has no host, several hosts, or an invalid one.
    BadHost,
    /// It was meant for another host.
    OtherHost,
    /// It would change something.
    Method,
    /// It only reads an address that accepts decisions.
    OnlyDecided,
    /// It comes from a page of another site.
    OtherSite,
    /// It is a decision, but not from a page of the queue.
    OtherPage,
    /// It is a decision without the token of this run.
    Token,
    /// It is a decision in a preview that others can reach.
    NotHere,
    /// It is not a form.
    Type,
    /// It is not a form of the queue.
    NoForm,
    /// It is too long.
    TooLong,
    /// It takes too long to arrive.
    Slow,
}

impl Refusal {
    /// The status of the answer.
    pub(super) fn status(self) -> u16 {
        match self {
            Refusal::BadHost | Refusal::NoForm => 400,
            Refusal::OtherHost => 421,
            Refusal::Method | Refusal::OnlyDecided => 405,
            Refusal::OtherSite | Refusal::OtherPage | Refusal::Token | Refusal::NotHere => 403,
            Refusal::Slow => 408,
            Refusal::TooLong => 413,
            Refusal::Type => 415,
        }
    }

    /// The text of the answer.
    pub(super) fn text(self) -> &'static str {
        match self {
            Refusal::BadHost => "400: the request must name one host\n",
            Refusal::OtherHost => {
                "421: this preview answers only to the address that `steadfast serve` said\n"
            }
            Refusal::Method => "405: a preview can only be read\n",
            Refusal::OnlyDecided => {
                "405: decisions are made on the page of comments, /_steadfast/comments/\n"
            }
            Refusal::OtherSite => "403: only pages of the preview itself may listen\n",
            Refusal::OtherPage => {
                "403: decisions are made on the page of comments itself, and nothing was decided\n"
            }
            Refusal::Token => {
                "403: this page is from an earlier run of the preview, and nothing was decided; load it again\n"
            }
            Refusal::NotHere => NOT_HERE,
            Refusal::Type => "415: decisions come from a form, and nothing was decided\n",
            Refusal::NoForm => "400: this is no decision, and nothing was decided\n",
            Refusal::TooLong => "413: that is longer than 64 KiB, and nothing was decided\n",
            Refusal::Slow => "408: that took too long to arrive, and nothing was decided\n",
        }
    }
}

/// The text for decisions in a preview that others can reach.
const NOT_HERE: &str = "403: others may reach a preview at another address (`--bind`), so nothing is decided here; start \
                        `steadfast serve` without `--bind`, or decide with `steadfast comments review`\n";
