//! Devices: what a sign-in is known by to the person it belongs to, and never finer than that.

use crate::{MINUTE, Span};

worded! {
    /// Which family of browser.
    Browser {
        /// Firefox.
        Firefox = "firefox",
        /// Chrome and Chromium.
        Chrome = "chrome",
        /// Edge.
        Edge = "edge",
        /// Safari.
        Safari = "safari",
        /// Any other.
        Other = "other",
    }
}

worded! {
    /// Which family of system.
    System {
        /// Android.
        Android = "android",
        /// A phone or tablet by Apple.
        Ios = "ios",
        /// Windows.
        Windows = "windows",
        /// A computer by Apple.
        Mac = "mac",
        /// Linux.
        Linux = "linux",
        /// Any other.
        Other = "other",
    }
}

/// A browser on a system, and whose hands it is in; versions and addresses are not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Device {
    /// The browser.
    pub browser: Browser,
    /// The system.
    pub system: System,
    /// How long a sign-in may lie unused on it where others use it too: it then also goes with the
    /// browser (SAF-69). `None` where nobody said so.
    pub shared: Option<Span>,
}

/// How long a sign-in may lie unused on a device that others use, where the house says nothing else.
pub const SHARED: Span = MINUTE.times(30);

impl Device {
    /// What a device says of itself, cut down to two words. `name` is its `User-Agent`.
    #[must_use]
    pub fn named(name: &str) -> Self {
        // The order matters: Edge also says "Chrome", Chrome also says "Safari", Android also says
        // "Linux", and an iPhone also says "Mac".
        let browser = [
            ("Firefox", Browser::Firefox),
            ("FxiOS", Browser::Firefox),
            ("Edg", Browser::Edge),
            ("Chrom", Browser::Chrome),
            ("CriOS", Browser::Chrome),
            ("Safari", Browser::Safari),
        ];
        let system = [
            ("Android", System::Android),
            ("iPhone", System::Ios),
            ("iPad", System::Ios),
            ("Windows", System::Windows),
            ("Mac", System::Mac),
            ("Linux", System::Linux),
        ];
        Self {
            browser: first(name, &browser).unwrap_or(Browser::Other),
            system: first(name, &system).unwrap_or(System::Other),
            shared: None,
        }
    }
}

fn first<T: Copy>(name: &str, signs: &[(&str, T)]) -> Option<T> {
    signs.iter().find(|(sign, _)| name.contains(sign)).map(|(_, one)| *one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_known_by_two_words() {
        let check = |name: &str, browser, system| {
            assert_eq!(Device::named(name), Device { browser, system, shared: None }, "{name}");
        };
        let phone = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/127.0 Safari/537.36";
        check(phone, Browser::Chrome, System::Android);
        let apple =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1";
        check(apple, Browser::Safari, System::Ios);
        let edge = "Mozilla/5.0 (Windows NT 10.0) Chrome/127.0 Safari/537.36 Edg/127.0";
        check(edge, Browser::Edge, System::Windows);
        check(
            "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Firefox/128.0",
            Browser::Firefox,
            System::Linux,
        );
        check("curl/8", Browser::Other, System::Other);
    }
}
