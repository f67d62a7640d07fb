import { expect, test } from 'vitest';
import { actorWith, person, propositionWith, tieOf } from '$src/testing/around';
import { assemble, egosOf, lacking, newest, shownOf, unmet } from './assemble';
import { classOf, countedIn, legendOf } from './classes';
import { layout, planOf } from './layout';
import type { Around } from './types';
import { viewOf, type View } from './view';

const proposition = propositionWith(100, 117);
const other = actorWith(0, 50, 80); // the actor 0, with some who are in the graph and some who are not
const arounds = (...all: Around[]): Map<string, Around> => new Map(all.map((a) => [a.of.id, a]));
const view = (changes: Partial<View> = {}): View => ({ ...viewOf(proposition.of.id), ...changes });

test('opens with 60 nodes, those with most statements', () => {
  const { nodes, base, ties } = assemble(view(), arounds(proposition));
  expect(nodes.size).toBe(60);
  expect(base[0]).toBe(proposition.of.id);
  expect(base.slice(1)).toEqual(proposition.nodes.slice(0, 59).map((n) => n.id));
  expect(ties.length).toBe(59);
});

test('two middles share the room, and what is not there yet counts as empty', () => {
  const both = view({ of: [proposition.of.id, person(0).id] });
  expect(assemble(both, arounds(proposition, other)).nodes.size).toBe(60);
  expect(assemble(both, arounds()).nodes.size).toBe(0);
  expect(egosOf(both)).toEqual(both.of);
});

test('an expansion adds 25, those heard of last first, and keeps what was there', () => {
  const before = assemble(view(), arounds(proposition));
  const after = assemble(view({ steps: [{ do: 'expand', id: proposition.of.id }] }), arounds(proposition));
  expect(after.nodes.size).toBe(85);
  expect([...after.nodes.keys()].slice(0, 60)).toEqual([...before.nodes.keys()]);
  expect(after.batches).toEqual([{ anchor: proposition.of.id, ids: proposition.nodes.slice(75).reverse().map((n) => n.id) }]);
  expect(newest(proposition, new Set(after.nodes.keys())).length).toBe(100 - 59 - 25);
});

test('unknown days come last, and of equal days those with most statements', () => {
  const a: Around = { ...actorWith(0, 1, 3), ties: [tieOf({ from: 'person:p0', to: 'person:p1', last: null }), tieOf({ from: 'person:p0', to: 'person:p2' }), tieOf({ from: 'person:p3', to: 'person:p0' })] };
  expect(newest(a, new Set()).map((n) => n.id)).toEqual(['person:p2', 'person:p3', 'person:p1']);
});

test('steps that make no sense change nothing', () => {
  const steps: View['steps'] = [{ do: 'expand', id: 'person:nobody' }, { do: 'add', id: 'person:nobody' }, { do: 'pin', id: 'person:nobody', at: { x: 1, y: 1 } }, { do: 'add', id: person(3).id }];
  expect(assemble(view({ steps }), arounds(proposition)).batches).toEqual([]);
  expect(unmet(view({ steps }), arounds(proposition))).toEqual(['person:nobody']);
});

test('a chosen neighbour comes beside the one it was chosen from', () => {
  const steps: View['steps'] = [{ do: 'expand', id: person(0).id }, { do: 'add', id: person(129).id }, { do: 'pin', id: person(129).id, at: { x: 5, y: 6 } }];
  const { batches, ties } = assemble(view({ steps }), arounds(proposition, other));
  expect(batches.slice(1)).toEqual([{ anchor: person(0).id, ids: [person(129).id] }, { pin: person(129).id, at: { x: 5, y: 6 } }]);
  expect(ties.some((t) => t.from === person(0).id && t.to === person(55).id)).toBe(true); // ties to those who were there come too
});

test('what is hidden or switched off goes, and what hangs on nothing else', () => {
  const all = assemble(view(), arounds(proposition));
  const without = shownOf(view({ off: ['opposes'], hidden: [person(0).id] }), all);
  expect(without.ties.every((t) => classOf(t) !== 'opposes' && t.from !== person(0).id)).toBe(true);
  expect(without.nodes.length).toBe(60 - 15 - 1);
  const none = shownOf(view({ off: ['supports', 'opposes', 'conditional', 'neutral'] }), all);
  expect(none.nodes.map((n) => n.id)).toEqual([proposition.of.id]);
  expect(shownOf(view(), all).weights.get(person(0).id)).toBe(100);
});

test('the legend counts ties, and keeps entries that are switched off', () => {
  const { ties } = assemble(view(), arounds(proposition));
  expect(legendOf(ties, ['opposes', 'relation']).map((e) => [e.entry, e.count, e.isOn])).toEqual([
    ['supports', 15, true], ['opposes', 15, false], ['conditional', 15, true], ['neutral', 14, true], ['relation', 0, false],
  ]);
});

test('what the legend takes out makes room for the next neighbours, who move nobody and go when it is switched on again', () => {
  const all = assemble(view(), arounds(proposition));
  const off = view({ off: ['opposes'] });
  const without = assemble(off, arounds(proposition));
  const shown = shownOf(off, without);
  expect(shown.nodes.length).toBe(60);
  expect([...without.filled]).toEqual(proposition.nodes.slice(59).filter((_, i) => (i + 59) % 4 !== 1).slice(0, 15).map((n) => n.id));
  const [before, after] = [layout(planOf(off.of, all)), layout(planOf(off.of, without))];
  for (const [id, at] of before) expect(after.get(id)).toEqual(at);
  for (const id of without.filled) {
    const stance = proposition.ties.find((t) => t.from === id)?.stance;
    const { x, y } = after.get(id) ?? { x: NaN, y: NaN };
    if (stance === 'SUPPORTS') expect(x).toBeLessThan(-300);
    if (stance === 'CONDITIONAL') expect(y).toBeLessThan(-150);
    if (stance === 'NEUTRAL') expect(y).toBeGreaterThan(150);
  }
  expect(legendOf(countedIn(without, off.off), off.off).map((e) => [e.entry, e.count])).toContainEqual(['opposes', 15]);
  const hidden = assemble(view({ off: ['opposes'], hidden: [person(60).id] }), arounds(proposition));
  expect(hidden.filled.has(person(60).id)).toBe(false);
  expect(assemble(view({ hidden: [person(0).id] }), arounds(proposition)).filled.size).toBe(0); // who hides somebody wants less
});

test('further neighbours are wanted only where the legend leaves too few of those known, and there are more', () => {
  const most = { off: ['supports', 'opposes', 'conditional'] } as const; // 25 of 100 are neutral
  const more = propositionWith(100, 300);
  expect(lacking(view({ off: [...most.off] }), arounds(more))).toEqual([more.of.id]);
  expect(lacking(view({ off: [...most.off] }), arounds(propositionWith(100)))).toEqual([]);
  expect(lacking(view({ off: ['opposes'] }), arounds(more))).toEqual([]);
  expect(lacking(view(), arounds(more))).toEqual([]);
});

test('an expansion takes the same nodes however many more are known', () => {
  const steps = [{ do: 'expand', id: proposition.of.id }] as const;
  const few = assemble(view({ steps: [...steps] }), arounds(propositionWith(100, 300)));
  const many = propositionWith(300);
  const ranked = { ...many, nodes: many.nodes, ties: many.ties.map((t, i) => (i < 100 ? { ...t, statements: 1000 - i } : t)) };
  expect([...assemble(view({ steps: [...steps] }), arounds(ranked)).nodes.keys()]).toEqual([...few.nodes.keys()]);
});
