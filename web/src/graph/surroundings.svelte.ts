// The surroundings of the nodes that a state needs, fetched and kept.
import { untrack } from 'svelte';
import { ask } from '$api/client';
import { ApiError, asApiError, isAbort } from '$api/errors';
import { whenBack } from '$api/patience';
import type { StatementFilter } from '$api/schema';
import { graphWords } from '$src/strings.graph';
import { egosOf, lacking, pageSize, unmet } from './assemble';
import { NeighbourhoodDocument } from './neighbourhood.gql';
import { aroundOf, joined } from './nodes';
import type { Around } from './types';
import { filterOf, type View } from './view';

const mostPages = 5; // that are fetched to find a neighbour that was chosen, or those that the legend makes room for

const kept = new Map<string, Around>();
const mostKept = 60;

/** Fetches what is around a node, unless it was fetched before. */
async function fetchAround(of: string, filter: StatementFilter, signal: AbortSignal): Promise<Around> {
  const key = JSON.stringify([of, filter]);
  const known = kept.get(key);
  if (known) return known;
  const { neighbourhood } = await ask(NeighbourhoodDocument, { of, filter, first: pageSize, after: null }, signal);
  const around = aroundOf(neighbourhood);
  if (!around) throw new ApiError('NOT_FOUND', graphWords.missing);
  return keep(key, around);
}

/** Fetches the next neighbours of a node. */
async function fetchFurther(around: Around, filter: StatementFilter, signal: AbortSignal): Promise<Around> {
  if (around.endCursor === null || around.nodes.length >= around.total) return around;
  const { neighbourhood } = await ask(NeighbourhoodDocument, { of: around.of.id, filter, first: pageSize, after: around.endCursor }, signal);
  const next = aroundOf(neighbourhood);
  return next ? keep(JSON.stringify([around.of.id, filter]), joined(around, next)) : around;
}

function keep(key: string, around: Around): Around {
  kept.delete(key);
  kept.set(key, around);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return around;
}

/** What is known around the nodes of a state. */
export class Surroundings {
  /** In the order in which the state names the nodes. While other ones are fetched, those before. */
  known: ReadonlyMap<string, Around> = $state.raw(new Map());
  error: ApiError | undefined = $state.raw();
  isLoading = $state(true);
  #round = $state(0);
  #control = new AbortController(); // of what is asked for the view as it is
  readonly #view: () => View;

  constructor(view: () => View) {
    this.#view = view;
    const wanted = $derived(JSON.stringify([egosOf(view()), filterOf(view()), view().steps.flatMap((s) => (s.do === 'add' ? [s.id] : [])), view().off, view().off.length > 0 ? view().hidden : []]));
    $effect(() => {
      void [wanted, this.#round];
      const control = new AbortController();
      this.#control = control;
      void untrack(() => this.#load(view(), control.signal));
      return () => control.abort();
    });
  }

  /** Asks again. */
  again(): void {
    this.#round++;
  }

  /** Fetches the next neighbours of a node, for a choice among them. */
  async further(id: string): Promise<void> {
    const around = this.known.get(id);
    if (!around) return;
    const round = this.#control;
    try {
      const more = await fetchFurther(around, filterOf(this.#view()), round.signal);
      if (this.known.get(id) !== around) return; // asked anew meanwhile
      this.known = new Map([...this.known].map(([other, a]) => [other, other === id ? more : a]));
    } catch (thrown) {
      if (!isAbort(thrown)) this.error = asApiError(thrown);
    }
  }

  async #load(view: View, signal: AbortSignal): Promise<void> {
    this.isLoading = true;
    const filter = filterOf(view);
    try {
      const all = await Promise.all(egosOf(view).map((id) => fetchAround(id, filter, signal)));
      const met = await this.#meet(view, new Map(all.map((a, i) => [egosOf(view)[i] ?? a.of.id, a])), signal);
      this.known = await this.#fill(view, met, signal);
      this.error = undefined;
    } catch (thrown) {
      if (isAbort(thrown) || signal.aborted) return;
      this.error = asApiError(thrown);
      if (this.error.code === 'UNREACHABLE') whenBack(() => this.again(), signal);
    }
    this.isLoading = false;
  }

  /** Chosen neighbours may stand on a later page: fetches on until they are found. */
  async #meet(view: View, first: ReadonlyMap<string, Around>, signal: AbortSignal): Promise<ReadonlyMap<string, Around>> {
    let known = first;
    for (let page = 1; page < mostPages && unmet(view, known).length > 0; page++) {
      const more = await Promise.all([...known.values()].map((a) => fetchFurther(a, filterOf(view), signal)));
      known = new Map([...known.keys()].map((id, i) => [id, more[i] ?? (known.get(id) as Around)]));
    }
    return known;
  }

  /** What the legend leaves out makes room for neighbours that may stand on later pages. */
  async #fill(view: View, first: ReadonlyMap<string, Around>, signal: AbortSignal): Promise<ReadonlyMap<string, Around>> {
    let known = first;
    for (let page = 1; page < mostPages; page++) {
      const ids = lacking(view, known);
      if (ids.length === 0) break;
      const more = new Map(await Promise.all(ids.map(async (id) => [id, await fetchFurther(known.get(id) as Around, filterOf(view), signal)] as const)));
      known = new Map([...known].map(([id, around]) => [id, more.get(id) ?? around]));
    }
    return known;
  }
}
