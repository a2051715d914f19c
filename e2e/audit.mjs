// A small look over every page of every role: axe in two widths, nothing sideways at 320 px, at most
// 14,336 bytes on a first visit, no third party. What a screen reader says, speed, zoom and markup
// are not looked at here.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { cookies } from './house.mjs';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } } };
const ENDLESS = /\/(stream|events)([?]|$)/;
const BYTES = 14_336, HELP_BYTES = 10_000, SETTLED = 350;

// One test for each page, `tell`ing how it went; two pages at a time.
export async function auditPages(browser, world, only, tell) {
  const pages = Object.entries(world.pages).flatMap(([role, paths]) => [...new Set(paths)].map(path => ({ role, path })));
  const todo = pages.filter(({ role, path }) => !ENDLESS.test(path) && only.test(`page ${role} ${path}`));
  const next = async () => {
    for (let page; (page = todo.shift());) {
      const faults = await look(browser, world, page).catch(error => [String(error.message).split('\n')[0]]);
      tell(faults.length ? 'failed' : 'passed', `page ${page.role} ${page.path}`, faults.join('\n       '));
    }
  };
  await Promise.all([next(), next()]);
}

async function look(browser, world, { role, path }) {
  const base = world.base_url.replace(/\/$/, '');
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(15_000);
  try {
    if (role !== 'public') {
      const person = world.people.find(it => it.roles.includes(role) && it.cookie);
      if (!person) return [`nobody has the role ${role}`];
      await context.addCookies(cookies(person.cookie, base));
    }
    const page = await context.newPage();
    const wire = await listen(page);
    const answer = await page.goto(base + path, { waitUntil: 'domcontentloaded' });
    await page.waitForTimeout(SETTLED);
    const limit = new URL(base + path).pathname === '/help' ? HELP_BYTES : BYTES;
    const faults = [...standing(answer, base + path), ...wire.faults(base, limit)];
    if (!/html/.test(answer.headers()['content-type'] ?? '')) return faults;
    faults.push(...await axe(page, '1280 px'));
    await page.setViewportSize({ width: 320, height: 640 });
    faults.push(...await axe(page, '320 px'));
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) faults.push(`${over} px sideways at 320 px`);
    return faults;
  } finally {
    await context.close();
  }
}

const standing = (answer, url) => answer.status() === 200 && answer.url() === url ? [] : [`${answer.status()} at ${answer.url()}`];

// Bytes as they came over the wire, headers included, streams left out.
async function listen(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const seen = new Map();
  session.on('Network.responseReceived', ({ requestId, response, type }) => seen.set(requestId, { url: response.url, type, bytes: 0 }));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => { const it = seen.get(requestId); if (it) it.bytes = encodedDataLength; });
  const faults = (base, limit) => {
    const all = [...seen.values()].filter(({ url, type }) => /^http/.test(url) && type !== 'EventSource');
    const bytes = all.reduce((sum, it) => sum + it.bytes, 0);
    const others = all.filter(({ url }) => new URL(url).host !== new URL(base).host);
    return [...(bytes > limit ? [`${bytes} bytes, at most ${limit}`] : []), ...others.map(({ url }) => `third party ${new URL(url).host}`)];
  };
  return { faults };
}

async function axe(page, where) {
  await page.evaluate(AXE);
  const found = await page.evaluate(async rules => (await globalThis.axe.run(document, rules)).violations.map(v => `${v.id} at ${v.nodes[0]?.target.join(' ')}`), RULES);
  return found.map(fault => `axe, ${where}: ${fault}`);
}
