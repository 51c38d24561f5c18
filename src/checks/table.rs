//! The table of all checks.

use crate::checks::check::Check;
use crate::checks::{
    headings, length, links, old_dates, pictures, repeated_words, reviews, series, summaries, tags, titles,
    unfinished, unused, waiting_comments,
};
use crate::config::CheckLevel;
use crate::diagnostic::codes;

/// All checks, sorted by code.
pub const TABLE: [Check; 18] = [
    Check { code: codes::DOUBLE_TITLE, usual: CheckLevel::Warning, find: titles::double },
    Check { code: codes::HEADING_JUMP, usual: CheckLevel::Warning, find: headings::jumps },
    Check { code: codes::LARGE_PICTURE, usual: CheckLevel::Warning, find: pictures::large },
    Check { code: codes::LONG_PARAGRAPH, usual: CheckLevel::Warning, find: length::paragraphs },
    Check { code: codes::LONG_SENTENCE, usual: CheckLevel::Warning, find: length::sentences },
    Check { code: codes::LONG_SUMMARY, usual: CheckLevel::Warning, find: summaries::long },
    Check { code: codes::MISSING_ALT, usual: CheckLevel::Warning, find: pictures::undescribed },
    Check { code: codes::MISSING_SUMMARY, usual: CheckLevel::Warning, find: summaries::missing },
    Check { code: codes::NOT_READY, usual: CheckLevel::Warning, find: unfinished::check },
    Check { code: codes::OLD_DATE, usual: CheckLevel::Warning, find: old_dates::relative },
    Check { code: codes::RARE_TAG, usual: CheckLevel::Warning, find: tags::rare },
    Check { code: codes::REPEATED_WORD, usual: CheckLevel::Warning, find: repeated_words::repeated },
    Check { code: codes::REVIEW_DUE, usual: CheckLevel::Warning, find: reviews::due },
    Check { code: codes::SERIES_GAP, usual: CheckLevel::Warning, find: series::gaps },
    Check { code: codes::SIMILAR_TAGS, usual: CheckLevel::Warning, find: tags::similar },
    Check { code: codes::UNLINKED_ARTICLE, usual: CheckLevel::Off, find: links::unlinked },
    Check { code: codes::UNUSED_FILE, usual: CheckLevel::Warning, find: unused::unused },
    Check { code: codes::WAITING_COMMENT, usual: CheckLevel::Warning, find: waiting_comments::waiting },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_check_stands_once_and_in_order() {
        assert!(TABLE.is_sorted_by(|a, b| a.code.name < b.code.name));
    }
}
