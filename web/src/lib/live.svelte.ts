// What comes into the store while the reader looks: a subscription, kept only while the page is seen.
import { isAbort } from '$api/errors';
import { follow } from '$api/stream';
import type { StatementFilter } from '$api/schema';
import { StatementAddedDocument, type StatementAddedSubscription } from '$parts/live.gql';

/** A statement that has just come in. */
export type Added = StatementAddedSubscription['statementAdded'];

/** How long the newest are collected before they are shown together, so that a fast load does not make the page flicker. */
const pause = 700;
/** How many of the newest are kept. */
const kept = 50;

/** Statements that came in since the screen was opened. */
export class Live {
  /** The newest of them, newest first. */
  added: readonly Added[] = $state.raw([]);
  /** How many came. */
  count = $state(0);
  #waiting: Added[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * Follows the statements that a filter lets through as long as the component lives and its page is seen; a browser has few
   * connections to one server, and pages in the background must not hold them. Null: nothing is followed.
   */
  static of(filter: () => StatementFilter | null, each?: () => void): Live {
    const live = new Live();
    const key = $derived(JSON.stringify(filter()));
    $effect(() => {
      live.clear();
      if (key === 'null') return;
      const wanted = JSON.parse(key) as StatementFilter;
      let control: AbortController | undefined;
      const attend = (): void => {
        control?.abort();
        control = undefined;
        if (document.visibilityState !== 'visible') return;
        control = new AbortController();
        void live.#follow(wanted, control.signal, each);
      };
      attend();
      document.addEventListener('visibilitychange', attend);
      return () => {
        document.removeEventListener('visibilitychange', attend);
        control?.abort();
        clearTimeout(live.#timer);
      };
    });
    return live;
  }

  /** Forgets what came: it is shown elsewhere now. */
  clear(): void {
    this.#waiting = [];
    this.added = [];
    this.count = 0;
  }

  async #follow(filter: StatementFilter, signal: AbortSignal, each: (() => void) | undefined): Promise<void> {
    try {
      await follow(StatementAddedDocument, { filter }, (r) => this.#take(r.statementAdded, each), signal);
    } catch (thrown) {
      // Without news the page is still right: lists are asked for anew whenever they are opened. A reader who is too far behind,
      // or a server that goes away, is met there.
      if (!isAbort(thrown)) this.isLost = true;
    }
  }

  /** News have stopped coming. */
  isLost = $state(false);

  #take(statement: Added, each: (() => void) | undefined): void {
    this.#waiting.unshift(statement);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.count += this.#waiting.length;
      this.added = [...this.#waiting, ...this.added].slice(0, kept);
      this.#waiting = [];
      each?.();
    }, pause);
  }
}
