//! What comes over a real port: forms that hold more than may be sent, told of before or not.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    sync::mpsc,
    thread,
    time::Duration,
};

use kith_testkit::Bare;
use tokio::{net::TcpListener, runtime::Runtime, sync::oneshot};

/// Serves `bare` on a port of its own while `asks` runs.
fn served<T>(bare: &Bare, asks: impl FnOnce(SocketAddr) -> T) -> T {
    let (tell, told) = mpsc::channel();
    let (end, ended) = oneshot::channel::<()>();
    let app = bare.app.clone();
    let house = thread::spawn(move || {
        Runtime::new().unwrap().block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            tell.send(listener.local_addr().unwrap()).unwrap();
            tokio::select! {
                () = kith_web::serve(listener, app) => {}
                _ = ended => {}
            }
        });
    });
    let answer = asks(told.recv().unwrap());
    end.send(()).unwrap();
    house.join().unwrap();
    answer
}

/// The first line of the answer to a form with the header `length` and the `body`.
fn sent(port: SocketAddr, length: &str, body: &[u8]) -> String {
    let mut stream = TcpStream::connect(port).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let head = format!(
        "POST /leaving HTTP/1.1\r\nHost: {port}\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n{length}\r\n\r\n"
    );
    stream.write_all(&[head.as_bytes(), body].concat()).unwrap();
    let mut answer = vec![0; 12];
    stream.read_exact(&mut answer).unwrap();
    String::from_utf8(answer).unwrap()
}

#[test]
fn more_than_a_form_may_hold_is_refused_however_it_is_sent_and_the_house_goes_on() {
    let bare = Bare::new();
    served(&bare, |port| {
        let told = "Content-Length: 65537";
        assert_eq!(sent(port, told, b""), "HTTP/1.1 413", "told of before: nothing is read");
        let chunk = [b"4000\r\n".to_vec(), vec![b'a'; 0x4000], b"\r\n".to_vec()].concat();
        let chunks = [chunk.repeat(5), b"0\r\n\r\n".to_vec()].concat();
        assert_eq!(sent(port, "Transfer-Encoding: chunked", &chunks), "HTTP/1.1 413");
        let whole = [b"words=".to_vec(), vec![b'a'; 60_000]].concat();
        let length = format!("Content-Length: {}", whole.len());
        assert_eq!(sent(port, &length, &whole), "HTTP/1.1 401", "it fits, and nobody is signed in");
    });
}
