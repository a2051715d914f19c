//! For whoever chose another name for their tabs, no page goes by its own: not one that went wrong, not a
//! stream, not one that was drawn without the store.

use kith_testkit::Browser;

use super::world::World;

/// Ada's browser, whose tabs say “Recipes”.
fn cook(world: &World) -> Browser {
    let mut ada = world.browser(&world.ada);
    ada.open("/me").choose("titles", "recipes").press("Save");
    ada
}

#[test]
fn pages_errors_and_streams_go_by_the_chosen_name() {
    let world = World::new();
    let talk = world.talk();
    let mut ada = cook(&world);
    for page in ["/today", "/plan", "/plan/parts", "/help", "/", "/no/such/page", "/me/reads"] {
        assert_eq!(ada.open(page).title(), "Recipes", "{page}");
    }
    for page in ["", "/live", "/concern"] {
        assert_eq!(ada.open(&format!("/talks/{talk}{page}")).title(), "Recipes", "{page}");
    }
    assert_eq!(ada.post("/requests", &[("body", "\u{fffd}")]).title(), "Recipes");
    let mut stream = ada.listen(&format!("/talks/{talk}/stream"), &[]);
    assert!(stream.until("</title>").heard().contains("<title>Recipes</title>"));
}

#[test]
fn where_the_store_is_shut_the_tab_tells_nothing() {
    let world = World::new();
    let mut ada = cook(&world);
    world.bare.ruin_the_database();
    for page in ["/today", "/help", "/plan"] {
        assert_eq!(ada.open(page).title(), "Notes", "{page}");
    }
    let mut stranger = world.stranger();
    assert!(stranger.open("/help").title().contains("Urgent help"), "nothing to hide is hidden");
}
