// Days as readers write them. A day is the publisher's own calendar day and is never moved between time zones.
import type { Said } from './statement';
import { strings } from '$src/strings';

const months = strings.months;

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function parse(date: string): Day | undefined {
  const m = /^(\d{4})-(\d{2})-(\d{2})/.exec(date);
  return m ? { year: Number(m[1]), month: Number(m[2]), day: Number(m[3]) } : undefined;
}

const short = (d: Day): string => months[d.month - 1]?.slice(0, 3) ?? '';

/** `2025-03-12` as “12 Mar 2025”; what is no day stays as it is. */
export function dayText(date: string): string {
  const d = parse(date);
  return d ? `${d.day} ${short(d)} ${d.year}` : date;
}

/** `2025-03-12` as “12 March 2025”, for citations. */
export function longDay(date: string): string {
  const d = parse(date);
  return d ? `${d.day} ${months[d.month - 1] ?? ''} ${d.year}` : date;
}

/** `2025-03-12` as “Mar 2025”. */
export function shortMonth(date: string): string {
  const d = parse(date);
  return d ? `${short(d)} ${d.year}` : date;
}

/** `2025-03-12` as “March 2025”. */
export function monthText(date: string): string {
  const d = parse(date);
  return d ? `${months[d.month - 1] ?? ''} ${d.year}` : date;
}

/** A range of days without saying twice what both ends share: “3 – 9 Mar 2025”. One bound alone: “since …”, “until …”. */
export function rangeText(from: string | null | undefined, until: string | null | undefined): string {
  if (!from && !until) return strings.said.unknown;
  if (!from) return strings.said.notAfter(dayText(until ?? ''));
  if (!until) return strings.said.notBefore(dayText(from));
  if (from === until) return dayText(from);
  const a = parse(from);
  const b = parse(until);
  if (a && b && a.year === b.year) {
    if (a.month === b.month) {
      const isWhole = a.day === 1 && b.day === new Date(Date.UTC(b.year, b.month, 0)).getUTCDate();
      return isWhole ? `${months[a.month - 1] ?? ''} ${a.year}` : `${a.day} – ${dayText(until)}`;
    }
    return `${a.day} ${short(a)} – ${dayText(until)}`;
  }
  return `${dayText(from)} – ${dayText(until)}`;
}

/** First and last month of a period: “Jan 2018 – Sep 2025”, “Mar 2025” when they are one. */
export function periodText(from: string | null | undefined, until: string | null | undefined): string {
  if (!from || !until) return '';
  const a = shortMonth(from);
  const b = shortMonth(until);
  return a === b ? a : `${a} – ${b}`;
}

/** The first day of a statement's month, by which lists are grouped; undefined for unknown days. */
export function monthOf(said: Said): string | undefined {
  const day = said.from ?? said.until;
  return day ? `${day.slice(0, 7)}-01` : undefined;
}

/** The value of a <time>: a day, a month where the range is that month, or undefined where no day is known. */
export function machineDay(said: Said): string | undefined {
  return said.from ?? said.until ?? undefined;
}

// Making a formatter takes a millisecond; a list has many rows.
const instants = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });

/** An instant in the reader's own time zone: “22 Oct 2025, 14:05”. */
export function instantText(instant: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  return instants.format(date);
}

/** Whether a text is a day that exists, as <input type="date"> gives it. */
export function isDay(text: string): boolean {
  const d = parse(text);
  return d !== undefined && text.length === 10 && d.month >= 1 && d.month <= 12 && d.day >= 1 && d.day <= new Date(Date.UTC(d.year, d.month, 0)).getUTCDate();
}
