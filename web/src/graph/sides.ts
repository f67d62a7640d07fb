// The surroundings of a proposition, laid out by stance: supporters left, opponents right, conditional above, neutral below.
import type { Stance } from '$api/schema';
import { outwards } from './outwards';
import { isFree } from './settle';
import { weightOf, type Point, type Shape, type Tie } from './types';

/** The side that somebody is on. */
export type Side = 'left' | 'right' | 'above' | 'below';

const sideOf: Readonly<Record<Stance, Side>> = { SUPPORTS: 'left', OPPOSES: 'right', CONDITIONAL: 'above', NEUTRAL: 'below' };

/** The measures of a layout. */
interface Measures {
  /** Between two nodes of a column: more where few share its height. */
  readonly row: { readonly least: number; readonly most: number; readonly height: number };
  /** Between two columns: a node, its name and air. */
  readonly column: number;
  /** From the middle to the first column. */
  readonly nearest: number;
  /** By how much the middle of a column stands out, so that its lines are of one length. */
  readonly bulge: number;
  readonly perColumn: number;
  /** Between two columns that are filled later, and between two nodes of them. */
  readonly later: Point;
  /** Between two nodes of a line above or below. */
  readonly cell: number;
  /** Between two such lines. */
  readonly line: number;
  /** From the middle to the first of them, at least. */
  readonly start: number;
  /** So many stand in short lines. */
  readonly few: number;
  readonly perLine: { readonly few: number; readonly many: number };
}

// Names stand beside columns that have room for them, and above and below the nodes of a narrow plane.
const measures: Readonly<Record<Shape, Measures>> = {
  wide: { row: { least: 27, most: 48, height: 480 }, column: 200, nearest: 250, bulge: 60, perColumn: 28, later: { x: 200, y: 36 }, cell: 150, line: 58, start: 140, few: 9, perLine: { few: 3, many: 5 } },
  tall: { row: { least: 54, most: 66, height: 560 }, column: 62, nearest: 95, bulge: 0, perColumn: 12, later: { x: 62, y: 42 }, cell: 95, line: 58, start: 120, few: 9, perLine: { few: 3, many: 4 } },
};

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
export function placeBySides(proposition: string, actors: readonly string[], ties: readonly Tie[], shape: Shape): Map<string, Point> {
  const m = measures[shape];
  const stances = standing(ties, proposition);
  const on: Record<Side, string[]> = { left: [], right: [], above: [], below: [] };
  for (const id of actors) on[sideOf[stances.get(id) ?? 'NEUTRAL']].push(id);
  const places = new Map<string, Point>([[proposition, { x: 0, y: 0 }]]);
  const half = Math.max(halfOf(on.left.length, m), halfOf(on.right.length, m));
  on.left.forEach((id, i) => places.set(id, inColumn(i, on.left.length, -1, m)));
  on.right.forEach((id, i) => places.set(id, inColumn(i, on.right.length, 1, m)));
  on.above.forEach((id, i) => places.set(id, inLine(i, on.above.length, -1, startOf(on.above.length, half, m, shape), m)));
  on.below.forEach((id, i) => places.set(id, inLine(i, on.below.length, 1, startOf(on.below.length, half, m, shape), m)));
  return places;
}

/** Places somebody who comes later on the side of a stance, in the columns or lines there, where nobody stands. */
export function placeBeside(stance: Stance | undefined, taken: ReadonlyMap<string, Point>, shape: Shape): Point | undefined {
  const others = [...taken.values()];
  for (const spot of spotsOn(sideOf[stance ?? 'NEUTRAL'], measures[shape])) if (isFree(spot, others, shape)) return spot;
  return undefined;
}

/** The spots of a side, from the middle outwards, column by column or line by line. */
function* spotsOn(side: Side, m: Measures): Generator<Point, undefined> {
  const isColumn = side === 'left' || side === 'right';
  const sign = side === 'left' || side === 'above' ? -1 : 1;
  for (let nth = 0; nth < 12; nth++) {
    const all = isColumn ? 15 : m.perLine.many;
    for (let i = 0; i < all; i++) {
      const shift = nth % 2 === 1 ? 0.5 : 0;
      if (isColumn) yield { x: round(sign * (m.nearest + m.bulge + nth * m.later.x)), y: round((outwards(i) + shift) * m.later.y) };
      else yield { x: round((outwards(i) + shift) * m.cell), y: round(sign * (m.row.height / 2 - m.line + nth * m.line)) };
    }
  }
  return undefined;
}

const shapeOf = (n: number, { perColumn }: Measures): { columns: number; rows: number } => {
  const columns = Math.max(1, Math.ceil(n / perColumn));
  return { columns, rows: Math.ceil(n / columns) };
};

const rowOf = (n: number, m: Measures): number => Math.min(m.row.most, Math.max(m.row.least, m.row.height / shapeOf(n, m).rows));

const halfOf = (n: number, m: Measures): number => ((shapeOf(n, m).rows - 1) * rowOf(n, m)) / 2;

function inColumn(i: number, n: number, side: 1 | -1, m: Measures): Point {
  const { rows } = shapeOf(n, m);
  const row = rowOf(n, m);
  const nth = Math.floor(i / rows);
  const inThis = Math.min(rows, n - nth * rows);
  const shift = inThis % 2 === 0 ? -row / 2 : 0; // an even number stands around the middle
  const y = outwards(i % rows) * row + shift + (nth % 2 === 1 ? row / 2 : 0);
  const half = Math.max(row, halfOf(n, m));
  return { x: round(side * (m.nearest + nth * m.column + m.bulge * Math.max(0, 1 - (y / half) ** 2))), y: round(y) };
}

/** Few stand between the two fans of lines that lead to the columns, where those leave room; many above or below the columns. */
function startOf(n: number, half: number, m: Measures, shape: Shape): number {
  return Math.max(m.start, n <= m.few && shape === 'wide' ? (m.cell * half) / m.nearest + 30 : half + 70);
}

function inLine(i: number, n: number, side: 1 | -1, start: number, m: Measures): Point {
  const all = n <= m.few ? m.perLine.few : m.perLine.many;
  const nth = Math.floor(i / all);
  const inThis = Math.min(all, n - nth * all);
  const shift = inThis % 2 === 0 ? -m.cell / 2 : 0;
  const x = outwards(i % all) * m.cell + shift + (nth % 2 === 1 ? m.cell / 2 : 0);
  return { x: round(x), y: round(side * (start + nth * m.line)) };
}

const round = (n: number): number => Math.round(n * 10) / 10;
