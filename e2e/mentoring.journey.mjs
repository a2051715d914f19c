// J5.1 to J2.8: from an empty programme to the first agreement that both have signed, as somebody new would go.
import assert from 'node:assert/strict';
import { makeAccount, signIn } from './deeds.mjs';
import { WORDS } from './words.mjs';

const QUICKLY = 20 * 60; // seconds that the issue allows; people read and think, the machine must leave them the time
const SAID = 'I know my work, and say nothing in meetings.';
const MENTOR = { adult: true, hard: true, field: SAID, why: SAID, know: SAID, listened: SAID, time: 'four', places: 'one', stay: 'year', checks: true };
const MENTEE = { adult: true, hard: true, hope: SAID, stand: SAID, time: 'two', channel: 'both' };

const AGREED = {
  purpose: 'To go back to work without hiding the gap.',
  rhythm: 'Every second Tuesday, here.',
  length: 'Until summer.',
  between: 'Everything, unless somebody is in danger.',
  missed: 'We say so the day before.',
};

const field = (hands, name) => hands.main.locator(`[name=${name}]`).first();
const inDays = days => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

// Answers each question, found by its name in the form and reached by what it is called.
async function answer(hands, answers) {
  for (const [name, said] of Object.entries(answers)) {
    const box = hands.main.locator(`[name=${name}][value="${said === true ? 'yes' : said}"]`).first();
    const is = await box.count() ? box : field(hands, name);
    const label = (await is.evaluate(one => one.labels[0].innerText)).trim();
    if (is === box) await hands.pick(label);
    else await hands.fill(label, said);
  }
}

async function setsUp({ people, shared, way }) {
  const [coordinator] = people.with('coordinator');
  const robin = (shared.robin = await people.hands('the coordinator', coordinator));
  shared.began = Date.now();
  shared.name = `Back to work, ${way.name}`;
  await robin.open('/programmes/new');
  await robin.fill(WORDS.programmeName, shared.name);
  await robin.pick(WORDS.career);
  await robin.press(robin.primary);
  for (let i = 0; i < 6 && /\/settings\/\w+$/.test(robin.path); i++) {
    if (robin.path.endsWith('/purpose')) await robin.fill(WORDS.runner, 'Robin, at the house in Mill Street.');
    if (robin.path.endsWith('/length')) await field(robin, 'begins').fill(inDays(30));
    await robin.press(robin.primary);
  }
  await robin.press(robin.button(WORDS.openProgramme));
  await robin.press(robin.link(WORDS.seeItsPage));
  shared.page = robin.path;
}

// Somebody new makes an account, applies on the page of the programme, and sends it.
async function applies(who, way, answers, { people, shared }) {
  const hands = (shared[who] = await people.hands(`the ${who}`));
  shared[`${who}Name`] = await makeAccount(hands);
  await hands.open(shared.page);
  await hands.press(hands.link(way));
  await hands.press(hands.primary);
  await answer(hands, answers);
  await hands.press(hands.primary);
  assert.match(hands.path, /^\/applications\/[0-9a-f]{32}$/);
  shared[`${who}Applied`] = hands.path;
}

async function says(who, { shared }) {
  const { robin } = shared;
  await robin.open(`${shared[`${who}Applied`]}/review`);
  await robin.press(robin.button(WORDS.openIt));
  await robin.pick(WORDS.acceptThem);
  await field(robin, 'reason').fill('You know what you would like, and why.');
  await robin.press(robin.button(WORDS.decide));
}

// Agrees that what they said is used to find somebody who fits.
async function agrees(hands) {
  await hands.open('/me/consents');
  const form = hands.main.locator('form', { has: hands.page.locator('input[value=matching]') }).first();
  await hands.press(form.getByRole('button').first());
}

async function hasTime({ shared: { mentor, mentorName } }) {
  await mentor.open('/capacity');
  await signIn(mentor, mentorName);
  await mentor.fill(WORDS.howManyTalks, '1');
  await mentor.press(mentor.primary);
  await agrees(mentor);
}

async function asksForAMentor({ shared: { mentee, menteeName } }) {
  await mentee.open('/requests/new?kind=mentor');
  await signIn(mentee, menteeName);
  await mentee.pick(WORDS.aMentor);
  await mentee.fill(WORDS.ownWords, SAID);
  await mentee.pick(WORDS.thisWeek);
  await mentee.pick(WORDS.anyone);
  await mentee.pick(WORDS.safe);
  await mentee.press(mentee.primary);
  await agrees(mentee);
}

async function isPaired({ shared: { robin } }) {
  await robin.open('/runs');
  await robin.press(robin.primary);
  await robin.pick(/looks right[\s\S]*Wren/i);
  await robin.press(robin.button(WORDS.approveTicked));
  await robin.says(WORDS.oneIsAsked);
}

// Looks at what was proposed to them, and says yes; false where nothing was, or somebody else.
async function saysYes(hands, to) {
  await hands.open('/today');
  const proposal = hands.main.locator('a[href^="/proposals/"]').first();
  if (!await proposal.count()) return false;
  await hands.press(proposal);
  if (!(await hands.main.innerText()).includes(to)) return false;
  await hands.press(hands.button(WORDS.yesToThem));
  return true;
}

async function bothSayYes({ people, shared }) {
  assert.ok(await saysYes(shared.mentee, ''), 'the mentee has no proposal');
  for (const person of people.with('mentor')) {
    const mentor = await people.hands('the mentor', person);
    if (await saysYes(mentor, 'Wren')) return void (shared.walks = mentor);
  }
  assert.fail('no mentor was asked');
}

async function writesTheAgreement({ shared }) {
  const { walks } = shared;
  assert.match(walks.path, /^\/talks\/[0-9a-f]{32}$/);
  shared.agreement = `${walks.path.replace('/talks/', '/journeys/')}/agreement`;
  await walks.open(shared.agreement);
  await walks.press(walks.primary);
  for (const [part, words] of Object.entries(AGREED)) await answer(walks, { [part]: words });
  await field(walks, 'review').fill(inDays(90));
  await walks.press(walks.primary);
}

async function bothSign({ shared }) {
  for (const hands of [shared.walks, shared.mentee]) {
    await hands.open(shared.agreement);
    await hands.press(hands.button(WORDS.sign));
  }
  await shared.mentee.says(WORDS.youHaveSigned);
  const seconds = (Date.now() - shared.began) / 1000;
  assert.ok(seconds < QUICKLY, `${seconds} s from an empty programme to the first agreement`);
  console.log(`       from an empty programme to an agreement that both have signed: ${seconds.toFixed(1)} s`);
}

export default {
  name: 'J5.1 mentoring',
  steps: [
    ['sets up a programme and opens it', setsUp],
    ['somebody applies to be a mentor', state => applies('mentor', WORDS.toBeAMentor, MENTOR, state)],
    ['somebody applies for a mentor', state => applies('mentee', WORDS.forAMentor, MENTEE, state)],
    ['the mentor is taken in', state => says('mentor', state)],
    ['the mentee is taken in', state => says('mentee', state)],
    ['the mentor says for how many they have time', hasTime],
    ['the mentee asks for a mentor', asksForAMentor],
    ['the two are put forward to each other', isPaired],
    ['both say yes', bothSayYes],
    ['the mentor writes an agreement', writesTheAgreement],
    ['both sign it', bothSign],
  ],
};
