// People of a journey, each with a browser of their own, and hands that use pointer or keyboard.
import { cookies } from './house.mjs';

// Nothing leaves the machine: whatever is elsewhere is a page about the weather.
const elsewhere = route => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Weather</title><p>Sunny.' });

export class People {
  #contexts = [];
  #pages = new Map();

  constructor(browser, world, way) {
    Object.assign(this, { browser, world, way });
  }

  // Hands for somebody called `who`; with the cookie of `person`, or signed out.
  async hands(who, person) {
    const context = await this.browser.newContext({ javaScriptEnabled: this.way.script, viewport: { width: 1280, height: 900 } });
    context.setDefaultTimeout(8000);
    this.#contexts.push(context);
    await context.route(url => !url.href.startsWith(this.world.base_url), elsewhere);
    if (person) await context.addCookies(cookies(person.cookie, this.world.base_url));
    const page = await context.newPage();
    this.#pages.set(who, page);
    return new Hands(page, this.world.base_url, this.way);
  }

  // Everybody with `role`, in the order of the world.
  with(role) {
    return this.world.people.filter(person => person.roles.includes(role) && person.cookie);
  }

  whereabouts() {
    return [...this.#pages].map(([who, page]) => `${who} at ${new URL(page.url(), 'http://x').pathname}`).join(', ');
  }

  async leave() {
    for (const context of this.#contexts) await context.close().catch(() => {});
  }
}

// What a person can do with a page. Things are found by what they are called, as people find them;
// the primary action is the only `.btn` in `main`.
export class Hands {
  constructor(page, base, way) {
    Object.assign(this, { page, base: base.replace(/\/$/, ''), way });
  }

  get main() { return this.page.locator('main'); }
  get path() { return new URL(this.page.url()).pathname; }
  get primary() { return this.main.locator('.btn:not(.quiet)').first(); }

  // Opens `path`. A page with a stream never ends loading, so nobody waits for that.
  async open(path) {
    const answer = await this.page.goto(this.base + path, { waitUntil: 'domcontentloaded' });
    return answer.status();
  }

  async says(text) {
    await this.main.getByText(text).first().waitFor();
  }

  async fill(label, text) {
    const field = this.main.getByLabel(label).first();
    if (!this.way.keyboard) return field.fill(text);
    await this.#reach(field);
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.type(text);
  }

  // A day, as year-month-day. By keyboard, a field for days takes its parts in an order that differs from
  // browser to browser, so the day is put there; that one can get to it is tried.
  async date(label, day) {
    const field = this.main.getByLabel(label).first();
    if (this.way.keyboard) await this.#reach(field);
    await field.fill(day);
  }

  // Ticks or picks the box called `label`.
  async pick(label) {
    const box = this.main.getByLabel(label).first();
    await box.evaluate(element => element.closest('details:not([open])')?.setAttribute('open', ''));
    if (!this.way.keyboard) return box.check();
    if (await box.getAttribute('type') === 'radio') return this.#pickOfGroup(box);
    await this.#reach(box);
    if (!await box.isChecked()) await this.page.keyboard.press('Space');
  }

  // Presses a button or follows a link, and waits for the next page.
  async press(target) {
    const before = this.page.url();
    const moved = this.page.waitForEvent('domcontentloaded');
    moved.catch(() => {}); // the press itself may fail first, and says more
    await this.touch(target);
    await moved;
    return before;
  }

  // The same, where no other page is expected.
  async touch(target) {
    if (!this.way.keyboard) return target.click({ noWaitAfter: true });
    await this.#reach(target);
    await this.page.keyboard.press('Enter');
  }

  // Whether the second tab stop of the page as it opened is the way out.
  async exitIsSecond() {
    await this.page.reload({ waitUntil: 'domcontentloaded' });
    for (const _ of [1, 2]) await this.page.keyboard.press('Tab');
    return this.page.evaluate(() => !!document.activeElement.closest('form[data-exit]'));
  }

  // Leaves the site by its way out. Where to is asked for, not arrived at: there may be no network.
  async leaveNow() {
    const away = request => request.isNavigationRequest() && !request.url().startsWith(this.base);
    const gone = this.page.waitForRequest(away);
    gone.catch(() => {}); // the press itself may fail first, and says more
    await this.touch(this.page.locator('form[data-exit] button'));
    await gone;
    await this.page.waitForTimeout(400);
  }

  cookies() { return this.page.context().cookies(this.base.replace(/^http:/, 'https:')); }

  button(name) { return this.main.getByRole('button', { name }).first(); }
  link(name) { return this.main.getByRole('link', { name }).first(); }

  async #reach(target) {
    await target.waitFor();
    await target.evaluate(element => element.closest('details:not([open])')?.setAttribute('open', ''));
    for (let i = 0; i < 150; i++) {
      if (await target.evaluate(element => element === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard does not reach ${target}`);
  }

  // A group of radio buttons is one tab stop; inside it the arrows move.
  async #pickOfGroup(box) {
    const name = await box.getAttribute('name');
    const inside = () => this.page.evaluate(n => document.activeElement?.type === 'radio' && document.activeElement.name === n, name);
    for (let i = 0; i < 150 && !await inside(); i++) await this.page.keyboard.press('Tab');
    if (!await inside()) throw new Error(`the keyboard does not reach the group ${name}`);
    await this.page.keyboard.press('Space');
    for (let i = 0; i < 20 && !await box.isChecked(); i++) await this.page.keyboard.press('ArrowDown');
    if (!await box.isChecked()) throw new Error(`the arrows do not reach ${box}`);
  }
}
