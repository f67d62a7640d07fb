// What the graph says of a node to those who hear it.
import { dayText } from '$lib/days';
import { graphWords as words } from '$src/strings.graph';
import type { Shown } from './assemble';
import { classOf } from './classes';
import type { Tie } from './types';

const few = 3; // ties that are said

/** A tie in words: who, what, whom, how often and until when. */
export function tieText(tie: Tie, nameOf: (id: string) => string): string {
  const last = tie.last ? `, ${tie.first && tie.first !== tie.last ? words.period(dayText(tie.first), dayText(tie.last)) : dayText(tie.last)}` : '';
  const weight = tie.statements + tie.relations > 0 ? `: ${words.weight(tie.statements, tie.relations)}${last}` : '';
  return `${words.sentence(nameOf(tie.from), classOf(tie), nameOf(tie.to))}${weight}`;
}

/** The heaviest ties of a node in words. */
export function saysOf(id: string, { nodes, ties }: Shown): string {
  const names = new Map(nodes.map((n) => [n.id, n.name]));
  const own = ties.filter((t) => t.from === id || t.to === id);
  if (own.length === 0) return `${names.get(id) ?? id}. ${words.alone}`;
  return words.says(own.slice(0, few).map((t) => tieText(t, (other) => names.get(other) ?? other)), own.length - few);
}
