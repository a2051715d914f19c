//! The six laws of the promise of no silence, as properties: over every request, and over random
//! histories in which people, clocks and silence do what they like.

mod handover;
mod history;
mod ladder;
mod meetings;
mod silence;
mod steps;
mod world;
