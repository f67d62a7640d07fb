// Who stands where, in words.
import type { Stance } from '$api/schema';
import { strings } from '$src/strings';

/** How many utterances stand where. */
export interface Tally {
  readonly supports: number;
  readonly opposes: number;
  readonly conditional: number;
  readonly neutral: number;
}

/** The count of one stance. */
export function countOf(tally: Tally, stance: Stance): number {
  return { SUPPORTS: tally.supports, OPPOSES: tally.opposes, CONDITIONAL: tally.conditional, NEUTRAL: tally.neutral }[stance];
}

/** How many there are of all stances. */
export function totalOf(tally: Tally): number {
  return tally.supports + tally.opposes + tally.conditional + tally.neutral;
}

/** Contested: at least two on each side, and the smaller side at least a third of the larger. */
export function isContested(tally: Tally): boolean {
  const less = Math.min(tally.supports, tally.opposes);
  const more = Math.max(tally.supports, tally.opposes);
  return less >= 2 && less * 3 >= more;
}

/** How the sides compare, in two or three words. */
export function verdict(tally: Tally): string {
  const { supports, opposes, conditional } = tally;
  if (isContested(tally)) return strings.verdict.contested;
  if (supports + opposes + conditional === 0) return strings.verdict.neutral;
  if (conditional > supports && conditional > opposes) return strings.verdict.conditional;
  if (supports === opposes) return strings.verdict.even;
  const more = supports > opposes ? strings.verdict.supports : strings.verdict.opposes;
  return Math.min(supports, opposes) === 0 && conditional === 0 ? more.only : more.mostly;
}
