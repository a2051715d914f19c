// J5.1 to J2.8: from no programme at all to an agreement that two people signed, and in how many minutes.
import assert from 'node:assert/strict';
import { accept, apply, comeBack, isKnown, makeAccount } from './deeds.mjs';
import { AGREEMENT, MENTEE, MENTOR, WORDS } from './words.mjs';

const QUICKLY = 20 * 60; // seconds that somebody new may take; the machine's own part is a fraction of it
const day = days => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function opensAProgramme({ people, way, shared }) {
  const [coordinator] = people.with('coordinator');
  const robin = (shared.robin = await people.hands('the coordinator', coordinator));
  shared.began = Date.now();
  shared.name = `Back to work ${way.name}`;
  await robin.open('/programmes/new');
  await robin.fill(WORDS.programme, shared.name);
  await robin.pick(WORDS.career);
  await robin.press(robin.primary);
  for (let page = 0; page < 4; page++) {
    if (await robin.main.getByLabel(WORDS.runner).count()) await robin.fill(WORDS.runner, 'Robin');
    if (await robin.main.getByLabel(WORDS.begins).count()) await robin.date(WORDS.begins, day(30));
    await robin.press(robin.primary);
  }
  await robin.press(robin.button(WORDS.openIt));
  await robin.press(robin.link(WORDS.itsPage));
  shared.page = robin.path;
  assert.match(shared.page, /^\/programmes\/back-to-work/);
}

async function bothApply({ people, shared }) {
  for (const [who, words] of [['mentor', MENTOR], ['mentee', MENTEE]]) {
    const hands = (shared[who] = await people.hands(`the ${who}`));
    shared[`${who}Signs`] = await makeAccount(hands);
    shared[`${who}Applied`] = await apply(hands, shared.page, words);
  }
}

async function bothAreTaken({ shared: { robin, mentorApplied, menteeApplied } }) {
  for (const path of [mentorApplied, menteeApplied]) await accept(robin, path);
}

// Both speak a language that nobody else here does, so that the list has one name.
async function theMentorSaysWhatTheyKnow({ shared }) {
  const { mentor, mentorSigns, mentorApplied } = shared;
  await comeBack(mentor, mentorSigns);
  await mentor.open(mentorApplied);
  await mentor.press(mentor.primary);
  await mentor.fill(WORDS.howMany, '1');
  await mentor.press(mentor.button(WORDS.save));
  await isKnown(mentor, '/me/helper');
  await mentor.press(mentor.button(WORDS.save));
}

async function theMenteeChoosesThem({ shared }) {
  const { mentee, menteeApplied } = shared;
  await mentee.open('/me/consents');
  await mentee.press(mentee.button(WORDS.agree));
  await isKnown(mentee, '/welcome/times');
  await mentee.press(mentee.button(WORDS.carryOn));
  await mentee.open(menteeApplied);
  await mentee.press(mentee.primary);
  for (const choice of [WORDS.mentor, WORDS.today, WORDS.chosen, WORDS.safe]) await mentee.pick(choice);
  await mentee.fill(WORDS.ownWords, 'I know my work, and say nothing.');
  await mentee.press(mentee.primary);
  await mentee.press(mentee.link(WORDS.choose));
  assert.equal(await mentee.main.locator('#people li.card').count(), 1, 'one person speaks that language');
  await mentee.press(mentee.button(WORDS.ask));
}

async function theMentorSaysYes({ shared: { mentor } }) {
  await mentor.open('/today');
  await mentor.press(mentor.link(WORDS.lookAtIt));
  await mentor.press(mentor.button(WORDS.sayYes));
  assert.match(mentor.path, /^\/talks\/[^/]+$/);
}

async function bothSign({ shared }) {
  const { mentor, mentee } = shared;
  await mentor.press(mentor.link(WORDS.journey));
  const journey = mentor.path;
  await mentor.press(mentor.link(WORDS.beginAgreement));
  for (const [label, words] of AGREEMENT) await mentor.fill(label, words);
  await mentor.date(WORDS.lookAgain, day(90));
  await mentor.press(mentor.button(WORDS.saveVersion));
  for (const hands of [mentor, mentee]) {
    await hands.open(`${journey}/agreement`);
    await hands.press(hands.button(WORDS.sign));
  }
  await mentor.open(journey);
  await mentor.says(WORDS.bothSigned);
  const seconds = (Date.now() - shared.began) / 1000;
  assert.ok(seconds < QUICKLY, `${seconds} s from no programme to a signed agreement`);
  console.log(`       from no programme to a signed agreement: ${seconds.toFixed(1)} s`);
}

export default {
  name: 'J5.1 to J2.8 mentoring',
  steps: [
    ['opens a programme', opensAProgramme],
    ['two people apply', bothApply],
    ['both are taken in', bothAreTaken],
    ['the mentor says what they know', theMentorSaysWhatTheyKnow],
    ['the mentee chooses them', theMenteeChoosesThem],
    ['the mentor says yes', theMentorSaysYes],
    ['both sign', bothSign],
  ],
};
