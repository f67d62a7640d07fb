// What a graph is made of. The same types serve the model, the layout and the drawing; none of them knows the browser.
import type { Stance } from '$api/schema';

/** What a node can be; its shape says which. */
export type NodeKind = 'Person' | 'Country' | 'Organisation' | 'Proposition';

/** An actor or a proposition. */
export interface GraphNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly name: string;
}

/** Why two nodes are joined, as the API names it. Values that a later API adds are drawn without a mark of their own. */
export type TieKind = 'STANCE' | 'SPOKE_OF' | 'SPOKE_TO' | 'SPOKE_FOR' | 'RELATION' | 'PART_OF';

/** All statements or relations of one kind between two nodes. */
export interface Tie {
  readonly from: string;
  readonly to: string;
  readonly kind: TieKind;
  /** Of STANCE only. */
  readonly stance: Stance | null;
  readonly statements: number;
  readonly relations: number;
  /** The first and the last known day. */
  readonly first: string | null;
  readonly last: string | null;
}

/** What is around one node: the first neighbours, those with most statements first, and how many there are in all. */
export interface Around {
  readonly of: GraphNode;
  readonly nodes: readonly GraphNode[];
  readonly ties: readonly Tie[];
  readonly total: number;
  readonly endCursor: string | null;
}

/** A place on the plane of the graph, in pixels at scale 1; the centre is at 0, 0. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How a graph is laid out: as planes of desks are, or as those of telephones. */
export type Shape = 'wide' | 'tall';

/** Where everything is. */
export type Places = ReadonlyMap<string, Point>;

/** What the reader sees of the plane: the point in the middle, and the scale. */
export interface Camera extends Point {
  readonly k: number;
}

/** A width and a height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The name of a tie: the same for every tie of one kind and stance between the same two nodes. */
export function tieKey(tie: Pick<Tie, 'from' | 'to' | 'kind' | 'stance'>): string {
  return [tie.from, tie.to, tie.kind.toLowerCase(), ...(tie.stance ? [tie.stance.toLowerCase()] : [])].join(',');
}

/** How much a tie weighs: its statements and relations. */
export function weightOf(tie: Pick<Tie, 'statements' | 'relations'>): number {
  return tie.statements + tie.relations;
}
