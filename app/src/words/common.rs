//! Words that more than one page says.

/// The product.
pub const PRODUCT: &str = "封样";

/// The sign on the seal.
pub const SEAL: &str = "封";
