// Journeys through a real browser: node e2e/run.mjs target/debug/kith [--only REGEX]
// Starts a demo of its own on a free port, walks every *.journey.mjs with JavaScript, without it and
// by keyboard alone, looks over every route once, and ends with what passed. It ends by itself after
// ten minutes, and stops only the demo and the browser that it started.
import fs from 'node:fs';
import { chromium } from 'playwright-core';
import { auditPages } from './audit.mjs';
import { openHouse } from './house.mjs';
import { People } from './people.mjs';
import { eachRouteOnce } from './routes.mjs';

const LIMIT = 10 * 60_000;
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];
export const WAYS = [
  { name: 'with JavaScript', script: true, keyboard: false },
  { name: 'without JavaScript', script: false, keyboard: false },
  { name: 'by keyboard', script: true, keyboard: true },
];

const [binary, flag, pattern] = process.argv.slice(2);
if (!binary || (flag && (flag !== '--only' || !pattern))) {
  console.error('usage: node e2e/run.mjs BINARY [--only REGEX]');
  process.exit(2);
}
const only = new RegExp(pattern ?? '');
const count = { passed: 0, failed: 0, skipped: 0 };
const tell = (what, name, why = '') => {
  count[what] += 1;
  console.log(`${{ passed: 'ok    ', failed: 'BROKEN', skipped: 'skip  ' }[what]} ${name}${why && `\n       ${why}`}`);
};
const inOneLine = error => String(error?.message ?? error).split('\n').filter(Boolean).slice(0, 3).join(' · ');

// A step that breaks ends its journey: what would follow from it is skipped, not guessed.
async function walk(journey, way, world, browser) {
  const people = new People(browser, world, way);
  const shared = {};
  let broken = false;
  for (const [name, step, suits] of journey.steps) {
    if (suits && !suits(way)) continue; // there is nothing to see of it in this way
    const title = `${journey.name}, ${way.name}: ${name}`;
    if (broken) tell('skipped', title);
    else await step({ people, world, way, shared }).then(
      () => tell('passed', title),
      async error => { broken = true; tell('failed', title, `${inOneLine(error)} (${people.whereabouts()})`); });
  }
  await people.leave();
}

async function journeys() {
  const folder = new URL('.', import.meta.url);
  const files = fs.readdirSync(folder).filter(name => name.endsWith('.journey.mjs')).sort();
  return Promise.all(files.map(async name => (await import(new URL(name, folder))).default));
}

const house = await openHouse(binary).catch(error => { console.error(inOneLine(error)); return null; });
if (!house) { console.log('0 passed, 1 failed, 0 skipped'); process.exit(1); }
let browser;
const end = async () => {
  await browser?.close().catch(() => {});
  await house.close();
  console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
  process.exit(count.failed ? 1 : 0);
};
setTimeout(() => { tell('failed', 'everything within ten minutes'); end(); }, LIMIT).unref();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => { tell('failed', `not stopped by ${signal}`); end(); });
try {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: FLAGS });
  for (const journey of await journeys()) {
    for (const way of WAYS) if (only.test(`${journey.name} ${way.name}`)) await walk(journey, way, house.world, browser);
  }
  await auditPages(browser, eachRouteOnce(house.world), only, tell);
} catch (error) {
  tell('failed', 'the runner', inOneLine(error));
}
await end();
