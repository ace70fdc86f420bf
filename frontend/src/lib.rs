//! The browser: what the seams of `app` are made of there. No page and no rule of the work stands here.

// the machine beneath
pub mod clock;
pub mod js;
pub mod lock;

// what stays on the phone, and under which keys
pub mod cipher;
pub mod indexed_db;
pub mod keys;
pub mod pin;
pub mod ring;
pub mod rsa;
pub mod vault;

// what the phone sees and where it is
pub mod camera;
pub mod files;
pub mod position;
pub mod scanner;

// the network
pub mod http;
pub mod live;
pub mod office_http;
pub mod phone_http;
pub mod uploads;

// who minds the phones
pub mod custodian;

// whoever runs a draw again
pub mod redraw;

// the page and its worker
#[cfg(feature = "field")]
pub mod behind;
pub mod device;
pub mod drawer;
pub mod page;
pub mod worker_client;
