// Everything that is drawn, with its place: the same scene is shown on the page and written into an exported picture.
import { classOf } from './classes';
import { boundsOf, type Fitted } from './camera';
import { linesOf, type Disc, type Line } from './geometry';
import { placeLabels, shorten, wrap, type Beside, type Label, type Wanted } from './labels';
import type { Shown } from './assemble';
import { weightOf, type GraphNode, type NodeKind, type Places, type Point, type Shape, type Size, type Tie } from './types';

/** A node as it is drawn. */
export interface SceneNode {
  readonly node: GraphNode;
  readonly at: Point;
  readonly radius: number;
  /** The graph is about it. */
  readonly isCentre: boolean;
  readonly isPinned: boolean;
  /** It has taken more than one side on one proposition. */
  readonly hasChanged: boolean;
}

/** What is drawn, in pixels of the screen around the middle of the plane. */
export interface Scene {
  readonly nodes: readonly SceneNode[];
  readonly lines: readonly (Line & { readonly width: number })[];
  readonly labels: readonly Label[];
}

/** What a scene is made from. */
export interface SceneInput {
  readonly shown: Shown;
  readonly places: Places;
  /** The scale: places grow with it, nodes and names do not. */
  readonly k: number;
  readonly centre: readonly string[];
  readonly shape: Shape;
  readonly pinned: ReadonlySet<string>;
  /** Nodes whose names are written in full: what is chosen, focused or pointed at, and what was expanded. */
  readonly full: ReadonlySet<string>;
  /** How wide the plane is that is looked at, in pixels; a picture has no bounds. */
  readonly plane?: number;
  /** The width of a text in the type of the labels. */
  readonly measure: (text: string) => number;
}

/** Pixels from one line of a name to the next. */
export const lineHeight = 15;
const short = { least: 72, most: 132, atFull: 170 }; // widest name of a node that nothing asks for
const sparse = 24; // nodes that leave room for names of two lines
const airy = 150; // widest line of those
const share = { wide: 0.22, tall: { sparse: 0.36, dense: 0.25 } } as const; // of the width of the plane that one name may take
const long = 220; // widest line of a name in full
const between = 150; // the columns of a tall graph: so wide is the name in its middle at scale 1

/** Puts a scene together. */
export function compose(input: SceneInput): Scene {
  const { shown, places, k, centre, pinned } = input;
  const heaviest = Math.max(1, ...shown.nodes.filter((n) => !centre.includes(n.id)).map((n) => shown.weights.get(n.id) ?? 0));
  const changed = changedOf(shown.ties);
  const nodes = shown.nodes.flatMap((node): SceneNode[] => {
    const place = places.get(node.id);
    if (!place) return [];
    const isCentre = centre.includes(node.id);
    const shrink = Math.min(1, Math.max(0.6, Math.sqrt(k)));
    const radius = shrink * (isCentre ? 17 : 5.5 + 6.5 * Math.sqrt((shown.weights.get(node.id) ?? 0) / heaviest));
    return [{ node, at: { x: place.x * k, y: place.y * k }, radius, isCentre, isPinned: pinned.has(node.id), hasChanged: changed.has(node.id) }];
  });
  const discs = new Map(nodes.map((n): [string, Disc] => [n.node.id, n]));
  const lines = linesOf(shown.ties, discs).map((line) => ({ ...line, width: widthOf(line.tie) }));
  const { plane, measure, shape } = input;
  // On a narrow plane no name may reach beyond what the camera takes in.
  const rims = shape === 'tall' && plane !== undefined ? boundsOf(fittedOf(shown.nodes, places, centre, shape, measure, plane), k) : undefined;
  return { nodes, lines, labels: placeLabels(nodes.map((n) => wantedOf(n, input)), nodes, rims) };
}

/** Lines grow with what they stand for, slowly: one statement is seen, a thousand do not cover the rest. */
function widthOf(tie: Tie): number {
  return Math.min(4, 1.4 + 0.3 * Math.log2(Math.max(1, weightOf(tie))));
}

/** Who has taken more than one side: neutral is none. */
function changedOf(ties: readonly Tie[]): Set<string> {
  const sides = new Map<string, Set<string>>();
  for (const tie of ties) {
    if (tie.kind !== 'STANCE' || tie.stance === 'NEUTRAL') continue;
    const key = `${tie.from} ${tie.to}`;
    sides.set(key, (sides.get(key) ?? new Set()).add(classOf(tie)));
  }
  return new Set([...sides].filter(([, classes]) => classes.size > 1).map(([key]) => key.slice(0, key.indexOf(' '))));
}

function wantedOf({ node, at, radius, isCentre, hasChanged, isPinned }: SceneNode, { shown, k, centre, shape, full, measure, plane }: SceneInput): Wanted {
  const isFull = isCentre || full.has(node.id);
  const name = hasChanged ? `${node.name} ◆` : node.name;
  const room = roomOf(shown.nodes.length <= sparse, k, shape, plane);
  const cut = (): string => (hasChanged ? `${shorten(node.name, room.width - measure(' ◆'), measure)} ◆` : shorten(name, room.width, measure));
  const lines = isFull ? wrap(name, isCentre ? middleRoom(k, shape, plane) : Math.min(long, (plane ?? Infinity) * 0.6), 3, measure) : room.lines > 1 ? wrap(name, room.width, room.lines, measure) : [cut()];
  // What stands alone in the middle of a narrow plane is what the heading above it says: others' names go before.
  const isSaid = isCentre && shape === 'tall' && centre.length === 1 && !full.has(node.id);
  const importance = isSaid ? 0 : (full.has(node.id) ? 2e9 : isCentre ? 1e9 : isPinned ? 1e8 : 0) + (shown.weights.get(node.id) ?? 0);
  return { id: node.id, at, radius, lines, width: Math.max(...lines.map(measure)), height: lines.length * lineHeight, importance, prefer: isCentre ? 'below' : beside(at, shape), mayCover: isFull && !isSaid };
}

/**
 * The nodes as the camera sees them on a plane so wide: their places, and the room that their names will take. On a narrow plane
 * nodes come first: names there have what is left.
 */
export function fittedOf(nodes: readonly GraphNode[], places: Places, centre: readonly string[], shape: Shape, measure: (text: string) => number, plane: number): Fitted[] {
  const isSparse = nodes.length <= sparse;
  return nodes.flatMap((n): Fitted[] => {
    const at = places.get(n.id);
    const isCentre = centre.includes(n.id);
    const whole = measure(n.name) + measure(' ◆');
    const name = (k: number): Size => {
      const { width, lines } = isCentre ? { width: middleRoom(k, shape, plane), lines: 2 } : roomOf(isSparse, k, shape, plane);
      return { width: Math.min(width, whole), height: lineHeight * Math.min(lines, Math.ceil(whole / width)) };
    };
    return at ? [{ ...at, name, beside: isCentre ? 'below' : beside(at, shape) }] : [];
  });
}

/** How wide the name in the middle may be. */
function middleRoom(k: number, shape: Shape, plane = Infinity): number {
  return shape === 'tall' ? Math.max(2 * short.least, Math.min(long, plane * 0.6, between * k)) : Math.min(long, plane * 0.6);
}

/** How wide a name may be that nothing asks for, and of how many lines: less where nodes stand closer, and on a narrow plane. */
function roomOf(isSparse: boolean, k: number, shape: Shape, plane = Infinity): { width: number; lines: number } {
  if (shape === 'tall' && isSparse) return { width: Math.min(airy, plane * share.tall.sparse), lines: 2 };
  const most = plane * (shape === 'tall' ? share.tall.dense : share.wide);
  if (isSparse && most >= airy) return { width: airy, lines: 2 };
  return { width: Math.min(short.most, Math.max(short.least, short.atFull * k), most), lines: 1 };
}

/** Names stand on the side that leads away from the middle; where there is no room for that, above or below. */
function beside({ x, y }: Point, shape: Shape): Beside {
  if (shape === 'tall' || Math.abs(x) < 0.45 * Math.abs(y)) return y < 0 ? 'above' : 'below';
  return x < 0 ? 'left' : 'right';
}

/** The outline of a node: person a circle, country a square, organisation a diamond, proposition a hexagon. All have about the same area. */
export function outlineOf(kind: NodeKind, r: number): string {
  const n = (value: number): string => value.toFixed(1);
  if (kind === 'Country') return `M${n(-r * 0.89)} ${n(-r * 0.89)}h${n(r * 1.78)}v${n(r * 1.78)}h${n(-r * 1.78)}Z`;
  if (kind === 'Organisation') return `M0 ${n(-r * 1.25)}L${n(r * 1.25)} 0L0 ${n(r * 1.25)}L${n(-r * 1.25)} 0Z`;
  if (kind === 'Proposition') return `M${n(-r * 0.55)} ${n(-r * 0.95)}H${n(r * 0.55)}L${n(r * 1.1)} 0L${n(r * 0.55)} ${n(r * 0.95)}H${n(-r * 0.55)}L${n(-r * 1.1)} 0Z`;
  return `M${n(-r)} 0A${n(r)} ${n(r)} 0 1 1 ${n(r)} 0A${n(r)} ${n(r)} 0 1 1 ${n(-r)} 0Z`;
}

/** The rectangle that all of a scene lies in. */
export function extentOf({ nodes, labels }: Scene): { left: number; top: number; right: number; bottom: number } {
  const boxes = [
    ...nodes.map(({ at, radius: r }) => ({ left: at.x - r * 1.3, right: at.x + r * 1.3, top: at.y - r * 1.3, bottom: at.y + r * 1.3 })),
    ...labels.map((l) => l.box),
  ];
  if (boxes.length === 0) return { left: -100, right: 100, top: -100, bottom: 100 };
  return {
    left: Math.min(...boxes.map((b) => b.left)), right: Math.max(...boxes.map((b) => b.right)),
    top: Math.min(...boxes.map((b) => b.top)), bottom: Math.max(...boxes.map((b) => b.bottom)),
  };
}
