//! The browser's own dialog.

use web_sys::HtmlDialogElement;

/// Lays it over everything: what is below cannot be reached until it is closed.
pub fn show(dialog: &HtmlDialogElement) {
    // One that is open already, or gone from the page, stays as it is.
    let _ = dialog.show_modal();
}

/// Takes it away; the focus goes back to where it was.
pub fn close(dialog: &HtmlDialogElement) {
    dialog.close();
}
