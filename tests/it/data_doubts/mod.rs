//! Checks of the data find planted faults without being told, and leave clean data alone.

mod accepted;
mod clean;
mod faults;
