// What keys mean in the graph, and what can be done with a node.
import type { Point } from './types';
import type { Direction } from './walk';

/** What a graph can be asked to do with a node; what is absent cannot be done there. */
export interface Acts {
  /** A node or a tie was chosen; undefined: nothing. */
  readonly choose?: (what: string | undefined) => void;
  /** Details are wanted. */
  readonly open?: (node: string) => void;
  readonly expand?: (node: string) => void;
  readonly hide?: (node: string) => void;
  readonly pin?: (node: string) => void;
  readonly move?: (node: string, to: Point) => void;
  /** The reader leaves the graph. */
  readonly leave?: () => void;
}

/** What a key asks for. */
export type Key =
  | { readonly do: 'walk'; readonly to: Direction }
  | { readonly do: 'move'; readonly x: number; readonly y: number }
  | { readonly do: 'zoom'; readonly by: number }
  | { readonly do: 'fit' | 'centre' | 'leave' | 'open' | 'expand' | 'hide' | 'pin' };

const arrows: Readonly<Record<string, { readonly to: Direction; readonly x: number; readonly y: number }>> = {
  ArrowLeft: { to: 'left', x: -1, y: 0 }, ArrowRight: { to: 'right', x: 1, y: 0 }, ArrowUp: { to: 'up', x: 0, y: -1 }, ArrowDown: { to: 'down', x: 0, y: 1 },
};
const plain: Readonly<Record<string, Key>> = {
  Enter: { do: 'open' }, ' ': { do: 'open' }, Escape: { do: 'leave' }, Home: { do: 'centre' }, e: { do: 'expand' }, h: { do: 'hide' }, p: { do: 'pin' }, Delete: { do: 'hide' },
  '+': { do: 'zoom', by: 1.25 }, '=': { do: 'zoom', by: 1.25 }, '-': { do: 'zoom', by: 0.8 }, '0': { do: 'fit' },
};

/** How far Shift with an arrow moves a node, in pixels of the screen. */
export const nudge = 16;

/** What a key asks for; undefined: nothing. */
export function keyFor({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): Key | undefined {
  const arrow = arrows[key];
  if (arrow) return shiftKey ? { do: 'move', x: arrow.x * nudge, y: arrow.y * nudge } : { do: 'walk', to: arrow.to };
  return plain[key.length === 1 ? key.toLowerCase() : key];
}
