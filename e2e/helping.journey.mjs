// J4: a helper takes the next in line, talks, and says goodbye; the request does not vanish with them.
import assert from 'node:assert/strict';
import { aHelperFor, ask, makeAccount, shows, write } from './deeds.mjs';
import { WORDS } from './words.mjs';

async function isAsked({ people, shared }) {
  const wren = (shared.wren = await people.hands('the newcomer'));
  await makeAccount(wren);
  shared.said = await ask(wren);
  shared.request = wren.path;
}

async function takesTheNext({ people, shared }) {
  shared.helper = await aHelperFor(people, shared.said);
  shared.talk = shared.helper.path;
}

async function writesFirst({ shared }) {
  const { wren, helper, talk, said } = shared;
  await write(helper, `I am glad you wrote. ${said}`);
  await wren.open(talk);
  await shows(wren.page, `I am glad you wrote. ${said}`);
}

async function seesItOnTheDesk({ shared: { helper, talk } }) {
  await helper.open('/duty');
  assert.ok(await helper.main.locator(`a[href^="${talk}"]`).count() > 0, 'the desk does not name the talk');
}

async function saysGoodbye({ shared: { helper, talk } }) {
  await helper.open(`${talk}/goodbye`);
  await helper.press(helper.primary);
  await helper.open(talk);
  assert.equal(await helper.main.locator('textarea').count(), 0, 'the helper can still write after goodbye');
}

// A helper cannot make a request vanish: it is open again, with its next moment.
async function isNotLost({ shared: { wren, request } }) {
  await wren.open(request);
  assert.equal(await wren.main.locator('[aria-current=step]').count(), 1, 'nothing comes next');
  assert.equal(await wren.link(WORDS.openTalk).count(), 0, 'the closed talk still counts as the answer');
  assert.ok(await wren.main.locator('time').count() > 0, 'the page names no time');
}

export default {
  name: 'J4 helping',
  steps: [
    ['J4.4 somebody asks', isAsked],
    ['J4.4 goes on duty, takes the next and says yes', takesTheNext],
    ['J4.5 writes first, and is read', writesFirst],
    ['J4.4 sees the talk on the desk', seesItOnTheDesk],
    ['J4.5 says goodbye', saysGoodbye],
    ['J4.x2 the request goes on', isNotLost],
  ],
};
