// Months on a line, without gaps.

/** How much was said in a month. */
export interface Bar {
  /** Its first day. */
  readonly month: string;
  readonly count: number;
}

const most = 1200; // months that are drawn: a hundred years

/** The counts of months as bars: every month between the first and the last has one. Counts of unknown days have no place. */
export function barsOf(counts: readonly { readonly period: string | null; readonly count: number }[]): Bar[] {
  const known = new Map<string, number>();
  for (const { period, count } of counts) if (period) known.set(period.slice(0, 7), (known.get(period.slice(0, 7)) ?? 0) + count);
  const months = [...known.keys()].sort();
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  const bars: Bar[] = [];
  for (let month = indexOf(first); month <= indexOf(last) && bars.length < most; month++) bars.push({ month: `${nameOf(month)}-01`, count: known.get(nameOf(month)) ?? 0 });
  return bars;
}

const indexOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const nameOf = (index: number): string => `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;

/** The first day of one month and the last day of another. */
export function daysOf(first: string, last: string): { from: string; until: string } {
  const end = new Date(Date.UTC(Number(last.slice(0, 4)), Number(last.slice(5, 7)), 0)).getUTCDate();
  return { from: `${first.slice(0, 7)}-01`, until: `${last.slice(0, 7)}-${String(end).padStart(2, '0')}` };
}
