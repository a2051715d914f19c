//! Pairings and their proofs, from plain numbers: knows no member, reads no file and no clock.
