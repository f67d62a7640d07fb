// A server of the program under test.
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';

/** Starts the server on a store, at a port of its own unless one is given, and gives its address once it is ready. */
export async function serve(bin, db, { port = 0, env = {} } = {}) {
  const server = spawn(bin, ['--db', db, 'serve', '--addr', `127.0.0.1:${port}`], {
    cwd: dirname(db), stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, STANDPOINT_TOKENS: 'tests:a-secret-of-the-tests', ...env },
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

/** Stops a server and waits until it has gone. */
export function stop(server) {
  server.removeAllListeners('exit');
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  return gone;
}
