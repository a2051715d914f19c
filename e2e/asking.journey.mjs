// J1: somebody new asks, is answered by a person who has been there, they talk, they say goodbye.
import assert from 'node:assert/strict';
import { WORDS } from './words.mjs';

const PASSPHRASE = 'seven quiet lanterns by the river';
const PATIENCE = 5000; // milliseconds for a message to show; what the product promises is measured elsewhere

async function arrives({ people, shared }) {
  const wren = (shared.wren = await people.hands('the newcomer'));
  assert.equal(await wren.open('/'), 200);
  assert.deepEqual(await wren.page.context().cookies(), [], 'the home page sets a cookie');
  for (const _ of [1, 2]) await wren.page.keyboard.press('Tab');
  const exit = () => !!document.activeElement.closest('form[data-exit]');
  assert.ok(await wren.page.evaluate(exit), 'the way out is not the second tab stop');
}

async function makesAnAccount({ shared: { wren } }) {
  await wren.open('/accounts/new');
  await wren.fill(WORDS.passphrase, PASSPHRASE);
  await wren.pickAllNeeded();
  await wren.press(wren.primary);
  const codes = await wren.main.locator('li').allInnerTexts();
  assert.ok(new Set(codes).size >= 8, `only ${codes.length} recovery codes are shown`);
}

async function learnsHowToLeave({ shared: { wren } }) {
  await wren.press(wren.primary);
  assert.equal(wren.path, '/leaving');
  await wren.press(wren.primary);
  assert.notEqual(wren.path, '/leaving');
}

async function asks({ shared, way }) {
  const { wren } = shared;
  shared.said = `I keep starting the sentence and then making tea. ${way.name} ${Date.now()}`;
  await wren.open('/requests/new');
  await wren.pick(WORDS.listen);
  await wren.fill(WORDS.ownWords, shared.said);
  await wren.pick(WORDS.today);
  await wren.pick(WORDS.safe);
  await wren.press(wren.primary);
  if (wren.path.endsWith('/matches')) await wren.press(wren.button(WORDS.firstFree));
  assert.match(wren.path, /^\/requests\/[^/]+$/);
  shared.request = wren.path;
}

async function knowsWhatHappensNext({ shared: { wren, said } }) {
  assert.ok(await wren.main.locator('time').count() > 0, 'the page names no time');
  assert.ok(!(await wren.page.title()).includes(said.slice(0, 12)), 'the title tells');
}

// The queue gives the most urgent, longest waiting: what is not ours goes on to the next person.
async function isTakenOn({ people, shared }) {
  for (const person of people.with('supporter')) {
    const helper = await people.hands('the helper', person);
    if (await takes(helper, shared.said)) {
      shared.helper = helper;
      assert.match(helper.path, /^\/talks\/[^/]+$/);
      return;
    }
  }
  assert.fail('nobody on duty was given the request');
}

async function takes(helper, said) {
  for (let i = 0; i < 10; i++) {
    await helper.open('/duty');
    if (!await helper.button(WORDS.takeNext).count()) return false;
    await helper.press(helper.button(WORDS.takeNext));
    if (!helper.path.startsWith('/offers/')) return false;
    const ours = (await helper.main.innerText()).includes(said);
    await helper.press(ours ? helper.button(WORDS.sayYes) : helper.button(WORDS.pass));
    if (ours) return true;
  }
  return false;
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
  await said(helper.page, `Hello, I am here. ${shared.said}`);
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
  await said(place, answer);
}

async function write(hands, text) {
  await hands.fill(WORDS.message, text);
  const send = hands.button(WORDS.send);
  await (hands.way.script ? hands.touch(send) : hands.press(send));
  await said(hands.page, text);
}

const said = (place, text) => place.locator('li', { hasText: text }).first().waitFor({ timeout: PATIENCE });

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
    ['J1.11 says goodbye, and the talk is closed', saysGoodbye],
  ],
};
