// Runs the browser tests against the program as it is built: one store that it has filled with the sample articles, with generated
// ones and with the tests' own, and one server.
//   node test/run.mjs [FILE…]     STANDPOINT_BIN=… uses a program that is built already, STANDPOINT_TEST=… runs the tests of that
//                                 name, STANDPOINT_PAGE_ARTICLES=300 generates fewer articles than 2,000,
//                                 STANDPOINT_PAGE_STORE=… begins with a copy of a store that was filled so before
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadOwnArticles } from './articles.mjs';
import { generated } from './generated.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const work = mkdtempSync(join(tmpdir(), 'standpoint-page-'));

function must(command, args, options = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8', ...options });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`);
}

/** The program: the one given, or one built now. */
function program() {
  if (process.env.STANDPOINT_BIN) return process.env.STANDPOINT_BIN;
  const built = join(work, 'standpoint');
  must('go', ['build', '-o', built, './cmd/standpoint']);
  return built;
}

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

/** Starts the server on a store and gives its address once it is ready. */
async function serve(bin, db) {
  const server = spawn(bin, ['--db', db, 'serve', '--addr', '127.0.0.1:0'], {
    cwd: work, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, STANDPOINT_TOKENS: 'tests:a-secret-of-the-tests' },
  });
  let said = '';
  const address = new Promise((resolve, reject) => {
    const read = (chunk) => {
      said += chunk;
      const found = /page\s+(http:\/\/\S+?)\//.exec(said);
      if (found) resolve(found[1]);
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.on('exit', () => reject(new Error(`the server stopped:\n${said}`)));
  });
  return { server, base: await address };
}

let server;
let failed = 1;
try {
  const bin = program();
  const db = join(work, 'test.db');
  fill(bin, db);
  const started = await serve(bin, db);
  server = started.server;
  await loadOwnArticles(started.base);
  const own = () => readdirSync(here).filter((f) => f.endsWith('.test.mjs')).sort().map((f) => join(here, f));
  const files = process.argv.length > 2 ? process.argv.slice(2) : own();
  const chosen = process.env.STANDPOINT_TEST ? ['--test-name-pattern', process.env.STANDPOINT_TEST] : [];
  const args = ['--test', '--test-concurrency=1', '--test-reporter=spec', ...chosen, ...files];
  const tests = spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, STANDPOINT_PAGE: started.base } });
  failed = await new Promise((resolve) => tests.on('exit', (code) => resolve(code ?? 1)));
} finally {
  server?.removeAllListeners('exit');
  server?.kill('SIGINT');
  rmSync(work, { recursive: true, force: true });
}
process.exit(failed);
