// How the reader's own screen has graphs laid out.
import { MediaQuery } from 'svelte/reactivity';
import type { Shape } from './types';

let query: MediaQuery | undefined;

/** The shape that fits the window; follows it. */
export function shapeOfWindow(): Shape {
  query ??= new MediaQuery('(max-width: 40rem)');
  return query.current ? 'tall' : 'wide';
}
