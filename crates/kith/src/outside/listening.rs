//! The port: opened first, served later, closed when the process is told to stop.

use std::{io, net::SocketAddr};

use kith_app::App;
use tokio::{net::TcpListener, runtime::Runtime, signal};

/// An open port that nobody answers yet.
pub(crate) struct Door {
    runtime: Runtime,
    listener: TcpListener,
}

impl Door {
    /// Opens `address`.
    pub(crate) fn open(address: SocketAddr) -> io::Result<Self> {
        let runtime = Runtime::new()?;
        let listener = runtime.block_on(TcpListener::bind(address))?;
        Ok(Self { runtime, listener })
    }

    /// Where it is; the port, where any was asked for, is a real one now.
    pub(crate) fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Answers until an interrupt or a termination.
    pub(crate) fn serve(self, app: App) {
        let Self { runtime, listener } = self;
        runtime.block_on(async {
            // Streams do not end by themselves: who waits for them would wait for ever.
            tokio::select! {
                () = kith_web::serve(listener, app) => {}
                () = told_to_stop() => {}
            }
        });
    }
}

async fn told_to_stop() {
    let interrupt = signal::ctrl_c();
    match signal::unix::signal(signal::unix::SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
        }
        Err(_) => drop(interrupt.await),
    }
}
