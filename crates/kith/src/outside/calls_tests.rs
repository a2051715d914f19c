use std::{
    io::{Read as _, Write as _},
    net::TcpListener,
    sync::mpsc::{Receiver, channel},
    thread,
};

use super::*;

/// A caller that may call this machine, in clear, and has little patience.
fn local() -> Caller {
    let reaches = |address: IpAddr| address.is_loopback();
    Caller::by(Rules { https_only: false, reaches }, Duration::from_millis(400))
}

/// A server that answers one call with `answer`, and then holds the line for a while where that is
/// empty; where it is, and what it was asked.
fn server(answer: Vec<u8>) -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let (tell, told) = channel();
    thread::spawn(move || {
        let (mut caller, _) = listener.accept().unwrap();
        let mut asked = Vec::new();
        let mut piece = [0; 4096];
        while !asked.windows(4).any(|four| four == b"\r\n\r\n") || !asked.ends_with(b"}") {
            let read = caller.read(&mut piece).unwrap();
            asked.extend_from_slice(&piece[..read]);
        }
        drop(tell.send(String::from_utf8(asked).unwrap()));
        if answer.is_empty() {
            thread::sleep(Duration::from_secs(2));
        }
        drop(caller.write_all(&answer));
    });
    (url, told)
}

fn why(done: Result<(), Fault>) -> String {
    let fault = done.unwrap_err();
    format!("{fault:?}")
}

#[test]
fn a_call_arrives_with_its_headers_and_says_nothing_of_its_sender() {
    let (url, told) = server(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec());
    local().post(&url, &[("kith-time", "12")], "{}").unwrap();
    let asked = told.recv().unwrap().to_lowercase();
    assert!(asked.contains("kith-time: 12") && asked.contains("application/json"), "{asked}");
    assert!(!asked.contains("user-agent") && !asked.contains("cookie"), "{asked}");
}

#[test]
fn a_call_is_not_sent_on() {
    let (other, told) = server(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec());
    let away = format!("HTTP/1.1 307 Away\r\nLocation: {other}\r\nContent-Length: 0\r\n\r\n");
    let (url, _) = server(away.into_bytes());
    assert!(local().post(&url, &[], "{}").is_err());
    assert!(told.recv_timeout(Duration::from_millis(100)).is_err(), "nobody else was called");
}

#[test]
fn an_answer_that_does_not_come_is_not_waited_for() {
    let (url, _told) = server(Vec::new());
    let why = why(local().post(&url, &[], "{}"));
    assert!(why.contains("too long"), "{why}");
}

#[test]
fn an_answer_without_end_is_not_read() {
    let head = b"HTTP/1.1 200 OK\r\nContent-Length: 70000\r\n\r\n".to_vec();
    let (url, _told) = server([head, vec![b'a'; 70_000]].concat());
    let why = why(local().post(&url, &[], "{}"));
    assert!(why.contains("too much"), "{why}");
}

#[test]
fn an_answer_that_is_no_yes_is_a_fault_without_its_words() {
    let (url, _told) = server(b"HTTP/1.1 500 Oh\r\nContent-Length: 6\r\n\r\nsecret".to_vec());
    let why = why(local().post(&url, &[], "{}"));
    assert!(why.contains("500") && !why.contains("secret"), "{why}");
}

#[test]
fn nothing_behind_a_wall_is_called_however_it_is_written() {
    let caller = Caller::new();
    for to in [
        "https://127.0.0.1/",
        "https://localhost/",
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0177.0.0.1/",
        "https://[::1]/",
        "https://0.0.0.0/",
        "https://[::ffff:127.0.0.1]/",
        "https://169.254.169.254/latest/meta-data/",
        "https://[fd00:ec2::254]/",
        "https://10.0.0.1:8443/",
        "https://name@192.168.0.1/",
    ] {
        let why = why(caller.post(to, &[], "{}"));
        assert!(why.contains("no address that may be reached"), "{to}: {why}");
    }
    let why = why(caller.post("http://1.1.1.1/", &[], "{}"));
    assert!(why.contains("not https"), "{why}");
}

#[test]
fn a_name_that_also_leads_behind_a_wall_is_not_called_at_all() {
    let open: SocketAddr = "1.1.1.1:443".parse().unwrap();
    let walled: SocketAddr = "10.0.0.1:443".parse().unwrap();
    assert!(may(&[open], is_open));
    assert!(!may(&[open, walled], is_open) && !may(&[walled, open], is_open));
    assert!(!may(&[], is_open));
}
