//! Ids of headings as an older site had them.
