//! The words of the phone's pages.
