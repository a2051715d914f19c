// J5.5: a coordinator pairs people, from the desk to approved proposals, and in how many seconds.
import assert from 'node:assert/strict';
import { WORDS } from './words.mjs';

const QUICKLY = 300; // seconds that somebody new may take; the machine's own part is a fraction of it

async function goesToTheStudio({ people, shared }) {
  const [coordinator] = people.with('coordinator');
  const robin = (shared.robin = await people.hands('the coordinator', coordinator));
  shared.began = Date.now();
  await robin.open('/cohort');
  await robin.press(robin.link(WORDS.studio));
  assert.equal(robin.path, '/runs');
}

async function runsTheMatching({ shared }) {
  const { robin } = shared;
  await robin.press(robin.primary);
  assert.match(robin.path, /^\/runs\/[0-9a-f]{32}$/);
  shared.run = robin.path;
  shared.open = await robin.main.locator('input[name=pair]').count();
  assert.ok(shared.open > 0, 'the run found nobody');
}

async function seesWhy({ shared: { robin } }) {
  const cards = robin.main.locator('form#pairs li.card');
  for (let n = 0; n < await cards.count(); n++) {
    const said = await cards.nth(n).innerText();
    assert.match(said, WORDS.whyPaired, `a pair without a reason: ${said}`);
  }
}

async function approvesOne({ shared }) {
  const { robin, run } = shared;
  await robin.pick(WORDS.looksRight);
  await robin.press(robin.button(WORDS.approveTicked));
  assert.equal(robin.path, run);
  await robin.says(WORDS.oneIsAsked);
  assert.equal(await robin.main.locator('input[name=pair]').count(), shared.open - 1);
  const seconds = (Date.now() - shared.began) / 1000;
  assert.ok(seconds < QUICKLY, `${seconds} s from the desk to an approved pair`);
  console.log(`       from the desk to an approved pair: ${seconds.toFixed(1)} s`);
}

async function asksBoth({ people, shared }) {
  const asked = await Promise.all(people.with('member').map(async person => {
    const answer = await fetch(`${shared.robin.base}/today`, { headers: { cookie: person.cookie, 'sec-fetch-site': 'none' } });
    return (await answer.text()).includes('/proposals/');
  }));
  assert.ok(asked.filter(Boolean).length >= 2, 'nobody has a proposal on Today');
}

export default {
  name: 'J5.5 pairing',
  steps: [
    ['from the desk to the studio', goesToTheStudio],
    ['runs the matching', runsTheMatching],
    ['reads why each pair', seesWhy],
    ['approves one', approvesOne],
    ['both are asked', asksBoth],
  ],
};
