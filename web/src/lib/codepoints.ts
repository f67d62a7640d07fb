// The API counts Unicode code points; JavaScript's strings count UTF-16 units. Everything that leads into a text goes through here.

/** The UTF-16 index of each of the given code points of a text. Points past its end give its length. */
export function toUnits(text: string, points: Iterable<number>): Map<number, number> {
  const wanted = [...new Set(points)].sort((a, b) => a - b);
  const found = new Map<number, number>();
  let unit = 0;
  let point = 0;
  for (const target of wanted) {
    while (point < target && unit < text.length) {
      unit += isPair(text, unit) ? 2 : 1;
      point++;
    }
    found.set(target, unit);
  }
  return found;
}

/** Two units are one code point only when a high surrogate stands before a low one; a surrogate alone counts as one. */
function isPair(text: string, at: number): boolean {
  const high = text.charCodeAt(at);
  if (high < 0xd800 || high > 0xdbff) return false;
  const low = text.charCodeAt(at + 1);
  return low >= 0xdc00 && low <= 0xdfff;
}

/** A piece of the text in which something was said, by code points, end-exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A run of text that the same statements cover. */
export interface Run {
  readonly text: string;
  /** Indices of the covering statements, in their order; empty between statements. */
  readonly covers: readonly number[];
  /** Indices of the statements whose first words begin here. */
  readonly opens: readonly number[];
}

/** Cuts a text at every boundary of the spans, so that overlapping and nested statements can all be shown. */
export function cut(text: string, statements: readonly (readonly Span[])[]): Run[] {
  const spans = statements
    .flatMap((pieces, statement) => pieces.map((p, i) => ({ ...p, statement, isFirst: i === 0 })))
    .filter((p) => p.end > p.start)
    .sort((a, b) => a.start - b.start || a.statement - b.statement);
  const points = [...new Set([0, ...spans.flatMap((s) => [s.start, s.end])])].sort((a, b) => a - b);
  const units = toUnits(text, points);
  const runs: Run[] = [];
  let open: typeof spans = [];
  let next = 0;
  points.forEach((point, i) => {
    open = open.filter((s) => s.end > point);
    for (let span = spans[next]; span?.start === point; span = spans[++next]) open.push(span);
    const until = points[i + 1];
    const run = text.slice(units.get(point), until === undefined ? undefined : units.get(until));
    if (run === '') return;
    runs.push({
      text: run,
      covers: [...new Set(open.map((s) => s.statement))].sort((a, b) => a - b),
      opens: open.filter((s) => s.isFirst && s.start === point).map((s) => s.statement),
    });
  });
  return runs;
}
