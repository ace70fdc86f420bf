//! The sentences of denials and warnings.
