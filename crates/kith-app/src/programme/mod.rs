//! Programmes: what a coordinator sets, what the house offers beyond people, and the ways into its roles.

pub mod admitting;
pub mod applying;
pub mod belonging;
pub mod certifying;
pub mod checking;
pub mod circulating;
pub mod deputising;
pub mod exporting;
pub mod learning;
pub mod linking;
pub mod listing;
pub mod needing;
pub mod opening;
pub mod overseeing;
pub mod practising;
pub mod proving;
pub mod rating;
pub mod reading;
pub mod recruiting;
pub mod referring;
pub mod requiring;
pub mod reviewing;
pub mod setting_up;
pub mod supervising;
pub mod tables;
pub mod tallying;
