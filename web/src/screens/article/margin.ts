// Where the numbers of statements stand in the margin of an article: beside the line in which each begins.

/** A statement that begins in a line. */
export interface Begin {
  readonly index: number;
  /** The top of the line, in pixels. */
  readonly line: number;
}

/** The place of a number: its top in pixels, and how many numbers stand between it and the text. */
export interface Spot {
  readonly top: number;
  readonly before: number;
}

/** Pixels between two numbers, one above the other: a finger's width, whatever the lines are. */
export const step = 26;

/** How wide the longest number of so many is with its sign, in pixels. */
export function widthOf(statements: number): number {
  return 23 + 7.5 * Math.max(2, String(statements).length);
}

/**
 * Gives each number, by its index, a place beside its line. Of those that begin in one line as many as there is room for stand side by
 * side, the others below them; whatever that takes the place of moves down. Begins are in the order of the text.
 */
export function spots(begins: readonly Begin[], room: number): Spot[] {
  const found: Spot[] = [];
  let free = -Infinity;
  for (let from = 0; from < begins.length; ) {
    const line = begins[from]?.line ?? 0;
    let to = from + 1;
    while (to < begins.length && Math.abs((begins[to]?.line ?? 0) - line) < 4) to++;
    for (; from < to; from += room) {
      const row = begins.slice(from, Math.min(from + room, to));
      const top = Math.max(line, free);
      row.forEach((b, i) => (found[b.index] = { top, before: row.length - 1 - i }));
      free = top + step;
    }
    from = to;
  }
  return found;
}
