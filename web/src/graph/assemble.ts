// From what the API says of some nodes, and what the reader has done, to what is in the graph.
import { classOf } from './classes';
import { tieKey, weightOf, type Around, type GraphNode, type Point, type Tie } from './types';
import type { Step, View } from './view';

/** How many nodes the graph opens with, the middle among them. */
export const opening = 60;
/** How many neighbours are fetched at once: as many as the API gives. An expansion chooses among the first so many, whatever else is known. */
export const pageSize = 100;
/** How many nodes an expansion adds. */
export const expansion = 25;

/** Nodes that come together, or a node that is put somewhere: what the layout does one after the other. */
export type Batch = { readonly anchor: string; readonly ids: readonly string[] } | { readonly pin: string; readonly at: Point };

/** What is in the graph, before anything is hidden. */
export interface Assembled {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  /** Ties between nodes of the graph. */
  readonly ties: readonly Tie[];
  /** The nodes that the graph opens with, those it is about first. */
  readonly base: readonly string[];
  /** The ties by which nodes are placed: ones that an expansion brings between them must not move them. */
  readonly baseTies: readonly Tie[];
  readonly batches: readonly Batch[];
  /** The nodes that take the places of those that hang on nothing but ties which the legend has switched off. */
  readonly filled: ReadonlySet<string>;
}

/** The nodes whose surroundings must be known for a state. */
export function egosOf(view: View): string[] {
  return [...new Set([...view.of, ...view.steps.flatMap((s) => (s.do === 'expand' ? [s.id] : []))])];
}

/** The chosen neighbours of a state that are among none of the given surroundings. */
export function unmet(view: View, arounds: ReadonlyMap<string, Around>): string[] {
  const known = new Set([...arounds.values()].flatMap((a) => [a.of.id, ...a.nodes.map((n) => n.id)]));
  return view.steps.flatMap((s) => (s.do === 'add' && !known.has(s.id) ? [s.id] : []));
}

/**
 * The nodes that a state is about whose further neighbours must be known: among those known there are not enough that hang on what
 * the legend leaves on.
 */
export function lacking(view: View, arounds: ReadonlyMap<string, Around>): string[] {
  if (view.off.length === 0) return [];
  const gone = new Set<string>([...view.off, ...view.hidden]);
  const wanted = Math.floor((opening - view.of.length) / Math.max(1, view.of.length));
  return view.of.filter((id) => {
    const around = arounds.get(id);
    return around !== undefined && around.nodes.length < around.total && joinedTo(around, gone).size < wanted;
  });
}

/** The neighbours that some tie of those left joins to the middle. */
function joinedTo({ of, nodes, ties }: Around, gone: ReadonlySet<string>): Set<string> {
  const ends = new Set(ties.filter((t) => !gone.has(classOf(t)) && (t.from === of.id || t.to === of.id)).flatMap((t) => [t.from, t.to]));
  return new Set(nodes.flatMap((n) => (ends.has(n.id) && !gone.has(n.id) ? [n.id] : [])));
}

/** Puts the graph together. Surroundings that are not known yet count as empty. */
export function assemble(view: View, arounds: ReadonlyMap<string, Around>): Assembled {
  const known = new Map<string, GraphNode>();
  for (const around of arounds.values()) for (const node of [around.of, ...around.nodes]) known.set(node.id, node);
  const base = baseOf(view, arounds);
  const placed = new Set(base);
  const batches = view.steps.flatMap((step) => batchOf(step, { view, arounds, known, placed }));
  const fill = fillOf({ view, arounds, known, placed }, base);
  const nodes = new Map([...placed].flatMap((id) => [[id, known.get(id)] as const]).filter((e): e is [string, GraphNode] => e[1] !== undefined));
  const middles = new Map([...arounds].filter(([id]) => view.of.includes(id)));
  const filled = new Set(fill.flatMap((b) => b.ids));
  return { nodes, ties: tiesAmong(nodes, arounds), base, baseTies: tiesAmong(nodes, middles), batches: [...batches, ...fill], filled };
}

/** What the graph opens with: what it is about, and around each its first neighbours, so many that all together are few enough to read. */
function baseOf(view: View, arounds: ReadonlyMap<string, Around>): string[] {
  const base = new Set(view.of.filter((id) => arounds.has(id)));
  const share = Math.floor((opening - base.size) / Math.max(1, base.size));
  for (const id of [...base]) {
    let room = share;
    for (const node of arounds.get(id)?.nodes ?? []) {
      if (room === 0) break;
      if (base.has(node.id)) continue;
      base.add(node.id);
      room--;
    }
  }
  return [...base];
}

interface Progress {
  readonly view: View;
  readonly arounds: ReadonlyMap<string, Around>;
  readonly known: ReadonlyMap<string, GraphNode>;
  readonly placed: Set<string>;
}

function batchOf(step: Step, { arounds, known, placed }: Progress): Batch[] {
  if (step.do === 'pin') return placed.has(step.id) ? [{ pin: step.id, at: step.at }] : [];
  if (step.do === 'add') {
    const anchor = [...arounds.values()].find((a) => a.nodes.some((n) => n.id === step.id) && placed.has(a.of.id))?.of.id;
    if (!known.has(step.id) || placed.has(step.id) || anchor === undefined) return [];
    placed.add(step.id);
    return [{ anchor, ids: [step.id] }];
  }
  const around = arounds.get(step.id);
  if (!around || !placed.has(step.id)) return [];
  const ids = newest({ ...around, nodes: around.nodes.slice(0, pageSize) }, placed).slice(0, expansion).map((n) => n.id);
  for (const id of ids) placed.add(id);
  return ids.length > 0 ? [{ anchor: step.id, ids }] : [];
}

/** The next neighbours, as many as the legend leaves out of those the graph opened with. They come last, so that nothing moves for them. */
function fillOf({ view, arounds, placed }: Progress, base: readonly string[]): { anchor: string; ids: readonly string[] }[] {
  if (view.off.length === 0) return [];
  const gone = new Set<string>([...view.off, ...view.hidden]);
  const isOn = (tie: Tie): boolean => !gone.has(classOf(tie)) && !gone.has(tie.from) && !gone.has(tie.to);
  const hanging = new Set([...arounds.values()].flatMap((a) => a.ties.filter((t) => isOn(t) && placed.has(t.from) && placed.has(t.to))).flatMap((t) => [t.from, t.to]));
  let room = base.filter((id) => !hanging.has(id) && !view.of.includes(id) && !gone.has(id)).length;
  return view.of.flatMap((anchor) => {
    const around = arounds.get(anchor);
    if (!around || room === 0) return [];
    const ids = [...joinedTo(around, gone)].filter((id) => !placed.has(id)).slice(0, room);
    for (const id of ids) placed.add(id);
    room -= ids.length;
    return ids.length > 0 ? [{ anchor, ids }] : [];
  });
}

/** The neighbours that are not in the graph yet: those heard of last first, then those with most statements. */
export function newest(around: Around, placed: ReadonlySet<string>): GraphNode[] {
  const last = new Map<string, string>();
  for (const tie of around.ties) {
    for (const id of [tie.from, tie.to]) if ((last.get(id) ?? '') < (tie.last ?? '')) last.set(id, tie.last ?? '');
  }
  // The API gives those with most statements first; sorting is stable.
  return around.nodes.filter((n) => !placed.has(n.id)).sort((a, b) => compare(last.get(b.id) ?? '', last.get(a.id) ?? ''));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The ties between some nodes that some surroundings tell of, the heaviest first. */
function tiesAmong(nodes: ReadonlyMap<string, GraphNode>, arounds: ReadonlyMap<string, Around>): Tie[] {
  const ties = new Map<string, Tie>();
  for (const around of arounds.values()) {
    for (const tie of around.ties) if (nodes.has(tie.from) && nodes.has(tie.to)) ties.set(tieKey(tie), tie);
  }
  return [...ties.values()].sort((a, b) => weightOf(b) - weightOf(a) || compare(tieKey(a), tieKey(b)));
}

/** What is left of the graph once the reader's own and the legend's choices are taken out. */
export interface Shown {
  readonly nodes: readonly GraphNode[];
  readonly ties: readonly Tie[];
  /** Statements and relations of each node's ties. */
  readonly weights: ReadonlyMap<string, number>;
}

/** Takes out what is hidden and switched off, and nodes that then hang on nothing, except those that the graph is about. */
export function shownOf(view: View, { nodes, ties }: Assembled): Shown {
  const hidden = new Set(view.hidden);
  const off = new Set(view.off);
  const kept = ties.filter((t) => !hidden.has(t.from) && !hidden.has(t.to) && !off.has(classOf(t)));
  const weights = new Map<string, number>();
  for (const tie of kept) for (const id of [tie.from, tie.to]) weights.set(id, (weights.get(id) ?? 0) + weightOf(tie));
  const isThere = (id: string): boolean => !hidden.has(id) && (weights.has(id) || view.of.includes(id));
  return { nodes: [...nodes.values()].filter((n) => isThere(n.id)), ties: kept, weights };
}
