// Actors by propositions: how often each took which side, who agrees with whom, and all of it as a file.
import type { ActorName } from '$lib/statement';
import type { Stance } from '$api/schema';
import { stances } from '$src/stance';
import type { MatrixCountsQuery } from './matrix.gql';

/** How often an actor took each side on a proposition, and between which days. */
export interface Cell {
  readonly counts: Readonly<Record<Stance, number>>;
  /** The latest day on which each side was taken. */
  readonly days: Readonly<Partial<Record<Stance, string>>>;
  readonly total: number;
  readonly first: string | null;
  readonly last: string | null;
}

/** An actor with its cells, by the slugs of their propositions. */
export interface Line {
  readonly actor: ActorName;
  readonly cells: ReadonlyMap<string, Cell>;
  readonly total: number;
}

const none: Cell = { counts: { SUPPORTS: 0, OPPOSES: 0, CONDITIONAL: 0, NEUTRAL: 0 }, days: {}, total: 0, first: null, last: null };
const earlier = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b < a) ? b : a);
const later = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b > a) ? b : a);

/** The lines of a matrix over these propositions, most statements first, equal ones by id. */
export function linesOf(counts: MatrixCountsQuery['counts'], slugs: readonly string[]): Line[] {
  const wanted = new Set(slugs);
  const lines = new Map<string, { actor: ActorName; cells: Map<string, Cell>; total: number }>();
  for (const { speaker, proposition, stance, count, firstSaid, lastSaid } of counts) {
    if (!speaker || !proposition || stance === null || !wanted.has(proposition.slug)) continue;
    let line = lines.get(speaker.id);
    if (!line) lines.set(speaker.id, (line = { actor: speaker, cells: new Map(), total: 0 }));
    const cell = line.cells.get(proposition.slug) ?? none;
    line.cells.set(proposition.slug, {
      counts: { ...cell.counts, [stance]: cell.counts[stance] + count },
      days: lastSaid === null ? cell.days : { ...cell.days, [stance]: lastSaid },
      total: cell.total + count,
      first: earlier(cell.first, firstSaid),
      last: later(cell.last, lastSaid),
    });
    line.total += count;
  }
  return [...lines.values()].sort((a, b) => b.total - a.total || (a.actor.id < b.actor.id ? -1 : 1));
}

/** The side that was taken last; undefined where none was, or two on that day. Of words without a day only a single side counts. */
export function sideOf(cell: Cell): Stance | undefined {
  const sides = stances.filter((s) => s !== 'NEUTRAL' && cell.counts[s] > 0);
  if (sides.length < 2) return sides[0];
  const last = sides.reduce<string>((day, s) => ((cell.days[s] ?? '') > day ? (cell.days[s] ?? '') : day), '');
  const latest = sides.filter((s) => cell.days[s] === last);
  return latest.length === 1 ? latest[0] : undefined;
}

/** On how many propositions two actors take a side, and on how many of these the same. */
export interface Agreement {
  readonly same: number;
  readonly all: number;
}

/** How far two actors agree, by the side that each took last. */
export function agreement(a: Line, b: Line): Agreement {
  let [same, all] = [0, 0];
  for (const [slug, cell] of a.cells) {
    const other = b.cells.get(slug);
    const [mine, theirs] = [sideOf(cell), other && sideOf(other)];
    if (!mine || !theirs) continue;
    all++;
    if (mine === theirs) same++;
  }
  return { same, all };
}

/** The lines with that actor first, then whoever agrees with it on more propositions than not; those with nothing in common last. */
export function byAgreement(lines: readonly Line[], id: string): Line[] {
  const own = lines.find((l) => l.actor.id === id);
  if (!own) return [...lines];
  const ranked = lines.filter((l) => l !== own).map((line) => ({ line, with: agreement(own, line) }));
  const balance = (a: Agreement): number => (a.all === 0 ? -Infinity : 2 * a.same - a.all);
  const compare = (a: number, b: number): number => (a === b ? 0 : a > b ? -1 : 1);
  ranked.sort((a, b) => compare(balance(a.with), balance(b.with)) || b.line.total - a.line.total || (a.line.actor.id < b.line.actor.id ? -1 : 1));
  return [own, ...ranked.map((r) => r.line)];
}

/** A field of a CSV file, quoted; a text that a spreadsheet would take for a formula begins with an apostrophe. */
function field(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\n\r']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Every cell of every line as CSV (RFC 4180), one a row; a proposition nobody spoke of has none. */
export function csvOf(lines: readonly Line[], propositions: readonly { readonly slug: string; readonly text: string }[]): string {
  const head = ['actor_id', 'actor', 'kind', 'proposition', 'sentence', ...stances.map((s) => s.toLowerCase()), 'first_said', 'last_said'];
  const rows = lines.flatMap((line) => propositions.flatMap(({ slug, text }) => {
    const cell = line.cells.get(slug);
    if (!cell) return [];
    return [[line.actor.id, line.actor.name, line.actor.__typename.toLowerCase(), slug, text, ...stances.map((s) => cell.counts[s]), cell.first ?? '', cell.last ?? '']];
  }));
  return [head, ...rows].map((row) => row.map(field).join(',')).join('\r\n') + '\r\n';
}
