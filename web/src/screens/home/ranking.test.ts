import { describe, expect, it } from 'vitest';
import type { HomeQuery } from './home.gql';
import { latestChanges } from './ranking';

type Change = HomeQuery['changes']['nodes'][number];

const change = (actor: string, id: string): Change => ({ actor: { id: actor }, after: { id } }) as unknown as Change;

describe('latest changes', () => {
  it('are one of each actor, the latest, and not too many', () => {
    const all = [change('a', '1'), change('a', '2'), change('b', '3'), change('a', '4'), change('c', '5')];
    expect(latestChanges(all, 2).map((c) => c.after.id)).toEqual(['1', '3']);
    expect(latestChanges(all, 5).map((c) => c.after.id)).toEqual(['1', '3', '5']);
  });
});
