// J1: somebody new asks, is answered by a person who has been there, they talk, they say goodbye.
import assert from 'node:assert/strict';
import { aHelperFor, ask, makeAccount, shows, write } from './deeds.mjs';
import { WORDS } from './words.mjs';

async function arrives({ people, shared }) {
  const wren = (shared.wren = await people.hands('the newcomer'));
  assert.equal(await wren.open('/'), 200);
  assert.deepEqual(await wren.page.context().cookies(), [], 'the home page sets a cookie');
  assert.ok(await wren.exitIsSecond(), 'the way out is not the second tab stop');
}

const makesAnAccount = ({ shared: { wren } }) => makeAccount(wren);

async function learnsHowToLeave({ shared: { wren } }) {
  await wren.press(wren.primary);
  assert.equal(wren.path, '/leaving');
  await wren.press(wren.primary);
  assert.notEqual(wren.path, '/leaving');
}

async function asks({ shared }) {
  shared.said = await ask(shared.wren);
  shared.request = shared.wren.path;
}

async function knowsWhatHappensNext({ shared: { wren, said } }) {
  assert.ok(await wren.main.locator('time').count() > 0, 'the page names no time');
  assert.ok(!(await wren.page.title()).includes(said.slice(0, 12)), 'the title tells');
}

async function isTakenOn({ people, shared }) {
  shared.helper = await aHelperFor(people, shared.said);
}

async function findsTheTalk({ shared: { wren, request } }) {
  await wren.open(request);
  await wren.press(wren.link(WORDS.openTalk));
  assert.match(wren.path, /^\/talks\/[^/]+$/);
}

async function isHeard({ shared, way }) {
  const { wren, helper } = shared;
  await write(wren, `Hello, I am here. ${shared.said}`);
  if (!way.script) await helper.page.reload({ waitUntil: 'domcontentloaded' });
  await shows(helper.page, `Hello, I am here. ${shared.said}`);
}

// With the script the answer comes to the open page; without it, to the live view.
async function isAnsweredLive({ shared, way }) {
  const { wren, helper } = shared;
  const answer = `I made a lot of tea too. ${shared.said}`;
  let place = wren.page;
  if (!way.script) {
    await wren.press(wren.link(WORDS.liveView));
    await wren.page.waitForTimeout(500);
    place = wren.page.frames().find(frame => frame !== wren.page.mainFrame()) ?? wren.page;
  }
  await write(helper, answer);
  await shows(place, answer);
}

// Only a page with the script can be without a server and still there. What was typed stays, and
// sending again makes one message.
async function keepsTheWords({ shared: { wren, said } }) {
  const text = `And now I have said it. ${said}`;
  const network = wren.page.context();
  await network.setOffline(true);
  await wren.fill(WORDS.message, text);
  await wren.touch(wren.button(WORDS.send));
  await wren.page.waitForTimeout(500);
  assert.equal(await wren.main.getByLabel(WORDS.message).inputValue(), text, 'what was typed is gone');
  await network.setOffline(false);
  await wren.touch(wren.button(WORDS.send));
  await shows(wren.page, text);
  assert.equal(await wren.main.locator('li', { hasText: text }).count(), 1, 'sent again, it stands there twice');
}

async function saysGoodbye({ shared: { wren, helper } }) {
  const talk = helper.path;
  await wren.open(`${talk}/goodbye`);
  await wren.pick(WORDS.helped);
  await wren.press(wren.primary);
  await wren.open(talk);
  assert.equal(await wren.main.locator('textarea').count(), 0, 'one can still write after goodbye');
}

export default {
  name: 'J1 asking',
  steps: [
    ['J1.1 arrives without leaving a trace', arrives],
    ['J1.3 makes an account and sees the recovery codes', makesAnAccount],
    ['J1.3 learns how leaving works', learnsHowToLeave],
    ['J1.6 asks in their own words', asks],
    ['J1.8 knows what happens next and by when', knowsWhatHappensNext],
    ['J1.9 is taken on by somebody on duty', isTakenOn],
    ['J1.10 finds the talk', findsTheTalk],
    ['J1.10 is heard', isHeard],
    ['J1.10 is answered live', isAnsweredLive],
    ['J1.x12 keeps what was typed when the server is gone', keepsTheWords, way => way.script],
    ['J1.11 says goodbye, and the talk is closed', saysGoodbye],
  ],
};
