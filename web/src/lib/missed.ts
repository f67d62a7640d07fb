// What came in while nobody told: the length of a list now and before, compared.

/** What is compared of a list. */
export interface Extent {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasPreviousPage: boolean };
}

/** Where the API stops counting. */
const counted = 10_000;

/**
 * How many statements a list has now beyond those it had and those that were told. Where the API does not count to the end, only
 * those that would stand on the first page are known of.
 */
export function missedIn(now: Extent, had: Extent, told: number): number {
  if (now.totalCount < counted) return Math.max(0, now.totalCount - had.totalCount - told);
  if (had.pageInfo.hasPreviousPage) return 0;
  const known = new Set(had.nodes.map((n) => n.id));
  return Math.max(0, now.nodes.filter((n) => !known.has(n.id)).length - told);
}
