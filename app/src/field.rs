//! The phone: what a sampler sees, from 今日任务 to 完成.
//!
//! Pages read the [`Phone`](crate::phone::Phone) and hand it acts; they know nothing of stores, keys or the network, and no rule of
//! the work stands here.

// where one is
mod route;
mod frame;
pub mod app;

// what pages are made of
mod form;
mod entry;
mod pin;
mod camera;
mod media;
mod status;

// who holds the phone
mod gate;
mod sign_in;
mod me;

// the visit
mod tasks;
mod checklist;
mod arrive;
mod identity;
mod product;
mod containers;
mod evidence;
mod seal;
mod payment;
mod sign;
mod signing;
mod pad;
mod transport;
mod copies;

// what became of it
mod sync;

pub use app::FieldApp;
pub use route::Route;
