//! The office: takes in what the phones did, runs the workflow, shows it.

// what it is told, and what it tells when it cannot
pub mod settings;
pub mod problem;
pub mod clock;
pub mod keys;

// what it remembers
pub mod db;
pub mod blobs;
pub mod commit;
pub mod state;

// what it does
pub mod password;
pub mod office;

// how it is reached
pub mod session;
pub mod headers;
pub mod metrics;
pub mod live;
pub mod openapi;
pub mod pwa;
pub mod desk;
pub mod tls;
pub mod routes;
