//! Connections: each on a task of its own, and none that says nothing for long.

use std::time::Duration;

use axum::{Extension, Router, extract::ConnectInfo, serve::Listener};
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use kith_app::App;
use tokio::net::TcpListener;

/// How long the head of a request may take to arrive, and how long a connection may stay silent
/// between two requests: else whoever opens many and says nothing shuts everybody else out.
const PATIENCE: Duration = Duration::from_secs(30);

/// Answers whoever comes to `listener`, for as long as somebody waits for it.
pub async fn serve(listener: TcpListener, app: App) {
    welcome(listener, crate::routes(app), PATIENCE).await;
}

async fn welcome(mut listener: TcpListener, rooms: Router, patience: Duration) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(patience);
    loop {
        // Where no more can be open, this waits for a second and goes on.
        let (stream, from) = Listener::accept(&mut listener).await;
        let rooms = TowerToHyperService::new(rooms.clone().layer(Extension(ConnectInfo(from))));
        let served = http.serve_connection(TokioIo::new(stream), rooms);
        #[expect(clippy::disallowed_methods, reason = "a task lasts as long as its connection")]
        // A connection that breaks is the end of it, and nobody's fault.
        tokio::spawn(async move { drop(served.await) });
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{Read as _, Write as _},
        net::{SocketAddr, TcpStream},
        thread,
    };

    use kith_testkit::Bare;
    use tokio::runtime::Runtime;

    use super::*;

    /// What is answered to `said`, until the house hangs up.
    fn answer(address: SocketAddr, said: &str) -> String {
        let mut line = TcpStream::connect(address).unwrap();
        line.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        line.write_all(said.as_bytes()).unwrap();
        let mut heard = String::new();
        line.read_to_string(&mut heard).expect("it hangs up before we lose patience");
        heard
    }

    #[test]
    fn whoever_says_nothing_or_never_ends_does_not_keep_a_connection() {
        let bare = Bare::new();
        let runtime = Runtime::new().unwrap();
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = listener.local_addr().unwrap();
        let rooms = crate::routes(bare.app.clone());
        thread::spawn(move || {
            runtime.block_on(welcome(listener, rooms, Duration::from_millis(300)));
        });
        assert_eq!(answer(address, ""), "");
        assert!(!answer(address, "GET /help HTTP/1.1\r\nHost: kith\r\nX-More: ").contains("200"));
        let whole = answer(address, "GET /healthz HTTP/1.1\r\nHost: kith\r\n\r\n");
        assert!(whole.starts_with("HTTP/1.1 200") && whole.ends_with("live\n"), "{whole}");
    }
}
