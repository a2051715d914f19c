// The same world with each route once: node e2e/routes.mjs WORLD.json > FEWER.json
// Most pages are the same for every role, and a look at each costs seconds. A route is looked at
// for the first role that opens it, strangers first; what a role alone can open stays with it.
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';

const ORDER = ['public', 'member', 'supporter', 'mentor', 'mentee', 'coordinator', 'moderator'];
const place = role => ORDER.includes(role) ? ORDER.indexOf(role) : ORDER.length;
const shape = path => path.replace(/[0-9a-f]{32}/g, '{x}');

// `world` with every shape of path under one role only.
export function eachRouteOnce(world) {
  const seen = new Set();
  const isNew = path => !seen.has(shape(path)) && seen.add(shape(path));
  const roles = Object.keys(world.pages).sort((a, b) => place(a) - place(b));
  const pages = Object.fromEntries(roles.map(role => [role, world.pages[role].filter(isNew)]));
  return { ...world, pages };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(JSON.stringify(eachRouteOnce(JSON.parse(fs.readFileSync(process.argv[2], 'utf8')))));
}
