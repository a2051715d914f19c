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

#[cfg(test)]
mod tests {
    use kith_core::{Code, Timestamp};
    use kith_store::Scratch;

    use super::*;

    const SECRET: &[u8] = b"kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk";

    /// What a receiver does: the signature first, then whether the time lies within five minutes.
    fn holds(key: &[u8], (body, time, signature): &(String, String, String), now: i64) -> bool {
        let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
        mac.update(format!("{time}.{body}").as_bytes());
        let sum = signature.strip_prefix("v1=").unwrap();
        let bytes: Vec<_> = (0..sum.len() / 2)
            .map(|at| u8::from_str_radix(&sum[2 * at..2 * at + 2], 16).unwrap())
            .collect();
        mac.verify_slice(&bytes).is_ok() && (now - time.parse::<i64>().unwrap()).abs() <= 300
    }

    fn call() -> Call {
        let at = Timestamp::from_micros(1_700_000_000_000_000).unwrap();
        Call { id: Code(uuid::Uuid::from_u128(0xabc)), at }
    }

    #[test]
    fn a_call_is_signed_as_the_handbook_says() {
        let (body, time, signature) = sent(&call(), SECRET).unwrap();
        assert_eq!(body, r#"{"id":"00000000000000000000000000000abc","what":"case-waits"}"#);
        assert_eq!(time, "1700000000");
        // Reckoned with another program.
        assert_eq!(
            signature,
            "v1=571013aecb8873efb42b2372f48a8610afa27ed2a53ab68a9940279cb8535c10"
        );
    }

    #[test]
    fn a_receiver_knows_a_call_that_was_changed_is_old_or_has_another_key() {
        let (now, whole) = (1_700_000_000, sent(&call(), SECRET).unwrap());
        assert!(holds(SECRET, &whole, now) && holds(SECRET, &whole, now + 300));
        assert!(!holds(SECRET, &whole, now + 301), "replayed");
        assert!(!holds(&[b'x'; 32], &whole, now));
        let (body, time, signature) = whole.clone();
        assert!(!holds(SECRET, &(body.replace("waits", "ended"), time, signature), now));
        let (body, _, signature) = whole;
        assert!(!holds(SECRET, &(body, "1700000200".to_owned(), signature), now));
    }

    #[test]
    fn a_key_is_long_and_the_address_is_https() {
        let file = Scratch::new(None).unwrap().file("hook.key");
        let made = |url: &str| {
            Webhook::new(&Hooked { url: url.to_owned(), key_file: file.clone() }).is_ok()
        };
        assert!(!made("https://desk.example/"), "no key");
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, "short").unwrap();
        assert!(!made("https://desk.example/"));
        fs::write(&file, "k".repeat(32) + "\n").unwrap();
        assert!(made("https://desk.example/") && !made("http://desk.example/"));
    }
}
