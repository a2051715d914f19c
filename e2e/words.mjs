// What the journeys look for on the pages, in one place. People find things by these words; where
// the words of a page change, this file changes with them, and the journeys stay as they are.
export const WORDS = {
  passphrase: /passphrase/i,
  keptCodes: /kept them/i,
  leaving: /how leaving works|leaving/i,
  listen: /listen/i,
  ownWords: /your own words|what is on your mind|what is going on/i,
  today: /^today/i,
  safe: /^yes/i,
  takeNext: /take the next/i,
  sayYes: /say yes/i,
  pass: /pass|can[’']t take this|not this one/i,
  firstFree: /first free|whoever is free/i,
  openTalk: /open the talk/i,
  message: /message/i,
  send: /^send/i,
  liveView: /live view/i,
  goodbye: /goodbye/i,
  helped: /^yes|helped/i,
};
