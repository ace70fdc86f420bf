//! The office: takes in what the phones did, runs the workflow, shows it.

// what it is told, and what it tells when it cannot
pub mod clock;
pub mod keys;
pub mod problem;
pub mod settings;

// what it remembers
pub mod backup;
pub mod bag;
pub mod blobs;
pub mod commit;
pub mod db;
pub mod room;
pub mod state;

// what it does
pub mod office;
pub mod password;
pub mod press;
pub mod redraw;

// how it is reached
pub mod authority;
pub mod desk;
pub mod headers;
pub mod live;
pub mod metrics;
pub mod openapi;
pub mod public;
pub mod pwa;
pub mod routes;
pub mod seats;
pub mod session;
pub mod tls;
pub mod tries;
