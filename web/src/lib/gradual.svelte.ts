// Long lists in pieces: what a screen is tall comes at once, the rest a moment later, so that no task of the page takes long.

/** A list of which more and more is shown. */
export class Gradual<T> {
  /** The part that is shown by now. */
  shown: readonly T[] = $derived.by(() => this.#items().slice(0, this.#n));
  /** Whether all of it is. */
  isWhole: boolean = $derived.by(() => this.#n >= this.#items().length);
  #items: () => readonly T[];
  #n = $state(0);

  private constructor(items: () => readonly T[], step: number) {
    this.#items = items;
    this.#n = step;
  }

  /** Shows so many items at first and with every further task. `atOnce`: somebody waits for all of it, such as a reader who comes back to a place further down. */
  static of<T>(items: () => readonly T[], step: number, atOnce: () => boolean = () => false): Gradual<T> {
    const list = $derived(items());
    const gradual = new Gradual<T>(() => list, step);
    let last: readonly T[] | undefined;
    $effect.pre(() => {
      if (list !== last) {
        last = list;
        gradual.#n = atOnce() ? Infinity : step;
      }
      if (gradual.#n >= list.length) return;
      const timer = setTimeout(() => (gradual.#n += step));
      return () => clearTimeout(timer);
    });
    return gradual;
  }
}
