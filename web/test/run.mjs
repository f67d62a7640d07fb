// Runs the browser tests against the program as it is built: one store that it has filled with the sample articles, with generated
// ones and with the tests' own, and one server.
//   node test/run.mjs [FILE…]     STANDPOINT_BIN=… uses a program that is built already, STANDPOINT_TEST=… runs the tests of that
//                                 name, STANDPOINT_PAGE_ARTICLES=300 generates fewer articles than 2,000,
//                                 STANDPOINT_PAGE_STORE=… begins with a copy of a store that was filled so before
import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadOwnArticles } from './articles.mjs';
import { generated } from './generated.mjs';
import { here, must, program } from './program.mjs';
import { serve, stop } from './server.mjs';

const work = mkdtempSync(join(tmpdir(), 'standpoint-page-'));

/** Fills a store as a user would: the example, then a file of articles. */
function fill(bin, db) {
  if (process.env.STANDPOINT_PAGE_STORE) {
    copyFileSync(process.env.STANDPOINT_PAGE_STORE, db);
    return;
  }
  const n = Number(process.env.STANDPOINT_PAGE_ARTICLES ?? 2000);
  const file = join(work, 'generated.jsonl');
  writeFileSync(file, generated(n).map((a) => `${JSON.stringify(a)}\n`).join(''));
  const began = Date.now();
  must(bin, ['--db', db, 'demo', '--once']);
  must(bin, ['--db', db, 'load', file]);
  console.log(`loaded ${n} generated articles in ${Math.round((Date.now() - began) / 1000)} s`);
}

/** Runs Node and gives its exit code. */
function run(args, env) {
  const tests = spawn(process.execPath, args, { stdio: 'inherit', env });
  return new Promise((resolve) => tests.on('exit', (code) => resolve(code ?? 1)));
}

let server;
let failed = 1;
try {
  const bin = program(work);
  const db = join(work, 'test.db');
  fill(bin, db);
  const started = await serve(bin, db);
  server = started.server;
  await loadOwnArticles(started.base);
  // Those that add come last: a load that they cancel leaves articles that the next load would read.
  const isLast = (f) => Number(f.startsWith('adding'));
  const own = () => readdirSync(here).filter((f) => f.endsWith('.test.mjs')).sort((a, b) => isLast(a) - isLast(b) || (a < b ? -1 : 1)).map((f) => join(here, f));
  const files = process.argv.length > 2 ? process.argv.slice(2) : own();
  const chosen = process.env.STANDPOINT_TEST ? ['--test-name-pattern', process.env.STANDPOINT_TEST] : [];
  const env = { ...process.env, STANDPOINT_PAGE: started.base, STANDPOINT_PAGE_BIN: bin, STANDPOINT_PAGE_DB: db };
  // One process a file: given several, Node's runner would sort them by name.
  let bad = 0;
  for (const file of files) bad += await run(['--test', '--test-reporter=spec', ...chosen, file], env);
  failed = Math.min(bad, 1);
} finally {
  if (server) await stop(server);
  rmSync(work, { recursive: true, force: true });
}
process.exit(failed);
