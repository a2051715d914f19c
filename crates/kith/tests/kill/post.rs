//! One post over real HTTP, from an address of its writer's own.

use std::{
    io::{self, Read as _, Write as _},
    net::TcpStream,
    time::Duration,
};

use tokio::{net::TcpSocket, runtime::Builder};

use crate::house::Writer;

/// What became of a post, as far as its sender knows.
pub enum Answer {
    /// The house said that it is kept.
    Kept,
    /// No answer.
    Nothing,
    /// Not kept, and the house said to wait.
    Slower,
}

/// Sends `text` once.
pub fn post(writer: &Writer, port: u16, text: &str, key: &str) -> Answer {
    let Ok(answer) = send(writer, port, text, key) else { return Answer::Nothing };
    let head = answer.lines().next().unwrap_or_default().to_owned();
    match head.split(' ').nth(1).unwrap_or_default() {
        "303" => Answer::Kept,
        // A pace, a limit, or a store that is busy for a moment.
        "422" | "429" | "503" => Answer::Slower,
        "" => Answer::Nothing,
        other => panic!("{other} for {text}: {answer}"),
    }
}

fn send(writer: &Writer, port: u16, text: &str, key: &str) -> io::Result<String> {
    let mut line = line(writer, port)?;
    let body = format!("body={}&once={key}", text.replace(' ', "+"));
    let head = format!(
        "POST /talks/{}/messages HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {}\r\n\
         Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n",
        writer.talk,
        writer.cookie,
        body.len(),
    );
    line.write_all(format!("{head}{body}").as_bytes())?;
    let mut answer = Vec::new();
    line.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

/// A connection from the writer's own address, which patience has an end.
fn line(writer: &Writer, port: u16) -> io::Result<TcpStream> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let line = runtime.block_on(async {
        let socket = TcpSocket::new_v4()?;
        socket.bind((writer.from, 0).into())?;
        socket.connect(([127, 0, 0, 1], port).into()).await?.into_std()
    })?;
    line.set_nonblocking(false)?;
    line.set_read_timeout(Some(Duration::from_secs(10)))?;
    Ok(line)
}
