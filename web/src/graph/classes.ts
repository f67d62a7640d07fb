// The entries of the legend: four stances and five other kinds of ties.
import type { Stance } from '$api/schema';
import type { Tie, TieKind } from './types';

/** One entry of the legend. */
export type TieClass = 'supports' | 'opposes' | 'conditional' | 'neutral' | 'spoke_of' | 'spoke_to' | 'spoke_for' | 'relation' | 'part_of';

/** All entries, in the order in which they are listed. */
export const classes: readonly TieClass[] = ['supports', 'opposes', 'conditional', 'neutral', 'spoke_of', 'spoke_to', 'spoke_for', 'relation', 'part_of'];

/** The entry that a tie belongs to. */
export function classOf(tie: Pick<Tie, 'kind' | 'stance'>): TieClass {
  return (tie.kind === 'STANCE' ? (tie.stance ?? 'NEUTRAL') : tie.kind).toLowerCase() as TieClass;
}

/** The stance of an entry, if it is one. */
export function stanceOf(entry: TieClass): Stance | undefined {
  const at = classes.indexOf(entry);
  return at >= 0 && at < 4 ? (entry.toUpperCase() as Stance) : undefined;
}

/** Whether a text names an entry. */
export function isClass(text: string): text is TieClass {
  return (classes as readonly string[]).includes(text);
}

/** The sign of a tie without a stance, set in its middle. Kinds that are not known have none. */
export const marks: Readonly<Record<Exclude<TieKind, 'STANCE'>, string>> = { SPOKE_OF: '“', SPOKE_TO: '→', SPOKE_FOR: '⇢', RELATION: '⇄', PART_OF: '⊂' };

/** One line of the legend. */
export interface LegendEntry {
  readonly entry: TieClass;
  /** Ties of this entry in the graph, shown or not. */
  readonly count: number;
  readonly isOn: boolean;
}

/** The ties that a legend counts: of nodes that only take others' places, those that brought them. */
export function countedIn({ ties, filled }: { readonly ties: readonly Tie[]; readonly filled: ReadonlySet<string> }, off: readonly TieClass[]): readonly Tie[] {
  return ties.filter((t) => !off.includes(classOf(t)) || (!filled.has(t.from) && !filled.has(t.to)));
}

/** The legend of some ties: the entries that occur, and those that are switched off. */
export function legendOf(ties: readonly Tie[], off: readonly TieClass[]): LegendEntry[] {
  const counts = new Map<TieClass, number>();
  for (const tie of ties) counts.set(classOf(tie), (counts.get(classOf(tie)) ?? 0) + 1);
  return classes
    .filter((entry) => counts.has(entry) || off.includes(entry))
    .map((entry) => ({ entry, count: counts.get(entry) ?? 0, isOn: !off.includes(entry) }));
}
