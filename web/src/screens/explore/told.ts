// What the screen says of its graph.
import type { Explorer } from '$src/graph/explorer.svelte';
import { graphWords as words } from '$src/strings.graph';

/** “59 of 117 shown around …, 2 hidden”. */
export function shownText(explorer: Explorer): string {
  const ids = new Set(explorer.shown.nodes.map((n) => n.id));
  const { of, hidden } = explorer.view;
  const counts = of.flatMap((id) => {
    const around = explorer.around.known.get(id);
    if (!around) return [];
    const shown = words.shown(around.nodes.filter((n) => ids.has(n.id)).length, around.total);
    return [of.length > 1 ? `${shown} ${words.around(around.of.name)}` : shown];
  });
  const off = explorer.assembled.nodes.size - ids.size - hidden.filter((id) => explorer.assembled.nodes.has(id)).length;
  return [...counts, ...(hidden.length > 0 ? [words.hiddenCount(hidden.length)] : []), ...(off > 0 ? [words.legendOff(off)] : [])].join(', ');
}
