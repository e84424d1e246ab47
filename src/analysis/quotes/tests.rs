//! Quotations as a reader meets them.
