//! What may be a PIN: six digits, and none that whoever sees the phone tries first.

use crate::device::DeviceError;
use crate::store::StoreError;

/// A PIN has this many digits.
pub const PIN_DIGITS: usize = 6;

/// A PIN did not prove a person, or cannot be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PinError {
    /// It is no PIN: six digits are.
    NotSixDigits,
    /// It is among the first that anybody tries.
    Guessable,
    /// It is not this person's; so many seconds must pass before the next try.
    Wrong {
        /// Seconds to wait; 0 where the next try may come at once.
        wait: u32,
    },
    /// Too many were wrong; so many seconds are left.
    Wait {
        /// Seconds left.
        wait: u32,
    },
    /// The person has no PIN on this phone, or nobody signed in just before.
    NobodyThere,
    /// The phone's store failed.
    Store(StoreError),
    /// The phone could not stretch the PIN.
    Device(DeviceError),
}

/// Tells whether that is a PIN at all; one that was chosen before a rule on choosing stays good.
pub(super) fn is_pin(pin: &str) -> bool {
    pin.len() == PIN_DIGITS && pin.bytes().all(|byte| byte.is_ascii_digit())
}

/// Goes on only with a PIN that may be chosen. Whether somebody else on this phone has the same is not asked: the answer would betray theirs.
///
/// # Errors
/// It is not six digits, or it is equal digits, a run, or a group of two or three said again.
pub fn choosable(pin: &str) -> Result<(), PinError> {
    if !is_pin(pin) {
        return Err(PinError::NotSixDigits);
    }
    let digits = pin.as_bytes();
    let again = |group: usize| digits.iter().zip(&digits[group..]).all(|(one, later)| one == later);
    // After 9 comes 0, as on the keys.
    let run = |step: u8| digits.windows(2).all(|pair| (pair[0] - b'0' + step) % 10 == pair[1] - b'0');
    if again(1) || again(2) || again(3) || run(1) || run(9) { Err(PinError::Guessable) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_is_six_digits() {
        assert!(is_pin("012345"));
        assert!(!is_pin("12345") && !is_pin("1234567") && !is_pin("12a456") && !is_pin("１２"));
    }

    #[test]
    fn the_first_that_anybody_tries_is_not_chosen() {
        for pin in ["000000", "111111", "123456", "654321", "567890", "098765", "121212", "909090", "123123"] {
            assert_eq!(choosable(pin), Err(PinError::Guessable), "{pin}");
        }
        for pin in ["135790", "246801", "112233", "123465", "121213", "123124"] {
            assert_eq!(choosable(pin), Ok(()), "{pin}");
        }
        assert_eq!(choosable("12345"), Err(PinError::NotSixDigits));
    }
}
