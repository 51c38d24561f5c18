// Checks an article without JavaScript: it has the same words, and no control that does nothing.

import { inTabs, open } from './browser.mjs';
import { fullest } from './site.mjs';

/** @returns {Promise<import('./report.mjs').Outcome>} */
export async function checkWithoutScript(browser, origin, site) {
    const page = fullest(site, 'article');
    const [withScript, without] = await inTabs(browser, [true, false], async (tab, enabled) => {
        await tab.setJavaScriptEnabled(enabled);
        await open(tab, origin + page.path);
        return tab.evaluate(read);
    });
    const findings = [];
    const report = (rule, message, element) => findings.push({ tool: 'no script', page: page.path, rule, message, element });
    if (without.text.length === 0) report('article is readable', 'no text is shown in .e-content');
    const lost = withScript.text.find((line) => !without.text.includes(line));
    if (lost) report('article is the same', 'a line is missing without JavaScript', lost);
    for (const control of without.dead) report('no dead control', 'a button that needs JavaScript is shown without it', control);
    const words = without.text.join(' ').split(/\s+/).length;
    return { figures: [['words of an article shown without JavaScript', `${words}`, 'as with it']], findings };
}

// Runs in the page.
function read() {
    // Scripts may add buttons; their labels are not part of the article.
    const buttons = [...document.querySelectorAll('.e-content button')].map((button) => button.innerText.trim());
    const text = [...document.querySelectorAll('.e-content')].flatMap((element) => element.innerText.split('\n'));
    const works = '[popovertarget], [commandfor], [type=reset], form [type=submit], form button:not([type])';
    const dead = [...document.querySelectorAll('button')].filter((button) => button.checkVisibility() && !button.matches(works));
    return {
        text: text.map((line) => line.trim()).filter((line) => line !== '' && !buttons.includes(line)),
        dead: dead.map((button) => button.outerHTML.slice(0, 160)),
    };
}
