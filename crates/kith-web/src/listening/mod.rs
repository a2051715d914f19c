//! Connections: each on a task of its own, none that says or takes nothing for long, and not all of them
//! for one household.

mod crowd;
mod line;

use std::time::Duration;

use axum::{Extension, Router, extract::ConnectInfo, serve::Listener};
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use kith_app::{App, Site};
use tokio::net::TcpListener;

use self::{crowd::Crowd, line::Line};

/// How long the head of a request may take to arrive, how long a connection may stay silent between
/// two requests, and how long an answer may wait for its reader to take some of it: else whoever opens
/// many and says nothing, or asks and never listens, shuts everybody else out.
const PATIENCE: Duration = Duration::from_secs(30);

/// How many connections a household may have open. Our own proxies, who speak for many, may have more.
const MOST: usize = 256;

/// Answers whoever comes to `listener`, for as long as somebody waits for it.
pub async fn serve(listener: TcpListener, app: App) {
    let site = app.site.clone();
    welcome(listener, crate::routes(app), &site, (PATIENCE, MOST)).await;
}

async fn welcome(
    mut listener: TcpListener,
    rooms: Router,
    site: &Site,
    (patience, most): (Duration, usize),
) {
    let crowd = Crowd::new(most);
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(patience);
    loop {
        // Where no more can be open, this waits for a second and goes on.
        let (stream, from) = Listener::accept(&mut listener).await;
        let place = crowd.enter(from.ip());
        if place.is_none() && !site.trusts(from.ip()) {
            continue;
        }
        let rooms = TowerToHyperService::new(rooms.clone().layer(Extension(ConnectInfo(from))));
        let served = http.serve_connection(TokioIo::new(Line::new(stream, patience)), rooms);
        #[expect(clippy::disallowed_methods, reason = "a task lasts as long as its connection")]
        tokio::spawn(async move {
            // A connection that breaks is the end of it, and nobody's fault.
            drop(served.await);
            drop(place);
        });
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{ErrorKind, Read as _, Write as _},
        net::{SocketAddr, TcpStream},
        sync::mpsc,
        thread,
    };

    use axum::{body::Body, routing::get};
    use futures_util::stream;
    use kith_testkit::Bare;
    use tokio::runtime::Runtime;

    use super::*;

    const SHORT: Duration = Duration::from_millis(300);

    /// Opens a house of those rooms; where it is.
    fn open(rooms: Router, site: Site, most: usize) -> SocketAddr {
        let runtime = Runtime::new().unwrap();
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = listener.local_addr().unwrap();
        thread::spawn(move || {
            runtime.block_on(welcome(listener, rooms, &site, (SHORT, most)));
        });
        address
    }

    fn line(address: SocketAddr) -> TcpStream {
        let line = TcpStream::connect(address).unwrap();
        line.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        line
    }

    /// What is answered to `said`, until the house hangs up.
    fn answer(address: SocketAddr, said: &str) -> String {
        let mut line = line(address);
        line.write_all(said.as_bytes()).unwrap();
        let mut heard = String::new();
        line.read_to_string(&mut heard).expect("it hangs up before we lose patience");
        heard
    }

    /// The first bytes of an answer to a plain request on `line`; `None` where it was hung up.
    fn asks(line: &mut TcpStream) -> Option<String> {
        let said = line.write_all(b"GET /well HTTP/1.1\r\nHost: kith\r\n\r\n");
        let mut heard = [0; 12];
        match said.and_then(|()| line.read_exact(&mut heard)) {
            Ok(()) => Some(String::from_utf8(heard.to_vec()).unwrap()),
            Err(error) if error.kind() == ErrorKind::WouldBlock => panic!("nothing came"),
            Err(_) => None,
        }
    }

    fn well() -> Router {
        Router::new().route("/well", get(async || "well"))
    }

    #[test]
    fn whoever_says_nothing_or_never_ends_does_not_keep_a_connection() {
        let bare = Bare::new();
        let address = open(crate::routes(bare.app.clone()), Site::default(), MOST);
        assert_eq!(answer(address, ""), "");
        assert!(!answer(address, "GET /help HTTP/1.1\r\nHost: kith\r\nX-More: ").contains("200"));
        let whole = answer(address, "GET /healthz HTTP/1.1\r\nHost: kith\r\n\r\n");
        assert!(whole.starts_with("HTTP/1.1 200") && whole.ends_with("live\n"), "{whole}");
    }

    #[test]
    fn whoever_asks_and_never_reads_does_not_keep_an_answer() {
        struct Told(mpsc::Sender<()>);
        impl Drop for Told {
            fn drop(&mut self) {
                let _ = self.0.send(());
            }
        }
        let (tell, gone) = mpsc::channel();
        let endless = async move || {
            let told = Told(tell.clone());
            Body::from_stream(stream::repeat_with(move || {
                let _held = &told;
                Ok::<_, std::io::Error>(vec![b'.'; 65_536])
            }))
        };
        let rooms = Router::new().route("/endless", get(endless));
        let address = open(rooms, Site::default(), MOST);
        let mut line = line(address);
        line.write_all(b"GET /endless HTTP/1.1\r\nHost: kith\r\n\r\n").unwrap();
        line.read_exact(&mut [0; 12]).unwrap();
        gone.recv_timeout(Duration::from_secs(20)).expect("what nobody takes is dropped");
    }

    #[test]
    fn one_household_cannot_take_every_place() {
        let address = open(well(), Site::default(), 2);
        let (mut first, mut second) = (line(address), line(address));
        assert_eq!(asks(&mut first).unwrap(), "HTTP/1.1 200");
        assert_eq!(asks(&mut second).unwrap(), "HTTP/1.1 200");
        assert_eq!(asks(&mut line(address)), None, "hung up at once");
        drop((first, second));
        let mut tries = (0..200).map(|_| {
            thread::sleep(Duration::from_millis(50));
            asks(&mut line(address))
        });
        assert!(tries.any(|heard| heard.is_some()), "a place that is left is free again");
    }

    #[test]
    fn a_proxy_of_ours_has_as_many_as_it_needs() {
        let proxies = vec![("127.0.0.0".parse().unwrap(), 8)];
        let address = open(well(), Site { proxies, ..Site::default() }, 1);
        let mut lines = [line(address), line(address), line(address)];
        assert!(lines.iter_mut().all(|line| asks(line).is_some()));
    }
}
