// A demo of its own: started on a free port, known by its world file, ended by its process alone.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const PATIENCE = 120_000; // a debug build on a busy machine
const pause = ms => new Promise(done => setTimeout(done, ms));

const freePort = () => new Promise((done, fail) => {
  const probe = net.createServer().once('error', fail);
  probe.listen(0, '127.0.0.1', () => { const { port } = probe.address(); probe.close(() => done(port)); });
});

// The world of `kith demo --world`, and `close`, which ends it.
export async function openHouse(binary) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-e2e-'));
  const file = path.join(folder, 'world.json');
  const words = ['demo', '--listen', `127.0.0.1:${await freePort()}`, '--world', file];
  const child = spawn(binary, words, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '', gone = false;
  child.stderr.on('data', piece => { said = (said + piece).slice(-2000); });
  child.once('error', error => { gone = true; said += error.message; });
  child.once('exit', () => { gone = true; });
  const close = async () => {
    if (!gone) child.kill('SIGTERM');
    for (let i = 0; i < 50 && !gone; i++) await pause(100);
    if (!gone) child.kill('SIGKILL');
    fs.rmSync(folder, { recursive: true, force: true });
  };
  for (const start = Date.now(); !fs.existsSync(file); await pause(50)) {
    if (gone || Date.now() - start > PATIENCE) {
      await close();
      throw new Error(`the demo did not open: ${said.trim()}`);
    }
  }
  return { world: JSON.parse(fs.readFileSync(file, 'utf8')), close };
}

// The cookies of a `Cookie:` header, for the https form of the address: only so does a browser
// accept `__Host-` cookies over http on loopback.
export const cookies = (header, base) => header.split(/;\s*/).filter(Boolean).map(pair => ({
  name: pair.slice(0, pair.indexOf('=')),
  value: pair.slice(pair.indexOf('=') + 1),
  url: new URL(base).origin.replace(/^http:/, 'https:'),
}));
