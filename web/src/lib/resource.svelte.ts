// What a screen shows of the server: the answer to a query that follows its variables.
import { ask } from '$api/client';
import type { Document } from '$api/document';
import { ApiError, asApiError, isAbort } from '$api/errors';
import { whenBack } from '$api/patience';

/** How many answers are kept, so that going back shows at once what was there. */
const kept = 40;
const answers = new Map<string, unknown>();

/** Forgets all answers: something was changed on the server. */
export function forget(): void {
  answers.clear();
}

/** An answer that is being waited for, or is there, or failed. */
export class Resource<Result> {
  /** The latest answer; while another is waited for, the one before. */
  data: Result | undefined = $state.raw();
  /** Why there is no answer. */
  error: ApiError | undefined = $state.raw();
  /** Another answer is on its way. */
  isLoading = $state(true);
  /** Counts up to ask again. */
  #round = $state(0);

  /** Asks again. */
  again(): void {
    this.#round++;
  }

  /** Asks whenever the variables change, as long as the component lives. Null variables: there is nothing to ask. */
  static of<Result, Variables>(document: Document<Result, Variables>, variables: () => Variables | null): Resource<Result> {
    const resource = new Resource<Result>();
    const key = $derived(JSON.stringify(variables()));
    $effect(() => {
      void resource.#round;
      if (key === 'null') {
        resource.isLoading = false;
        return;
      }
      const control = new AbortController();
      void resource.#load(document, JSON.parse(key) as Variables, document + key, control.signal);
      return () => control.abort();
    });
    return resource;
  }

  async #load<Variables>(document: Document<Result, Variables>, variables: Variables, key: string, signal: AbortSignal): Promise<void> {
    const known = answers.get(key) as Result | undefined;
    if (known !== undefined) this.data = known;
    this.isLoading = true;
    try {
      const data = await ask(document, variables, signal);
      keep(key, data);
      this.data = data;
      this.error = undefined;
    } catch (thrown) {
      if (isAbort(thrown)) return;
      this.error = asApiError(thrown);
      if (this.error.code === 'UNREACHABLE') whenBack(() => this.again(), signal);
    }
    this.isLoading = false;
  }
}

function keep(key: string, data: unknown): void {
  answers.delete(key);
  answers.set(key, data);
  const [oldest] = answers.keys();
  if (answers.size > kept && oldest !== undefined) answers.delete(oldest);
}
