// What comes into the store while the reader looks: a subscription, kept only while the page is seen.
import { isAbort } from '$api/errors';
import { tryAgain } from '$api/patience';
import { follow } from '$api/stream';
import type { StatementFilter } from '$api/schema';
import { StatementAddedDocument, type StatementAddedSubscription } from '$parts/live.gql';

/** A statement that has just come in. */
export type Added = StatementAddedSubscription['statementAdded'];

/** How long the newest are collected before they are shown together, so that a fast load does not make the page flicker. */
const pause = 700;
/** How many failures in a row the reader need not hear of: a server that is started anew is back at once. */
const borne = 2;
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
   * connections to one server, and pages in the background must not hold them. Null: nothing is followed. After a while without
   * news – the page was not seen, the computer slept, the server was started anew – `missed` is called.
   */
  static of(filter: () => StatementFilter | null, { each, missed }: { each?: () => void; missed?: () => void } = {}): Live {
    const live = new Live();
    const key = $derived(JSON.stringify(filter()));
    $effect(() => {
      live.clear();
      live.isLost = false;
      if (key === 'null') return;
      const wanted = JSON.parse(key) as StatementFilter;
      let control: AbortController | undefined;
      let wasOpened = false;
      const opened = (): void => {
        live.isLost = false;
        tryAgain(); // whatever else waits for the server
        if (wasOpened) missed?.();
        wasOpened = true;
      };
      const attend = (): void => {
        control?.abort();
        control = undefined;
        if (document.visibilityState !== 'visible') return;
        control = new AbortController();
        void live.#follow(wanted, control.signal, { each, opened, broken: () => (wasOpened = true) });
      };
      attend();
      document.addEventListener('visibilitychange', attend);
      return () => {
        document.removeEventListener('visibilitychange', attend);
        control?.abort();
        clearTimeout(live.#timer);
        live.#timer = undefined;
      };
    });
    return live;
  }

  /** News have stopped coming. The page tries to get them again, until it has them. */
  isLost = $state(false);

  /** Forgets what came: it is shown elsewhere now. */
  clear(): void {
    this.#waiting = [];
    this.added = [];
    this.count = 0;
  }

  /** So many more have come than were told. */
  add(n: number): void {
    this.count += n;
  }

  async #follow(filter: StatementFilter, signal: AbortSignal, { each, opened, broken }: { each: (() => void) | undefined; opened: () => void; broken: () => void }): Promise<void> {
    try {
      await follow(StatementAddedDocument, { filter }, (r) => this.#take(r.statementAdded, each), signal, {
        tries: Infinity,
        opened,
        broken: (times) => {
          broken();
          if (times >= borne) this.isLost = true;
        },
      });
    } catch (thrown) {
      if (!isAbort(thrown) && !signal.aborted) this.isLost = true;
    }
  }

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
