// J1.x8: somebody leaves in a hurry, and nothing of what they read can be brought back.
import assert from 'node:assert/strict';
import { ask, makeAccount } from './deeds.mjs';

async function readsSomethingPrivate({ people, shared }) {
  const wren = (shared.wren = await people.hands('the member'));
  await makeAccount(wren);
  shared.said = await ask(wren);
  shared.heading = await wren.main.locator('h1').innerText();
  assert.ok(await wren.exitIsSecond(), 'the way out is not the second tab stop');
}

async function leaves({ shared: { wren } }) {
  await wren.leaveNow();
  assert.deepEqual(await wren.cookies(), [], 'a cookie is left');
}

async function findsNothingGoingBack({ shared: { wren, said, heading } }) {
  await wren.page.goBack({ waitUntil: 'domcontentloaded' }).catch(() => {}); // there may be nothing to go back to
  const seen = await wren.page.locator('body').innerText();
  assert.ok(!seen.includes(said) && !seen.includes(heading), 'Back shows what was read');
}

async function isSignedOut({ shared: { wren } }) {
  assert.equal(await wren.open('/today'), 401);
}

export default {
  name: 'J1.x8 leaving',
  steps: [
    ['reads something private', readsSomethingPrivate],
    ['leaves at once', leaves],
    ['finds nothing going back', findsNothingGoingBack],
    ['is signed out', isSignedOut],
  ],
};
