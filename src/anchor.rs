//! Finds a saved place again in a text.
