// Drawing in pieces: so much with every task of the page, until all is there. What is there stays, so that nothing flickers.

/** How far a drawing has come. */
export class Growth {
  #parts = $state(0);
  readonly #wanted: () => number;

  private constructor(wanted: () => number) {
    this.#wanted = wanted;
  }

  /** Grows by one part a task until there are as many as are wanted; what is drawn in one task is for the caller to say. */
  static to(wanted: () => number): Growth {
    const growth = new Growth(wanted);
    $effect(() => {
      if (growth.isWhole) return;
      const timer = setTimeout(() => growth.#parts++);
      return () => clearTimeout(timer);
    });
    return growth;
  }

  /** How many parts there are by now. */
  get parts(): number {
    return this.#parts;
  }

  /** Whether everything is drawn. */
  get isWhole(): boolean {
    return this.#parts >= this.#wanted();
  }

  /** As much of a list as there is by now, with so many items a part. */
  of<T>(list: readonly T[], perPart: number): readonly T[] {
    return this.#parts * perPart >= list.length ? list : list.slice(0, this.#parts * perPart);
  }
}
