//! The sentences of problem documents.
