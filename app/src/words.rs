//! Every visible sentence.
