//! The wire protocol v1 between the frame and the page around it.
