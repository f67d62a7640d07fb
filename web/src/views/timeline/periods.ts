// Days on a line: which period a statement counts for, where it lies, and how a period is called.
import { dayText, shortMonth } from '$lib/days';
import { views } from '$src/strings.views';

/** How finely a timeline is divided; the API's dimensions. */
export type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'YEAR';

const day = 86_400_000;
const lengths: readonly (readonly [Unit, number])[] = [['DAY', 1], ['WEEK', 7], ['MONTH', 30.44]];

/** A day as a number of days. */
export function daysOf(date: string): number {
  return Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / day;
}

const dateOf = (days: number): string => new Date(days * day).toISOString().slice(0, 10);

/** The finest unit of which at most so many fit between two days. */
export function unitFor(first: string, last: string, most: number): Unit {
  const span = daysOf(last) - daysOf(first) + 1;
  return lengths.find(([, length]) => span / length <= most)?.[0] ?? 'YEAR';
}

/** The last day of a period that begins on that day. */
export function endOf(period: string, unit: Unit): string {
  const from = new Date(`${period}T00:00:00Z`);
  if (unit === 'WEEK') return dateOf(daysOf(period) + 6);
  if (unit === 'MONTH') return dateOf(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 0) / day);
  if (unit === 'YEAR') return `${period.slice(0, 4)}-12-31`;
  return period;
}

/** The first day of the period that holds a day. */
export function startOf(date: string, unit: Unit): string {
  if (unit === 'WEEK') {
    const days = daysOf(date);
    return dateOf(days - ((((days + 3) % 7) + 7) % 7)); // day 0 was a Thursday, and weeks begin on Monday
  }
  if (unit === 'MONTH') return `${date.slice(0, 7)}-01`;
  if (unit === 'YEAR') return `${date.slice(0, 4)}-01-01`;
  return date.slice(0, 10);
}

/** A period in words. */
export function periodWords(period: string, unit: Unit): string {
  if (unit === 'DAY') return dayText(period);
  if (unit === 'WEEK') return views.timeline.week(dayText(period));
  return unit === 'MONTH' ? shortMonth(period) : period.slice(0, 4);
}

/** A line from the first day to the last: where on it a period's middle lies, from 0 to 1. */
export function scaleOf(first: string, last: string, unit: Unit): (period: string) => number {
  const from = daysOf(startOf(first, unit));
  const until = daysOf(endOf(startOf(last, unit), unit)) + 1;
  return (period) => ((daysOf(period) + daysOf(endOf(period, unit)) + 1) / 2 - from) / (until - from);
}

/** A mark of the axis. */
export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** At most so many marks for the axis: years, else months, else days. */
export function ticksOf(first: string, last: string, unit: Unit, most: number): Tick[] {
  const from = daysOf(startOf(first, unit));
  const until = daysOf(endOf(startOf(last, unit), unit)) + 1;
  for (const step of ['DAY', 'MONTH', 'YEAR'] as const) {
    const ticks: Tick[] = [];
    for (let at = startOf(dateOf(from), step); daysOf(at) < until && ticks.length <= most; at = dateOf(daysOf(endOf(at, step)) + 1)) {
      if (daysOf(at) >= from) ticks.push({ at: (daysOf(at) - from) / (until - from), text: periodWords(at, step) });
    }
    if (ticks.length > 0 && ticks.length <= most) return ticks;
  }
  const years = Number(last.slice(0, 4)) - Number(first.slice(0, 4));
  const every = Math.max(1, Math.ceil(years / most));
  return Array.from({ length: Math.floor(years / every) + 1 }, (_, i) => {
    const year = String(Number(first.slice(0, 4)) + i * every);
    return { at: Math.max(0, daysOf(`${year}-01-01`) - from) / (until - from), text: year };
  });
}
