//! The coordinator’s day: what waits for them, who sees to it, and what they do for many at once; by HTTP without JavaScript.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "day/needs.rs"]
mod needs;
