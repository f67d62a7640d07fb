// The four stances: their words, glyphs, lines and colours. One place, so that colour, glyph and dash can never disagree.
// styles/tokens.css repeats the colours as custom properties; a test compares them.
import type { Stance } from '$api/schema';
import { strings } from '$src/strings';

/** How one stance looks. Colours are for shapes only, never for words. */
export interface StanceLook {
  readonly glyph: string;
  /** SVG's stroke-dasharray; none for a solid line. */
  readonly dash: string;
  readonly light: string;
  readonly dark: string;
}

/** All stances, in the order in which they are always listed. */
export const stances: readonly Stance[] = ['SUPPORTS', 'OPPOSES', 'CONDITIONAL', 'NEUTRAL'];

/** The look of each stance. */
export const looks: Readonly<Record<Stance, StanceLook>> = {
  SUPPORTS: { glyph: '+', dash: 'none', light: '#0f3f57', dark: '#7cc4ff' },
  OPPOSES: { glyph: '−', dash: '6 3', light: '#dc7418', dark: '#f0702e' },
  CONDITIONAL: { glyph: '±', dash: '7 3 1.5 3', light: '#6f562a', dark: '#e8d9a8' },
  NEUTRAL: { glyph: '○', dash: '1.5 3', light: '#6f737b', dark: '#858a93' },
};

/** The word of a stance: supports, opposes, conditional, neutral. */
export function wordOf(stance: Stance): string {
  return strings.stance[stance];
}

/** The custom property that holds a stance's colour in the present scheme. */
export function colourOf(stance: Stance): string {
  return `var(--${stance.toLowerCase()})`;
}

/** Reads stances from a parameter such as `supports,opposes`; what is no stance is left out. */
export function parseStances(parameter: string | null): Stance[] {
  const given = new Set((parameter ?? '').toUpperCase().split(','));
  return stances.filter((s) => given.has(s));
}
