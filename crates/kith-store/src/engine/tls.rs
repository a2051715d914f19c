//! The way to PostgreSQL: encrypted as its address asks (`sslmode=disable`, `prefer`, `require`), and
//! trusting the public authorities or those in `sslrootcert=FILE`.

use std::sync::Arc;

use postgres::{Client, Config, NoTls, config::SslMode};
use rustls::{
    ClientConfig, RootCertStore,
    crypto::ring,
    pki_types::{CertificateDer, pem::PemObject},
};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::Fault;

/// Where a server is, and how to speak to it.
#[derive(Clone)]
pub(super) struct Way {
    config: Config,
    connector: MakeRustlsConnect,
}

impl Way {
    /// Reads `url`.
    pub(super) fn parse(url: &str) -> Result<Self, Fault> {
        let (url, authorities) = without_authorities(url);
        let (config, roots): (Config, _) = (url.parse()?, roots(authorities.as_deref())?);
        let tls = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(Fault::new)?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Self { config, connector: MakeRustlsConnect::new(tls) })
    }

    /// Connects. With `require` the certificate must be good, for the name in the address; with
    /// `prefer`, as everywhere, a way that cannot be encrypted is better than none.
    pub(super) fn connect(&self) -> Result<Client, Fault> {
        let plain = || self.config.clone().ssl_mode(SslMode::Disable).connect(NoTls);
        match self.config.get_ssl_mode() {
            SslMode::Disable => Ok(plain()?),
            SslMode::Prefer => {
                let encrypted = self.config.connect(self.connector.clone());
                // A server that answered has had its say: only the way itself may be to blame.
                let refused = encrypted.as_ref().err().is_some_and(|error| error.code().is_some());
                if refused { Ok(encrypted?) } else { Ok(encrypted.or_else(|_| plain())?) }
            }
            _ => Ok(self.config.connect(self.connector.clone())?),
        }
    }
}

/// `url` without its `sslrootcert`, which the driver does not know, and what that said.
fn without_authorities(url: &str) -> (String, Option<String>) {
    let Some((place, asked)) = url.split_once('?') else { return (url.to_owned(), None) };
    let name = "sslrootcert=";
    let rest: Vec<_> = asked.split('&').filter(|option| !option.starts_with(name)).collect();
    let file = asked.split('&').find_map(|option| option.strip_prefix(name));
    let mark = if rest.is_empty() { "" } else { "?" };
    (format!("{place}{mark}{}", rest.join("&")), file.map(str::to_owned))
}

fn roots(authorities: Option<&str>) -> Result<RootCertStore, Fault> {
    let Some(file) = authorities else {
        return Ok(RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() });
    };
    let wrong = |error| Fault::new(format!("sslrootcert={file}: {error}"));
    let mut roots = RootCertStore::empty();
    for authority in CertificateDer::pem_file_iter(file).map_err(wrong)? {
        roots.add(authority.map_err(wrong)?).map_err(Fault::new)?;
    }
    Ok(roots)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_authorities_is_taken_out_of_the_address() {
        let check = |url: &str, rest: &str, file: Option<&str>| {
            assert_eq!(without_authorities(url), (rest.to_owned(), file.map(str::to_owned)));
        };
        check("postgres://h/d", "postgres://h/d", None);
        check("postgres://h/d?sslrootcert=/a.pem", "postgres://h/d", Some("/a.pem"));
        check(
            "postgres://h/d?sslmode=require&sslrootcert=a.pem&user=u",
            "postgres://h/d?sslmode=require&user=u",
            Some("a.pem"),
        );
        assert!(Way::parse("postgres://h/d?sslrootcert=/there/is/none.pem").is_err());
    }
}
