//! Serves the pages over an empty passing store, for looking at them: `cargo run --example serve ADDR`.

use kith_testkit::Bare;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:8091".to_owned());
    let bare = Bare::new();
    let mut app = bare.app.clone();
    app.site =
        kith_app::Site { base_url: format!("http://{address}"), ..Default::default() }.into();
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(&address).await?;
        kith_web::serve(listener, app).await;
        Ok::<_, std::io::Error>(())
    })?;
    Ok(())
}
