//! Records acts: judge, sign, keep, read back.
