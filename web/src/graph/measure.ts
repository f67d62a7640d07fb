// How wide a text is, in the type of the labels.

/** The type of the labels: the same on the page, in exported pictures, and where it is measured. */
export const labelFont = { size: 12.5, family: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif" } as const;

let context: CanvasRenderingContext2D | null | undefined;
const known = new Map<string, number>();

/** Measures with the browser's own letters. */
export function measure(text: string): number {
  const before = known.get(text);
  if (before !== undefined) return before;
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return roughly(text);
  context.font = `${labelFont.size}px ${labelFont.family}`;
  const width = Math.ceil(context.measureText(text).width + 1);
  if (known.size > 5000) known.clear();
  known.set(text, width);
  return width;
}

/** Measures without a browser: wide enough for all but the widest letters. */
export function roughly(text: string): number {
  return [...text].reduce((sum, c) => sum + (/[ilj.,:;'|! ]/.test(c) ? 0.34 : /[mwMW@—]/.test(c) ? 0.98 : c > '\u2e80' ? 1.05 : /[A-Z0-9]/.test(c) ? 0.7 : 0.6), 0) * labelFont.size;
}
