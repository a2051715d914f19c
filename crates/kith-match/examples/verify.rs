//! Judges certificates: `verify INSTANCE [PAIRS.csv CERT.json]…` prints a line for each, empty codes when it holds.

use std::fs;
use std::io::Write;
use std::path::Path;

use kith_match::{Papers, verify};
use sha2::{Digest, Sha256};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [folder, cases @ ..] = words.as_slice() else {
        return Err("INSTANCE [PAIRS CERT]…".into());
    };
    let take = |name: &str| fs::read(Path::new(folder).join(name));
    let (meta, edges) = (take("meta.json")?, take("edges.csv")?);
    let (caps, caps_a) = (take("caps.csv").ok(), take("caps_a.csv").ok());
    let mut out = std::io::stdout().lock();
    for case in cases.chunks_exact(2) {
        let [pairs, certificate] = case else { continue };
        let papers = Papers {
            meta: &meta,
            edges: &edges,
            caps: caps.as_deref(),
            caps_a: caps_a.as_deref(),
            pairs: &fs::read(pairs)?,
            certificate: &fs::read(certificate)?,
        };
        let digest = |bytes: &[u8]| {
            Sha256::digest(bytes)
                .iter()
                .fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
        };
        let codes: Vec<_> = match verify(&papers, &digest) {
            Ok(failed) => failed.into_iter().map(|failure| failure.code.to_owned()).collect(),
            Err(unreadable) => vec![unreadable.to_string()],
        };
        writeln!(out, "{}", codes.join(" "))?;
    }
    Ok(())
}
