// Names beside nodes: the important ones first, and none over another.
import type { Point } from './types';

/** A name that wants a place. */
export interface Wanted {
  readonly id: string;
  /** Its node, in pixels of the screen, and how large that is. */
  readonly at: Point;
  readonly radius: number;
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
  /** More is served first. */
  readonly importance: number;
  /** Where it should stand if it can. */
  readonly prefer: Beside;
  /** It may stand over nodes where there is no other room: somebody asked for it. */
  readonly mayCover: boolean;
}

/** The side of a node that its name stands on. */
export type Beside = 'right' | 'left' | 'below' | 'above';

/** A name with its place. */
export interface Label {
  readonly id: string;
  readonly lines: readonly string[];
  readonly box: Box;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** A rectangle. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const gap = 5; // between a node and its name
const air = 2; // between two names
const order: Readonly<Record<Beside, readonly Beside[]>> = {
  right: ['right', 'left', 'below', 'above'],
  left: ['left', 'right', 'below', 'above'],
  below: ['below', 'above', 'right', 'left'],
  above: ['above', 'below', 'right', 'left'],
};

/** Whether two rectangles share a point. */
export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Places as many names as fit, between the rims that are given. Those that do not are left out; a node still says its name when it is pointed at, focused or chosen. */
export function placeLabels(wanted: readonly Wanted[], nodes: readonly { readonly at: Point; readonly radius: number }[], within?: Pick<Box, 'left' | 'right'>): Label[] {
  const shapes = nodes.map(({ at, radius: r }): Box => ({ left: at.x - r, top: at.y - r, right: at.x + r, bottom: at.y + r }));
  const taken: Box[] = [];
  const labels: Label[] = [];
  const byImportance = [...wanted].sort((a, b) => b.importance - a.importance || (a.id < b.id ? -1 : 1));
  for (const one of byImportance) {
    const apart = order[one.prefer].map((beside) => ({ beside, box: boxOf(one, beside) })).filter(({ box }) => !taken.some((t) => overlap(t, box)));
    const isInside = (box: Box): boolean => !within || (box.left >= within.left && box.right <= within.right);
    const free = apart.find(({ box }) => isInside(box) && !shapes.some((s) => overlap(s, box))) ?? (one.mayCover ? apart[0] : undefined);
    if (!free) continue;
    const { left, top, right, bottom } = free.box;
    taken.push({ left: left - air, top: top - air, right: right + air, bottom: bottom + air });
    labels.push({ id: one.id, lines: one.lines, box: free.box, anchor: free.beside === 'right' ? 'start' : free.beside === 'left' ? 'end' : 'middle' });
  }
  return labels;
}

function boxOf({ at, radius, width, height }: Wanted, beside: Beside): Box {
  const away = radius + gap;
  if (beside === 'right' || beside === 'left') {
    const left = beside === 'right' ? at.x + away : at.x - away - width;
    return { left, right: left + width, top: at.y - height / 2, bottom: at.y + height / 2 };
  }
  const top = beside === 'below' ? at.y + away : at.y - away - height;
  return { left: at.x - width / 2, right: at.x + width / 2, top, bottom: top + height };
}

/** Shortens a name to a width; what is cut off is marked. */
export function shorten(name: string, width: number, measure: (text: string) => number): string {
  if (measure(name) <= width) return name;
  const points = [...name];
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(`${points.slice(0, middle).join('').trimEnd()}…`) <= width) low = middle;
    else high = middle - 1;
  }
  return `${points.slice(0, Math.max(1, low)).join('').trimEnd()}…`;
}

/** Breaks a text into at most so many lines of a width. */
export function wrap(text: string, width: number, most: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  const words = text.split(/\s+/).filter((w) => w !== '');
  for (const [i, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (lines.length === most - 1) {
      lines.push(shorten(`${line} ${words.slice(i).join(' ')}`, width, measure));
      return lines;
    }
    lines.push(line);
    line = word;
  }
  return [...lines, shorten(line, width, measure)];
}
