//! The calls of the contract, each as its users make it.

// a small campaign of the fixture, and the whole example
mod field;
mod example;
mod phone;
mod openapi;

mod session;
mod assignments;
mod package;
mod commands;
mod uploads;
mod map;
mod events;
mod site;
