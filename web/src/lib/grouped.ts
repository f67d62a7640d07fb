// Lists by month.
import { monthOf } from './days';
import type { Card } from './statement';

/** The statements of one month, in the order of the list. */
export interface Month {
  /** The first day of the month; undefined where no day is known. */
  readonly month: string | undefined;
  readonly cards: readonly Card[];
}

/** Groups a list that is ordered by day. A statement said in a range counts for the month in which the range begins. */
export function byMonth(cards: readonly Card[]): Month[] {
  const months: { month: string | undefined; cards: Card[] }[] = [];
  for (const card of cards) {
    const month = monthOf(card.said);
    const last = months.at(-1);
    if (last && last.month === month) last.cards.push(card);
    else months.push({ month, cards: [card] });
  }
  return months;
}
