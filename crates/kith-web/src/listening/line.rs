//! The line to a browser, which breaks where nothing of what is said is taken for long: whoever asks
//! and never reads would else keep what they were to hear.

use std::{
    io::{self, ErrorKind},
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::{Sleep, sleep},
};

/// A line over `S`.
pub(super) struct Line<S> {
    stream: S,
    patience: Duration,
    /// Ends when patience does; `None` while what is said is taken.
    waiting: Option<Pin<Box<Sleep>>>,
}

impl<S> Line<S> {
    /// A line that waits for as long as `patience` for some of its words to be taken.
    pub(super) fn new(stream: S, patience: Duration) -> Self {
        Self { stream, patience, waiting: None }
    }

    /// What came of saying something: where it waits for too long, that the line is broken.
    fn told<T>(
        &mut self,
        context: &mut Context<'_>,
        said: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if said.is_ready() {
            self.waiting = None;
            return said;
        }
        let patience = self.patience;
        let waiting = self.waiting.get_or_insert_with(|| Box::pin(sleep(patience)));
        ready!(waiting.as_mut().poll(context));
        Poll::Ready(Err(ErrorKind::TimedOut.into()))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Line<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, into)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Line<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let said = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.told(context, said)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let said = Pin::new(&mut self.stream).poll_write_vectored(context, parts);
        self.told(context, said)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        // Flushing a socket is always done at once, and says nothing about what was taken.
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let said = Pin::new(&mut self.stream).poll_shutdown(context);
        self.told(context, said)
    }
}

#[cfg(test)]
mod tests {
    use tokio::{
        io::{AsyncReadExt as _, AsyncWriteExt as _, duplex},
        runtime::Builder,
        time::timeout,
    };

    use super::*;

    #[test]
    fn a_line_breaks_where_nothing_is_taken_and_lasts_where_little_is() {
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let (ours, mut theirs) = duplex(8);
            let mut line = Line::new(ours, Duration::from_millis(250));
            let slow = async {
                for _ in 0..5 {
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    theirs.read_exact(&mut [0; 8]).await.unwrap();
                }
            };
            let (said, ()) = tokio::join!(line.write_all(&[7; 48]), slow);
            said.expect("each piece was taken in time, though all together took longer");
            let never = timeout(Duration::from_secs(20), line.write_all(&[7; 8])).await;
            assert_eq!(never.unwrap().unwrap_err().kind(), ErrorKind::TimedOut);
        });
    }
}
