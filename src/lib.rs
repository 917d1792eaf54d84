//! Tallymark: who, where, when and how many, read from news about conflicts.
//!
//! The rooms, in the order in which they may know each other. Only
//! [`browser`] and [`app`] know that there is a browser.

pub mod text;

pub mod anchor;

pub mod model;

pub mod lang;

#[cfg(feature = "intake")]
pub mod intake;

pub mod phrase;

pub mod recognize;

pub mod annotate;

pub mod places;

pub mod desk;

pub mod exchange;

pub mod files;

#[cfg(any(feature = "app", feature = "worker"))]
pub mod worker;

#[cfg(feature = "app")]
pub mod browser;

#[cfg(feature = "app")]
pub mod app;
