//! Commands that look at a site and change nothing: `list`, `next`, `stats`, `diff`.

mod difference;
mod lists;
mod next;
mod stats;

use crate::driver::{Folder, NOW, Run};

/// A site with articles of every status.
const SITE: &str = "\
//- content/authors/ann.md
---
name: Ann Quist
---
//- content/pages/about.md
---
title: About
---
We sell [tea](../articles/2026-10-01-green-tea.md).
//- content/pages/plans.md
---
title: Plans
draft: true
---
Later.
//- content/articles/2026-10-01-green-tea.md
---
title: Green tea
authors: [ann]
category: Tea
tags: [leaves, hot]
reviewed: 2026-10-20
review_by: 2026-11-10
---
Two cups a day, says [the other one](2026-11-02-black-tea.md), and [again](2026-11-02-black-tea.md).

## Top {#top}

See [this page](#top).
//- content/articles/2026-11-02-black-tea.md
---
title: 閉店の知らせ
authors: [ann, Bo]
category: Tea
series: Leaves
expires: 2026-12-31 10:00
---
Short.
//- content/articles/2025-01-01-old.md
---
title: Old
category: Notes
---
Nobody has touched this.
//- content/articles/2025-01-02-evergreen.md
---
title: Evergreen
category: Notes
evergreen: true
---
Nobody has to touch this.
//- content/articles/2026-12-24-closed.md
---
title: \"Closed, on 24 December\"
date: 2026-12-24 07:00
category: Notes
---
We are closed.
//- content/articles/2026-01-01-gone.md
---
title: Gone
expires: 2026-02-01
---
An offer.
//- content/articles/2026-11-20-draft.md
---
title: A draft
draft: true
series: Leaves
---
A [link](2026-10-01-green-tea.md).
//- content/comments/green-tea/c-1.md
---
state: approved
author: Cy
date: 2026-10-05
---
Thanks.
//- content/comments/green-tea/c-2.md
---
state: held
author: Di
date: 2026-10-06
---
Buy this.
";

/// Runs a command at the moment of all tests.
fn run(site: &Folder, arguments: &[&str]) -> Run {
    site.run(&[arguments, &["--now", NOW]].concat())
}
