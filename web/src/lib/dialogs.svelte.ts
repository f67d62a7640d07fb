// What lies over the page: one thing at a time, opened from anywhere.
import type { Card } from './statement';

class Citing {
  /** The statement being cited. */
  card: Card | undefined = $state.raw();
  open(card: Card): void {
    this.card = card;
  }
  close(): void {
    this.card = undefined;
  }
}

class Sheet {
  /** Whether the sheet of keys is shown. */
  isOpen = $state(false);
}

/** The citation that is shown. */
export const citing = new Citing();
/** The sheet of keys. */
export const sheet = new Sheet();
