// What people of the journeys do more than once, each deed by its words on the page.
import assert from 'node:assert/strict';
import { WORDS } from './words.mjs';

const PASSPHRASE = 'seven quiet lanterns by the river';
const PATIENCE = 5000; // milliseconds for a message to show; what the product promises is measured elsewhere
const CODE = /^[0-9A-Z]{4}(-[0-9A-Z]{4})+$/;

// Makes an account; the page that follows shows the recovery codes. By which name one signs in again.
export async function makeAccount(hands) {
  await hands.open('/accounts/new');
  await hands.fill(WORDS.pseudonym, 'Wren');
  await hands.fill(WORDS.passphrase, PASSPHRASE);
  await hands.pick(WORDS.adult);
  await hands.press(hands.primary);
  const codes = await hands.main.locator('li').filter({ hasText: CODE }).allInnerTexts();
  assert.ok(new Set(codes).size >= 8, `only ${codes.length} recovery codes are shown`);
  return (await hands.main.innerText()).match(WORDS.signInName)[1];
}

// Signs in again as `name`: whoever is given a role that reads more has to.
export async function comeBack(hands, name) {
  await hands.open('/sessions/new');
  await hands.fill(WORDS.name, name);
  await hands.fill(WORDS.passphrase, PASSPHRASE);
  await hands.press(hands.primary);
}

// Applies on the page of a programme with `words`: the way in, and what is ticked and written. Where it is.
export async function apply(hands, page, { way, ticks, fills }) {
  await hands.open(page);
  await hands.press(hands.link(way));
  await hands.press(hands.primary);
  for (const tick of ticks) await hands.pick(tick);
  for (const [label, text] of fills) await hands.fill(label, text);
  await hands.press(hands.button(WORDS.sendIt));
  assert.match(hands.path, /^\/applications\/[0-9a-f]{32}$/);
  return hands.path;
}

// Opens the application at `path`, and says yes to it.
export async function accept(hands, path) {
  await hands.open(`${path}/review`);
  await hands.press(hands.button(WORDS.openIt));
  await hands.pick(WORDS.yes);
  await hands.fill(WORDS.reason, 'You know where you would stop, and say so.');
  await hands.press(hands.button(WORDS.decide));
}

// Says, on the page at `path`, when one has time and what one speaks; everybody here may see it.
export async function isKnown(hands, path) {
  await hands.open(path);
  for (const choice of [WORDS.night, WORDS.welsh, WORDS.everybody]) await hands.pick(choice);
}

// A word that no other request has. Letters only: a row of figures reads as a telephone number, and
// a talk asks before it sends one.
const mark = () => Date.now().toString().replace(/\d/g, figure => 'abcdefghij'[figure]);

// Asks to be listened to, with words of its own that no other request has, and returns them.
export async function ask(hands) {
  const words = `I keep starting the sentence and then making tea. ${hands.way.name} ${mark()}`;
  await hands.open('/requests/new');
  await hands.pick(WORDS.listen);
  await hands.fill(WORDS.ownWords, words);
  await hands.pick(WORDS.today);
  await hands.pick(WORDS.anyone);
  await hands.pick(WORDS.safe);
  await hands.press(hands.primary);
  assert.match(hands.path, /^\/requests\/[0-9a-f]{32}$/);
  return words;
}

// Takes from the line until the request with `words` comes: it gives the most urgent, longest
// waiting, and what is not ours goes on to the next person. True once the helper is in its talk.
export async function takeFromLine(helper, words) {
  for (let i = 0; i < 10; i++) {
    await helper.open('/duty');
    if (await helper.button(WORDS.goOn).count()) await helper.press(helper.button(WORDS.goOn));
    if (!await helper.button(WORDS.takeNext).count()) return false;
    await helper.press(helper.button(WORDS.takeNext));
    if (!helper.path.startsWith('/offers/')) return false;
    const ours = (await helper.main.innerText()).includes(words);
    await helper.press(helper.button(ours ? WORDS.sayYes : WORDS.pass));
    if (ours) return true;
  }
  return false;
}

// The first supporter to whom the line gives the request, in their talk with the member.
export async function aHelperFor(people, words) {
  for (const person of people.with('supporter')) {
    const helper = await people.hands('the helper', person);
    if (!await takeFromLine(helper, words)) continue;
    assert.match(helper.path, /^\/talks\/[^/]+$/);
    return helper;
  }
  return assert.fail('nobody on duty was given the request');
}

// Writes into the open talk, and waits until it stands there.
export async function write(hands, text) {
  await hands.fill(WORDS.message, text);
  const send = hands.button(WORDS.send);
  await (hands.way.script ? hands.touch(send) : hands.press(send));
  await shows(hands.page, text);
}

// Waits until a message with `text` stands in a page or a frame.
export const shows = (place, text) => place.locator('li', { hasText: text }).first().waitFor({ timeout: PATIENCE });
