//! How this house is set up, as far as the rooms need to know; read once by the binary's settings.

/// The settings that deeds and pages ask for.
#[derive(Debug, Clone)]
pub struct Site {
    /// Where people reach it, without a slash at the end: `https://kith.example`.
    pub base_url: String,
    /// Where *Leave now* goes.
    pub exit_url: String,
    /// Whether this is the demo: limits are ten times as wide, and the pages say so.
    pub demo: bool,
}

impl Default for Site {
    fn default() -> Self {
        Self {
            base_url: "http://127.0.0.1:8080".to_owned(),
            exit_url: "https://www.bbc.co.uk/weather".to_owned(),
            demo: false,
        }
    }
}
