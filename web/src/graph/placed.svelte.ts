// Where everything is, as the worker has laid it out.
import { asApiError, isAbort, type ApiError } from '$api/errors';
import type { Plan } from './layout';
import { placesOf } from './layouter';
import type { Places } from './types';

/** Places that follow a plan. */
export class Placed {
  /** While another layout is made, the one before. */
  places: Places = $state.raw(new Map());
  isBusy = $state(false);
  error: ApiError | undefined = $state.raw();

  constructor(plan: () => Plan) {
    const wanted = $derived(JSON.stringify(plan()));
    $effect(() => {
      const control = new AbortController();
      void this.#lay(JSON.parse(wanted) as Plan, control.signal);
      return () => control.abort();
    });
  }

  async #lay(plan: Plan, signal: AbortSignal): Promise<void> {
    if (plan.base.length === 0) {
      this.places = new Map();
      this.isBusy = false;
      return;
    }
    this.isBusy = true;
    try {
      const places = await placesOf(plan, signal);
      this.places = places;
      this.error = undefined;
    } catch (thrown) {
      if (isAbort(thrown) || signal.aborted) return;
      this.error = asApiError(thrown);
    }
    this.isBusy = false;
  }
}
