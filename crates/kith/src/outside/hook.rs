//! The call to the site's own machine that a case waits: signed, with its time, and nothing else in it.

use std::{fmt, fs, path::Path};

use anyhow::{Context, bail};
use hmac::{Hmac, KeyInit as _, Mac as _};
use kith_app::{Fault, outgoing::case::Call, ports::Hook};
use serde_json::json;
use sha2::Sha256;

use super::calls::Caller;
use crate::settings::Hooked;

/// How long a key must be, in bytes.
const KEY: usize = 32;

/// Calls one address, with one key.
pub(crate) struct Webhook {
    caller: Caller,
    url: String,
    key: Vec<u8>,
}

impl Webhook {
    /// What `hooked` names.
    pub(crate) fn new(hooked: &Hooked) -> anyhow::Result<Self> {
        if !hooked.url.starts_with("https://") {
            bail!("webhook: {:?} must begin with https://", hooked.url);
        }
        let key = key(&hooked.key_file)?;
        Ok(Self { caller: Caller::new(), url: hooked.url.clone(), key })
    }
}

fn key(file: &Path) -> anyhow::Result<Vec<u8>> {
    let text = fs::read_to_string(file)
        .with_context(|| format!("webhook_key_file: {}", file.display()))?;
    let key = text.trim().as_bytes().to_vec();
    if key.len() < KEY {
        bail!("webhook_key_file: {} holds fewer than {KEY} characters", file.display());
    }
    Ok(key)
}

/// What is sent for `call`: the body, its time and its signature.
fn sent(call: &Call, key: &[u8]) -> Result<(String, String, String), Fault> {
    let body = json!({ "id": call.id, "what": "case-waits" }).to_string();
    let time = (call.at.micros() / 1_000_000).to_string();
    let mut mac = Hmac::<Sha256>::new_from_slice(key).map_err(Fault::new)?;
    mac.update(time.as_bytes());
    mac.update(b".");
    mac.update(body.as_bytes());
    let sum = mac.finalize().into_bytes();
    let signature = sum.iter().fold("v1=".to_owned(), |text, byte| text + &format!("{byte:02x}"));
    Ok((body, time, signature))
}

impl Hook for Webhook {
    fn call(&self, call: &Call) -> Result<(), Fault> {
        let (body, time, signature) = sent(call, &self.key)?;
        let headers = [("kith-time", time.as_str()), ("kith-signature", signature.as_str())];
        self.caller.post(&self.url, &headers, &body)
    }
}

impl fmt::Debug for Webhook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Webhook")
    }
}
