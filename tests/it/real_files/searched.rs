//! The words that a reader types, and the words of the index.

use steadfast::render::search::tokens;

#[test]
fn a_word_with_a_hyphen_is_found_without_it() {
    assert_eq!(tokens("a hand-off"), ["a", "hand", "off", "handoff"]);
    assert_eq!(tokens("co\u{2011}operate"), ["co", "operate", "cooperate"]);
}

#[test]
fn hiragana_finds_katakana() {
    assert_eq!(tokens("ラーメン"), tokens("らーめん"));
    assert_eq!(tokens("ﾗｰﾒﾝ"), tokens("らーめん"));
}

#[test]
fn digits_of_every_script_are_found_by_those_of_another() {
    for digits in ["۱۲۳", "١٢٣", "१२३", "১২৩", "๑๒๓", "１２３"] {
        assert_eq!(tokens(digits), ["123"], "{digits}");
    }
}
