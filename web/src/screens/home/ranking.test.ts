import { describe, expect, it } from 'vitest';
import type { HomeQuery } from './home.gql';
import { latestChanges } from './ranking';

type Change = HomeQuery['changes']['nodes'][number];

/** A change of an actor, with how sure its two ends are, beside a surer stance on something else. */
const change = (actor: string, ...sure: [number, number]): Change => {
  const [before, after] = sure.map((confidence) => ({
    takes: [
      { stance: 'OPPOSES', confidence: 1, proposition: { slug: 'ferry' } },
      { stance: 'SUPPORTS', confidence, proposition: { slug: 'harbour' } },
    ],
  }));
  return { actor: { id: actor }, proposition: { slug: 'harbour' }, before, after } as unknown as Change;
};
const shown = (changes: Change[], n = 5): string[] => latestChanges(changes, n).map((c) => c.actor.id);

describe('latest changes', () => {
  it('are sure on both ends', () => {
    expect(shown([change('a', 0.75, 0.75), change('b', 0.74, 1), change('c', 1, 0.74), change('d', 1, 0.9)])).toEqual(['a', 'd']);
  });
  it('are one of each actor, the latest sure one, and not too many', () => {
    expect(shown([change('a', 0.5, 1), change('a', 0.8, 1), change('b', 1, 1), change('a', 1, 1), change('c', 1, 1)], 2)).toEqual(['a', 'b']);
  });
});
