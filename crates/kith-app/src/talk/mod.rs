//! Deeds of a talk: what two people do with the words between them.

pub mod exporting;
pub mod following;
pub mod franking;
pub mod handing_over;
pub mod joining;
pub mod keeping;
pub mod listing;
pub mod parting;
pub mod pausing;
pub mod peers;
pub mod posting;
pub mod reading;
pub mod seat;
pub mod withdrawing;
