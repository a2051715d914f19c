//! A browser without JavaScript, over the router in this process: it keeps cookies, follows redirects,
//! reads pages, fills forms and presses their buttons.

mod form;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use kith_app::App;
use kith_web::Pulse;
use scraper::{Html, Selector};
use tower::ServiceExt;

use self::form::{Form, LINE, Sent};
use crate::Listening;

/// A browser with one tab.
pub struct Browser {
    router: Router,
    runtime: tokio::runtime::Runtime,
    cookies: Vec<(String, String)>,
    /// The names of those that go when it is closed.
    fleeting: Vec<String>,
    languages: String,
    modern: bool,
    path: String,
    status: StatusCode,
    headers: HeaderMap,
    html: String,
    filled: Vec<(String, Vec<String>)>,
}

impl Browser {
    /// A new browser, which knows nobody, in front of `app`.
    #[must_use]
    pub fn new(app: &App) -> Self {
        Self::over(kith_web::routes(app.clone()))
    }

    /// The same, where live feeds keep time by `pulse`.
    #[must_use]
    pub fn with(app: &App, pulse: Pulse) -> Self {
        Self::over(kith_web::routes_with(app.clone(), pulse))
    }

    /// Another browser in front of the same house: somebody else's.
    #[must_use]
    pub fn another(&self) -> Self {
        Self::over(self.router.clone())
    }

    fn over(router: Router) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        Self {
            router,
            runtime,
            cookies: Vec::new(),
            fleeting: Vec::new(),
            languages: "en".to_owned(),
            modern: true,
            path: String::new(),
            status: StatusCode::OK,
            headers: HeaderMap::new(),
            html: String::new(),
            filled: Vec::new(),
        }
    }

    /// From now on it says nothing of where its requests come from, as browsers before 2020.
    pub fn grow_old(&mut self) -> &mut Self {
        self.modern = false;
        self
    }

    /// From now on it asks for pages in `languages`, an `Accept-Language` header.
    pub fn speak(&mut self, languages: &str) -> &mut Self {
        languages.clone_into(&mut self.languages);
        self
    }

    /// Types `path` into the address bar.
    pub fn open(&mut self, path: &str) -> &mut Self {
        self.go(&Method::GET, path, None, "none")
    }

    /// Follows the link of that text.
    pub fn follow(&mut self, text: &str) -> &mut Self {
        let to = self.link(text);
        let to = to.unwrap_or_else(|| panic!("no link “{text}” on {}: {}", self.path, self.text()));
        self.go(&Method::GET, &to, None, "same-origin")
    }

    /// Types `value` into the field `name` of the form that is sent next.
    pub fn fill(&mut self, name: &str, value: &str) -> &mut Self {
        self.filled.retain(|(is, _)| is != name);
        self.filled.push((name.to_owned(), vec![value.to_owned()]));
        self
    }

    /// Chooses `value` in `name`: a radio button, an entry of a list, or one more tick.
    pub fn choose(&mut self, name: &str, value: &str) -> &mut Self {
        match self.filled.iter_mut().find(|(is, _)| is == name) {
            Some((_, values)) => values.push(value.to_owned()),
            None => self.filled.push((name.to_owned(), vec![value.to_owned()])),
        }
        self
    }

    /// Takes every tick of `name` away.
    pub fn clear(&mut self, name: &str) -> &mut Self {
        self.filled.retain(|(is, _)| is != name);
        self.filled.push((name.to_owned(), Vec::new()));
        self
    }

    /// Presses the button of that text, so that its form is sent with what was filled in.
    pub fn press(&mut self, text: &str) -> &mut Self {
        let form = Form::with_button(&self.html, text);
        let form =
            form.unwrap_or_else(|| panic!("no button “{text}” on {}: {}", self.path, self.text()));
        let sent = form.sent(&std::mem::take(&mut self.filled));
        let to = if form.action.is_empty() { self.path.clone() } else { form.action };
        if form.posts {
            return self.go(&Method::POST, &to, Some(sent), "same-origin");
        }
        // A place on the page is not sent.
        let bare = to.split(['?', '#']).next().unwrap_or(&to);
        self.go(&Method::GET, &format!("{bare}?{}", sent.text), None, "same-origin")
    }

    /// Sends `fields` to `path` without a page, as a script would that knows the address.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> &mut Self {
        let text = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let sent = Sent { kind: LINE, text };
        self.go(&Method::POST, path, Some(sent), "same-origin")
    }

    /// Sends any request; the tab shows the answer, redirects not followed.
    pub fn send(&mut self, request: Request<Body>) -> &mut Self {
        request.uri().path().clone_into(&mut self.path);
        let (router, filled) = (self.router.clone(), std::mem::take(&mut self.filled));
        drop(filled);
        let (status, headers, bytes) = self.runtime.block_on(async move {
            let answer = router.oneshot(request).await.unwrap();
            let (parts, body) = answer.into_parts();
            (parts.status, parts.headers, to_bytes(body, 4 << 20).await.unwrap())
        });
        self.keep(&headers);
        (self.status, self.headers) = (status, headers);
        self.html = String::from_utf8_lossy(&bytes).into_owned();
        self
    }

    /// Opens `path`, whose answer does not end, with `headers` besides its own.
    #[must_use]
    pub fn listen(&self, path: &str, headers: &[(&'static str, &str)]) -> Listening {
        let mut asked = self.request(&Method::GET, path, None, "same-origin");
        for (name, value) in headers {
            asked.headers_mut().insert(*name, value.parse().unwrap());
        }
        Listening::to(self.router.clone(), asked)
    }

    fn go(&mut self, method: &Method, path: &str, form: Option<Sent>, site: &str) -> &mut Self {
        self.send(self.request(method, path, form, site));
        for _ in 0..5 {
            let to = self.header("location");
            if !self.status.is_redirection() || !to.starts_with('/') {
                break;
            }
            self.send(self.request(&Method::GET, &to, None, site));
        }
        self
    }

    fn request(&self, how: &Method, path: &str, form: Option<Sent>, site: &str) -> Request<Body> {
        let path = path.split('#').next().filter(|path| !path.is_empty()).unwrap_or(&self.path);
        let mut request = Request::builder().method(how).uri(path);
        request = request.header(header::ACCEPT_LANGUAGE, &self.languages);
        if self.modern {
            request = request.header("sec-fetch-site", site);
        }
        if !self.cookies.is_empty() {
            request = request.header(header::COOKIE, self.cookie());
        }
        match form {
            None => request.body(Body::empty()).unwrap(),
            Some(form) => {
                request.header(header::CONTENT_TYPE, form.kind).body(Body::from(form.text)).unwrap()
            }
        }
    }

    /// Keeps the cookies of an answer, and forgets those that it takes back.
    fn keep(&mut self, headers: &HeaderMap) {
        for line in headers.get_all(header::SET_COOKIE) {
            let line = line.to_str().unwrap();
            let (name, value) =
                line.split(';').next().and_then(|pair| pair.split_once('=')).unwrap();
            self.cookies.retain(|(is, _)| is != name);
            self.fleeting.retain(|is| is != name);
            if !line.contains("Max-Age") && !line.contains("Expires") {
                self.fleeting.push(name.to_owned());
            }
            if !line.contains("Max-Age=0") {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
    }

    /// Takes `line`, a `Cookie` header, for its own.
    pub fn take(&mut self, line: &str) -> &mut Self {
        let pairs = line.split("; ").filter_map(|pair| pair.split_once('='));
        self.cookies = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        self
    }

    /// Closes it, and opens it again: what was kept until then is gone.
    pub fn close(&mut self) -> &mut Self {
        self.cookies.retain(|(is, _)| !self.fleeting.contains(is));
        self
    }

    /// The `Cookie` header that it sends; empty where it has none.
    #[must_use]
    pub fn cookie(&self) -> String {
        let pairs: Vec<_> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        pairs.join("; ")
    }

    /// The status of the page.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// Where it is now, as the address bar shows it.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// A header of the answer; empty where there is none.
    #[must_use]
    pub fn header(&self, name: &str) -> String {
        let value = self.headers.get(name).and_then(|value| value.to_str().ok());
        value.unwrap_or_default().to_owned()
    }

    /// The page as it came.
    #[must_use]
    pub fn html(&self) -> &str {
        &self.html
    }

    /// What the tab says.
    #[must_use]
    pub fn title(&self) -> String {
        self.all("title").into_iter().next().unwrap_or_default()
    }

    /// What stands on the page, in one line, without the marks that set names apart.
    #[must_use]
    pub fn text(&self) -> String {
        self.all("main").join(" ")
    }

    /// Whether the page says `words` in its main part or in its title.
    #[must_use]
    pub fn says(&self, words: &str) -> bool {
        self.text().contains(&flat(words)) || self.title().contains(words)
    }

    /// Where the link of that text goes; `None` where there is none.
    #[must_use]
    pub fn link(&self, text: &str) -> Option<String> {
        let page = Html::parse_document(&self.html);
        let anchors = Selector::parse("a[href]").unwrap();
        let mut links = page.select(&anchors).map(|link| {
            (
                flat(&link.text().collect::<String>()),
                link.attr("href").unwrap_or_default().to_owned(),
            )
        });
        links.find(|(says, _)| says.contains(&flat(text))).map(|(_, to)| to)
    }

    /// Where every link of the page goes, in order.
    #[must_use]
    pub fn links(&self) -> Vec<String> {
        let page = Html::parse_document(&self.html);
        let anchors = Selector::parse("a[href]").unwrap();
        let links = page.select(&anchors);
        links.map(|link| link.attr("href").unwrap_or_default().to_owned()).collect()
    }

    /// What stands in the field `name` now; `None` where the page has no such field.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<String> {
        form::value(&self.html, name)
    }

    /// The texts of every element that `selector` finds.
    #[must_use]
    pub fn all(&self, selector: &str) -> Vec<String> {
        let page = Html::parse_document(&self.html);
        let selector = Selector::parse(selector).unwrap();
        let found = page.select(&selector);
        found.map(|element| flat(&element.text().collect::<Vec<_>>().join(" "))).collect()
    }
}

impl std::fmt::Debug for Browser {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Browser({} at {})", self.status, self.path)
    }
}

/// `text` in one line, without the marks that set names apart.
fn flat(text: &str) -> String {
    let bare: String =
        text.chars().filter(|mark| !matches!(mark, '\u{2066}'..='\u{2069}')).collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}
