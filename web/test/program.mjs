// The program under test: the one given, or one built now.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of these tests. */
export const here = dirname(fileURLToPath(import.meta.url));
/** The root of the repository. */
export const root = join(here, '../..');

/** Runs a command that must succeed. */
export function must(command, args, options = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8', ...options });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`);
}

/** The path of the program; built into that folder unless STANDPOINT_BIN names one. */
export function program(work) {
  if (process.env.STANDPOINT_BIN) return process.env.STANDPOINT_BIN;
  const built = join(work, 'standpoint');
  must('go', ['build', '-o', built, './cmd/standpoint']);
  return built;
}
