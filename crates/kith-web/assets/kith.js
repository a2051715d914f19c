// Kith's only script. Every page works without it; it makes leaving and talking quicker.
const $ = (s, r = document) => r.querySelector(s);
const root = document.documentElement;
const policy = globalThis.trustedTypes?.createPolicy('kith', { createHTML: s => s });

// Leave quickly: cover the page at once, end the session, replace this history entry.
const exit = $('form[data-exit]');
if (exit) {
  const leave = () => {
    root.hidden = true;
    document.title = '…';
    navigator.sendBeacon?.(exit.action);
    location.replace(exit.dataset.exit);
  };
  exit.addEventListener('submit', e => { e.preventDefault(); leave(); });
  let shifts = [];
  addEventListener('keydown', e => {
    if (e.key !== 'Shift') { shifts = []; return; }
    if (e.repeat) return;
    const now = Date.now();
    shifts = shifts.filter(t => now - t < 5000).concat(now);
    if (shifts.length > 2) leave();
  });
}

// Local times: the server prints an absolute time; where the reader's clock shows another, show that.
const local = r => r.querySelectorAll('time[data-local]').forEach(t => {
  try {
    const at = new Date(t.dateTime);
    if (t.textContent.includes(at.toTimeString().slice(0, 5))) return;
    t.textContent = new Intl.DateTimeFormat(root.lang, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
  } catch { /* an old browser keeps what the server printed */ }
});
local(document);

// A live talk: the server sends finished list items, so there is one renderer.
const log = $('[data-live]');
if (log) {
  const say = $('#live');
  const add = html => {
    const t = document.createElement('template');
    t.innerHTML = policy ? policy.createHTML(html) : html;
    const [li, card] = t.content.children;
    if (!li) return;
    // Only the answer to one's own message brings a card of help.
    const place = card && document.getElementById(card.id);
    if (place) { local(card); place.replaceWith(card); if (say) say.textContent = $('h2', card)?.textContent ?? ''; }
    local(li);
    const old = li.id && document.getElementById(li.id);
    const rank = li.dataset.rank;
    if (old && old.dataset.rank === rank) { old.replaceWith(li); return; }
    old?.remove();
    const end = innerHeight + scrollY > document.body.scrollHeight - 240;
    li.classList.add('new');
    // On the desk the stronger call stands first; in a talk, what was said last stands last.
    log.insertBefore(li, [...log.children].find(o => o.dataset.rank < rank) ?? null);
    if (say && !li.classList.contains('me')) say.textContent = li.innerText;
    if (end && !rank) li.scrollIntoView({ block: 'end' });
  };
  let url = log.dataset.live, wait = 1000, es;
  const open = () => {
    es = new EventSource(url);
    es.addEventListener('message', e => {
      wait = 1000;
      url = `${url.split('?')[0]}?after=${e.lastEventId}`;
      add(e.data);
    });
    es.addEventListener('error', () => {
      if (es.readyState === 2) setTimeout(open, wait = Math.min(wait * 2, 30000));
    });
  };
  open();
  // A talk opens at its newest words.
  if (!location.hash && !('ranked' in log.dataset)) scrollTo(0, document.body.scrollHeight);
  document.addEventListener('visibilitychange', () => { if (!document.hidden && es.readyState === 2) open(); });

  const form = $('form[data-send]');
  const key = form?.elements.once, lost = $('[data-not-sent]');
  form?.addEventListener('submit', async e => {
    const box = form.elements.body, text = box.value.trim();
    if (!text) return;
    e.preventDefault();
    const data = new URLSearchParams(new FormData(form));
    box.value = '';
    lost.hidden = true;
    try {
      const r = await fetch(form.action, { method: 'POST', body: data, headers: { accept: 'text/html;fragment' } });
      if (!r.ok) throw r;
      add(await r.text());
      // The same key again would be the same message again.
      if (key) key.value = [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('');
    } catch (e) {
      box.value = box.value ? `${text}\n${box.value}` : text;
      // A server that is gone cannot answer a plain form either: the page stays, with the words.
      if (!(e.status < 500)) { lost.hidden = false; return; }
      form.removeAttribute('data-send');
      form.submit();
    }
  });
  form?.elements.body.addEventListener('keydown', e => {
    if (e.key === 'Enter' && !e.shiftKey && !e.isComposing && matchMedia('(pointer: fine)').matches) {
      e.preventDefault();
      form.requestSubmit();
    }
  });
}
