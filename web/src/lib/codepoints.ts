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
  const spans = statements.flatMap((pieces, statement) =>
    pieces.filter((p) => p.end > p.start).map((p, i) => ({ ...p, statement, isFirst: i === 0 })));
  const points = [...new Set([0, ...spans.flatMap((s) => [s.start, s.end])])].sort((a, b) => a - b);
  const units = toUnits(text, points);
  const runs: Run[] = [];
  points.forEach((point, i) => {
    const next = points[i + 1];
    const run = text.slice(units.get(point), next === undefined ? undefined : units.get(next));
    if (run === '') return;
    const over = spans.filter((s) => s.start <= point && point < s.end);
    runs.push({
      text: run,
      covers: [...new Set(over.map((s) => s.statement))].sort((a, b) => a - b),
      opens: over.filter((s) => s.isFirst && s.start === point).map((s) => s.statement).sort((a, b) => a - b),
    });
  });
  return runs;
}
