//! Links the chains of deeds, behind the deeds themselves.

use kith_store::audit::chain;

use crate::{App, Error};

/// How many deeds are linked in one unit of work.
const SOME: i64 = 500;

/// Links some deeds; whether there may be more. Of two nodes that link the same at once one comes
/// first, and the other finds it done.
pub(crate) fn link_some(app: &App) -> Result<bool, Error> {
    if !app.store.read(chain::has_unlinked)? {
        return Ok(false);
    }
    let key = *app.keys.house(chain::PURPOSE, &mut app.moment())?;
    let linked = app.store.write(move |tx| chain::link(tx, &key, SOME))?;
    Ok(linked == SOME)
}
