// Runs the browser tests against the program as it is built: one store with the sample articles and the test's own, one server.
//   node test/run.mjs [FILE…]     STANDPOINT_BIN=… uses a program that is built already, STANDPOINT_TEST=… runs the tests of that name
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadOwnArticles } from './articles.mjs';

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
  must(bin, ['--db', db, 'demo', '--once']);
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
