import { describe, expect, test } from 'vitest';
import { amend, begin, push, redo, undo } from './history';
import { exploreAddress, filterOf, parametersOf, parseView, viewOf, type View } from './view';

const full: View = {
  of: ['proposition:harbour-open', 'person:ada-quill'],
  steps: [{ do: 'expand', id: 'person:ada-quill' }, { do: 'add', id: 'country:x' }, { do: 'pin', id: 'country:x', at: { x: -120, y: 40 } }],
  hidden: ['organisation:harbour-board'], off: ['opposes', 'spoke_of'], from: '2025-01-01', until: '2025-02-28', sure: 0.7, mode: 'table', shape: 'wide',
  camera: { x: 10.5, y: -3, k: 0.8125 }, selected: 'person:ada-quill,proposition:harbour-open,stance,supports',
};

test('an address holds the whole state, and gives it back', () => {
  expect(parseView(new URLSearchParams(parametersOf(full)))).toEqual(full);
  expect(parseView(new URL(exploreAddress(full), 'http://x').searchParams)).toEqual(full);
  expect(parseView(new URLSearchParams(''))).toEqual(viewOf());
});

test('an address tells the layout only where it tells of places', () => {
  const camera = { x: 1, y: 2, k: 1 };
  expect(parametersOf({ ...viewOf('person:a'), shape: 'tall', camera })).toBe('of=person:a&shape=tall&camera=1_2_1');
  expect(parseView(new URLSearchParams('of=person:a&shape=tall&camera=1_2_1')).shape).toBe('tall');
  expect(parseView(new URLSearchParams('of=person:a&steps=person:b@1_2')).shape).toBe('wide');
  expect(parseView(new URLSearchParams('of=person:a&shape=tall&steps=person:b')).shape).toBeUndefined();
});

test('an address can be read by people', () => {
  expect(exploreAddress(viewOf('person:ada-quill'))).toBe('/explore?of=person:ada-quill');
  expect(parametersOf({ ...viewOf('person:a'), steps: full.steps })).toBe('of=person:a&steps=person:ada-quill,~country:x,country:x@-120_40');
});

test.each(['of=robot:x', 'of=,,', 'of=article:1', 'steps=person:', 'steps=person:a@1', 'steps=person:a@x_y', 'off=everything', 'camera=1_2', 'camera=0_0_0', 'camera=0_0_999', 'view=cube', 'sure=7', 'from=2025-02-30', 'hidden=x'])('nonsense is left out: %s', (query) => {
  expect(parseView(new URLSearchParams(query))).toEqual(viewOf());
});

test('days and certainty are for the API, the legend is not', () => {
  const said = { from: '2025-01-01', until: '2025-02-28' };
  expect(filterOf(full)).toEqual({ minConfidence: 0.7, said });
  expect(filterOf({ ...full, of: ['proposition:harbour-open'] })).toEqual({ takes: { minConfidence: 0.7 }, said });
  expect(filterOf({ ...viewOf('person:a'), ...{ off: full.off } })).toEqual({});
});

describe('undo and redo', () => {
  test('go back and forth, and a new step forgets what was undone', () => {
    let h = push(push(begin('a'), 'b'), 'c');
    h = undo(h);
    expect([h.present, h.past, h.future]).toEqual(['b', ['a'], ['c']]);
    expect(redo(h).present).toBe('c');
    h = undo(h);
    expect(undo(h)).toBe(h);
    h = push(h, 'd');
    expect(redo(h)).toBe(h);
    expect(undo(h).present).toBe('a');
  });
  test('what is amended cannot be undone', () => {
    const h = amend(push(begin('a'), 'b'), 'b, chosen');
    expect(undo(h).present).toBe('a');
    expect(redo(undo(h)).present).toBe('b, chosen');
  });
  test('are bounded', () => {
    let h = begin(0);
    for (let i = 1; i <= 500; i++) h = push(h, i);
    expect(h.past.length).toBe(200);
    expect(undo(h).present).toBe(499);
  });
});
