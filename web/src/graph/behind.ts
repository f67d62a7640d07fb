// The statements behind a tie or a node, as the API finds them.
import type { StatementFilter } from '$api/schema';
import { keyOf } from '$lib/route';
import type { Tie } from './types';

/** The filter that gives exactly the statements a tie counts; undefined where none stands behind it. */
export function statementsOf(tie: Pick<Tie, 'from' | 'to' | 'kind' | 'stance'>, within: StatementFilter): StatementFilter | undefined {
  const speaker = { ids: [tie.from] };
  switch (tie.kind) {
    case 'STANCE':
      return { ...within, speaker, takes: { ...within.takes, proposition: [keyOf(tie.to)], ...(tie.stance ? { stance: [tie.stance] } : {}) } };
    case 'SPOKE_OF':
      return { ...within, speaker, mentions: { ids: [tie.to] } };
    case 'SPOKE_TO':
      return { ...within, speaker, addressee: { ids: [tie.to] } };
    case 'SPOKE_FOR':
      return { ...within, speaker, onBehalfOf: { ids: [tie.to] } };
    default:
      return undefined;
  }
}

/** The filter for the words of a node: what an actor said (on the proposition in the middle, if one is), or what was said on a proposition. */
export function wordsOn(id: string, centre: readonly string[], within: StatementFilter): StatementFilter {
  const isProposition = (other: string | undefined): other is string => other?.startsWith('proposition:') === true;
  if (isProposition(id)) return { ...within, takes: { ...within.takes, proposition: [keyOf(id)] } };
  const [middle] = centre;
  const about = centre.length === 1 && isProposition(middle) ? { takes: { ...within.takes, proposition: [keyOf(middle)] } } : {};
  return { ...within, ...about, speaker: { ids: [id] } };
}
