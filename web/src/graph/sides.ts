// The surroundings of a proposition, laid out by stance: supporters left, opponents right, conditional above, neutral below.
import type { Stance } from '$api/schema';
import { outwards } from './outwards';
import { isFree } from './settle';
import { weightOf, type Point, type Tie } from './types';

/** The side that somebody is on. */
export type Side = 'left' | 'right' | 'above' | 'below';

const sideOf: Readonly<Record<Stance, Side>> = { SUPPORTS: 'left', OPPOSES: 'right', CONDITIONAL: 'above', NEUTRAL: 'below' };

const room = { least: 27, most: 48, height: 480 }; // between two nodes of a column: more where few share its height
const column = 200; // between two columns: a node, its name and air
const nearest = 250; // from the middle to the first column
const bulge = 60; // by which the middle of a column stands out, so that its lines are of one length
const perColumn = 28;
const cell = 150; // between two nodes of a line above or below
const line = 58; // between two such lines
const few = 9; // who stand in short lines, between the lines that lead to the columns
const perLine = { few: 3, many: 5 };

/**
 * The stance by which each actor is placed: the one it was last heard to take; neutral only where there is no other; of one day
 * the one taken more often.
 */
export function standing(ties: readonly Tie[], proposition: string): ReadonlyMap<string, Stance> {
  const best = new Map<string, Tie>();
  for (const tie of ties) {
    if (tie.kind !== 'STANCE' || tie.to !== proposition || tie.stance === null) continue;
    const known = best.get(tie.from);
    if (!known || isStronger(tie, known)) best.set(tie.from, tie);
  }
  return new Map([...best].map(([id, tie]) => [id, tie.stance ?? 'NEUTRAL']));
}

function isStronger(a: Tie, b: Tie): boolean {
  const takesSide = (t: Tie): number => (t.stance === 'NEUTRAL' ? 0 : 1);
  if (takesSide(a) !== takesSide(b)) return takesSide(a) > takesSide(b);
  if ((a.last ?? '') !== (b.last ?? '')) return (a.last ?? '') > (b.last ?? '');
  return weightOf(a) > weightOf(b);
}

/** Places actors around a proposition at 0, 0. They come with the most important first, who stand nearest to its height. */
export function placeBySides(proposition: string, actors: readonly string[], ties: readonly Tie[]): Map<string, Point> {
  const stances = standing(ties, proposition);
  const on: Record<Side, string[]> = { left: [], right: [], above: [], below: [] };
  for (const id of actors) on[sideOf[stances.get(id) ?? 'NEUTRAL']].push(id);
  const places = new Map<string, Point>([[proposition, { x: 0, y: 0 }]]);
  const half = Math.max(halfOf(on.left.length), halfOf(on.right.length));
  on.left.forEach((id, i) => places.set(id, inColumn(i, on.left.length, -1)));
  on.right.forEach((id, i) => places.set(id, inColumn(i, on.right.length, 1)));
  on.above.forEach((id, i) => places.set(id, inLine(i, on.above.length, -1, half)));
  on.below.forEach((id, i) => places.set(id, inLine(i, on.below.length, 1, half)));
  return places;
}

/** Places somebody who comes later on the side of a stance, in the columns or lines there, where nobody stands. */
export function placeBeside(stance: Stance | undefined, taken: ReadonlyMap<string, Point>): Point | undefined {
  const others = [...taken.values()];
  for (const spot of spotsOn(sideOf[stance ?? 'NEUTRAL'])) if (isFree(spot, others)) return spot;
  return undefined;
}

/** The spots of a side, from the middle outwards, column by column or line by line. */
function* spotsOn(side: Side): Generator<Point, undefined> {
  const isColumn = side === 'left' || side === 'right';
  const sign = side === 'left' || side === 'above' ? -1 : 1;
  for (let nth = 0; nth < 12; nth++) {
    const all = isColumn ? 15 : perLine.many;
    for (let i = 0; i < all; i++) {
      const shift = nth % 2 === 1 ? 0.5 : 0;
      if (isColumn) yield { x: round(sign * (nearest + bulge + nth * column)), y: round((outwards(i) + shift) * 36) };
      else yield { x: round((outwards(i) + shift) * cell), y: round(sign * (room.height / 2 - line + nth * line)) };
    }
  }
  return undefined;
}

const shape = (n: number): { columns: number; rows: number } => {
  const columns = Math.max(1, Math.ceil(n / perColumn));
  return { columns, rows: Math.ceil(n / columns) };
};

const rowOf = (n: number): number => Math.min(room.most, Math.max(room.least, room.height / shape(n).rows));

const halfOf = (n: number): number => ((shape(n).rows - 1) * rowOf(n)) / 2;

function inColumn(i: number, n: number, side: 1 | -1): Point {
  const { rows } = shape(n);
  const row = rowOf(n);
  const nth = Math.floor(i / rows);
  const inThis = Math.min(rows, n - nth * rows);
  const shift = inThis % 2 === 0 ? -row / 2 : 0; // an even number stands around the middle
  const y = outwards(i % rows) * row + shift + (nth % 2 === 1 ? row / 2 : 0);
  const half = Math.max(row, halfOf(n));
  return { x: round(side * (nearest + nth * column + bulge * Math.max(0, 1 - (y / half) ** 2))), y: round(y) };
}

/** Few stand between the two fans of lines that lead to the columns, many above or below the columns. */
function inLine(i: number, n: number, side: 1 | -1, half: number): Point {
  const all = n <= few ? perLine.few : perLine.many;
  const start = Math.max(140, n <= few ? (cell * half) / nearest + 30 : half + 70);
  const nth = Math.floor(i / all);
  const inThis = Math.min(all, n - nth * all);
  const shift = inThis % 2 === 0 ? -cell / 2 : 0;
  const x = outwards(i % all) * cell + shift + (nth % 2 === 1 ? cell / 2 : 0);
  return { x: round(x), y: round(side * (start + nth * line)) };
}

const round = (n: number): number => Math.round(n * 10) / 10;
