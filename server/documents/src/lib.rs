#![doc = include_str!("../README.md")]

mod frame;
mod hand;

pub mod authorisation;
pub mod correction_slip;
pub mod feedback;
pub mod no_sample;
pub mod notice;
pub mod payment_slip;
pub mod problem_report;
pub mod refusal;
pub mod seal;
pub mod sheet;
pub mod storage_notice;

mod paper;
mod papers;

mod code128;
mod error;
mod fonts;
mod outline;
mod proof;
mod qr;
mod template;
mod view;
mod world;

pub use error::{FontsError, RenderError};
pub use fonts::Fonts;
pub use frame::{Correction, Declined, Frame};
pub use hand::Hand;
pub use paper::Paper;
pub use papers::Papers;
