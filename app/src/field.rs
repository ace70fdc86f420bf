//! The phone: what a sampler sees, from 今日任务 to 完成.
//!
//! Pages read the [`Phone`](crate::phone::Phone) and hand it acts; they know nothing of stores, keys or the network, and no rule of
//! the work stands here.

// where one is
pub mod app;
mod behind;
mod frame;
mod route;
mod scan;

// what pages are made of
mod aids;
mod camera;
mod cover;
mod entry;
mod finder;
mod form;
mod import;
mod media;
mod pin;
mod position;
mod status;
mod view;

// who holds the phone
mod gate;
mod me;
mod sign_in;

// the visit
mod arrive;
mod checklist;
mod containers;
mod copies;
mod correction;
mod determination;
mod ending;
mod evidence;
mod feedback;
mod goods;
mod identity;
mod late_entry;
mod opening;
mod own;
mod pad;
mod paper;
mod payment;
mod printout;
mod product;
mod qr;
mod remembered;
mod seal;
mod sign;
mod signing;
mod storage;
mod tasks;
mod transport;
mod void;

// what became of it
mod recovery;
mod rescue;
mod sync;

pub use app::{Bring, show};
pub use behind::{Behind, behind};
pub use route::Route;
