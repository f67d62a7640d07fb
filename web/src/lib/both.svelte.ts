// Asks for somebody and a subject at once.
import { ask } from '$api/client';
import { isAbort } from '$api/errors';
import { BothDocument } from '$parts/both.gql';
import { halvesOf, positionsOf } from './both';
import type { Found } from './results';

/** What was found of a text that names somebody and a subject. */
export class Both {
  found: readonly Found[] = $state.raw([]);
  isLooking = $state(false);

  /** Looks whenever the text changes; null: there is nothing to look for. */
  static of(text: () => string | null): Both {
    const both = new Both();
    $effect(() => {
      const wanted = text();
      both.found = [];
      both.isLooking = wanted !== null;
      if (wanted === null) return;
      const control = new AbortController();
      void both.#look(wanted, control.signal).finally(() => {
        if (!control.signal.aborted) both.isLooking = false;
      });
      return () => control.abort();
    });
    return both;
  }

  async #look(text: string, signal: AbortSignal): Promise<void> {
    for (const halves of halvesOf(text)) {
      try {
        const { start, end } = await ask(BothDocument, halves, signal);
        const found = [...positionsOf(start.actors, halves.end), ...positionsOf(end.actors, halves.start)];
        if (found.length === 0) continue;
        this.found = found;
      } catch (thrown) {
        // The plain search says what is wrong: it asks the same server.
        if (!isAbort(thrown)) this.found = [];
      }
      return;
    }
  }
}
