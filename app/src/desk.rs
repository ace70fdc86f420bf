//! The offices.
