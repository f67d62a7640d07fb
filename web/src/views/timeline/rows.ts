// From counts and changes to the rows of a timeline: a mark for each period, and a line that steps where somebody came to stand elsewhere.
import type { Stance } from '$api/schema';
import { dayText } from '$lib/days';
import { views } from '$src/strings.views';
import { stances, wordOf } from '$src/stance';
import { endOf, periodWords, scaleOf, startOf, type Unit } from './periods';

/** So many statements of a row took a stance in a period. */
export interface Counted {
  readonly row: string;
  readonly stance: Stance;
  readonly period: string;
  readonly count: number;
}

/** A row's actor came to stand elsewhere on a day. */
export interface Changed {
  readonly row: string;
  readonly from: Stance;
  readonly to: Stance;
  readonly day: string;
}

/** What was said in one period. */
export interface Mark {
  readonly period: string;
  /** The last day of the period. */
  readonly until: string;
  /** Where it lies, from 0 to 1. */
  readonly at: number;
  /** The stances taken, in the order in which they are always listed. */
  readonly parts: readonly { readonly stance: Stance; readonly count: number }[];
  readonly total: number;
  /** Where in the row the actor's way from one side to another is in this period, in per cent from the top; undefined: it stayed. */
  readonly step: number | undefined;
  /** All of it in words, for whoever cannot see it. */
  readonly text: string;
}

/** One row. */
export interface Row {
  readonly marks: readonly Mark[];
  /** The line, as the points of an SVG polyline in a box of 1000 × 100; empty where nothing is known to have changed. */
  readonly line: string;
}

/** How high each stance lies in a row, in per cent from the top. */
export const levels: Readonly<Record<Stance, number>> = { SUPPORTS: 16, CONDITIONAL: 39, NEUTRAL: 61, OPPOSES: 84 };

/** What the rows of a timeline have in common. */
export interface Frame {
  readonly first: string;
  readonly last: string;
  readonly unit: Unit;
  /** All changes since this day are known, but not those before; undefined: all are. */
  readonly since: string | undefined;
}

/** The row of that name among what was counted. */
export function rowOf(name: string, counted: readonly Counted[], changes: readonly Changed[], { first, last, unit, since }: Frame): Row {
  const scale = scaleOf(first, last, unit);
  const from = since === undefined ? 0 : scale(startOf(since, unit));
  const own = changes.filter((c) => c.row === name).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const periods = new Map<string, Map<Stance, number>>();
  for (const { row, stance, period, count } of counted) {
    if (row !== name) continue;
    const there = periods.get(period) ?? new Map<Stance, number>();
    there.set(stance, (there.get(stance) ?? 0) + count);
    periods.set(period, there);
  }
  const marks = [...periods].sort(([a], [b]) => (a < b ? -1 : 1)).map(([period, there]) => markOf(period, there, own, scale, unit));
  return { marks, line: lineOf(marks, own, scale, unit, from) };
}

function markOf(period: string, there: ReadonlyMap<Stance, number>, changes: readonly Changed[], scale: (period: string) => number, unit: Unit): Mark {
  const parts = stances.filter((s) => there.has(s)).map((stance) => ({ stance, count: there.get(stance) ?? 0 }));
  const own = changes.filter((c) => startOf(c.day, unit) === period);
  const words = parts.map((p) => views.timeline.part(wordOf(p.stance), p.count)).join('; ');
  return {
    period, parts,
    until: endOf(period, unit),
    at: scale(period),
    total: parts.reduce((sum, p) => sum + p.count, 0),
    step: stepOf(own.at(-1)),
    text: views.timeline.mark(periodWords(period, unit), words, own.map((c) => views.timeline.changed(wordOf(c.from), wordOf(c.to), dayText(c.day)))),
  };
}

/** Half way between the sides that were left and taken. */
const stepOf = (change: Changed | undefined): number | undefined => change && (levels[change.from] + levels[change.to]) / 2;

/**
 * Level from each change to the next, with a step at each; nothing before `from`. Without changes: level where all took the same side.
 * It reaches from the first to the last side taken: where the words are neutral, nobody stands anywhere.
 */
function lineOf(all: readonly Mark[], changes: readonly Changed[], scale: (period: string) => number, unit: Unit, from: number): string {
  const marks = all.filter((m) => m.parts.some((p) => p.stance !== 'NEUTRAL'));
  const [first, last] = [marks[0], marks.at(-1)];
  if (!first || !last) return '';
  const point = (at: number, stance: Stance): string => `${Math.round(at * 1000)},${levels[stance]}`;
  const start = changes[0];
  if (!start) {
    const sides = new Set(marks.flatMap((m) => m.parts.map((p) => p.stance)).filter((s) => s !== 'NEUTRAL'));
    const [only] = sides;
    return sides.size === 1 && only ? `${point(first.at, only)} ${point(last.at, only)}` : '';
  }
  const points = [point(Math.min(Math.max(first.at, from), scale(startOf(start.day, unit))), start.from)];
  let stands = start.from;
  for (const change of changes) {
    const at = scale(startOf(change.day, unit));
    points.push(point(at, change.from === stands ? stands : change.from), point(at, change.to));
    stands = change.to;
  }
  points.push(point(last.at, stands));
  return points.join(' ');
}

/** The mark of a row that lies nearest. */
export function nearest(marks: readonly Mark[], at: number): number {
  let best = -1;
  marks.forEach((m, i) => {
    if (best === -1 || Math.abs(m.at - at) < Math.abs((marks[best]?.at ?? Infinity) - at)) best = i;
  });
  return best;
}
