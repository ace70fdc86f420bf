//! Shared pieces: written once as markup, and drawn by whoever shows them: the phone in its own view layer, the offices in leptos'.

// what is printed and signed
pub(crate) mod paper;
pub(crate) mod signature;
