//! Hostile values sent to the intake.
