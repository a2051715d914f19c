// What the journeys look for on the pages, in one place. People find things by these words; where
// the words of a page change, this file changes with them, and the journeys stay as they are.
export const WORDS = {
  pseudonym: /what others call you/i,
  passphrase: /passphrase/i,
  adult: /18 or older/i,
  listen: /listen/i,
  ownWords: /your own words/i,
  today: /^\s*today/i,
  anyone: /^\s*anyone who is free first/i,
  safe: /^\s*yes/i,
  goOn: /^go on duty/i,
  takeNext: /take the next/i,
  sayYes: /say yes/i,
  pass: /^pass it on/i,
  openTalk: /open the talk/i,
  message: /your message/i,
  send: /^send/i,
  liveView: /live view/i,
  helped: /^\s*yes, it helped/i,
};
