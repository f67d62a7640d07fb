// Keys that work anywhere on the page. Those of a single character can be turned off.
import { sheet } from './dialogs.svelte';

const place = 'standpoint-single-keys';

class Shortcuts {
  /** Whether single characters do anything. */
  isOn = $state(read());

  constructor() {
    document.addEventListener('keydown', (event) => this.#pressed(event));
  }

  /** Turns single characters on or off, and remembers that. */
  turn(on: boolean): void {
    this.isOn = on;
    try {
      localStorage.setItem(place, on ? 'on' : 'off');
    } catch {
      // A browser that keeps nothing for pages: the choice lasts until the page is left.
    }
  }

  #pressed(event: KeyboardEvent): void {
    if (!this.isOn || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (document.querySelector('dialog[open]')) return;
    const actions: Record<string, () => boolean> = {
      '/': focusSearch,
      '?': () => (sheet.isOpen = true),
      j: () => step(1),
      k: () => step(-1),
    };
    if (actions[event.key]?.()) event.preventDefault();
  }
}

function read(): boolean {
  try {
    return localStorage.getItem(place) !== 'off';
  } catch {
    return true; // see turn
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}

function focusSearch(): boolean {
  const search = document.querySelector<HTMLInputElement>('main [role=combobox], header [role=combobox]');
  search?.focus();
  search?.select();
  return search !== null;
}

/** Moves the focus among the statements on the screen. */
function step(by: number): boolean {
  const cards = [...document.querySelectorAll<HTMLElement>('main [data-statement]')];
  const at = cards.findIndex((card) => card.contains(document.activeElement));
  const next = cards[at === -1 ? (by > 0 ? 0 : cards.length - 1) : at + by];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
  return next !== undefined;
}

/** The one set of shortcuts of the page. */
export const shortcuts = new Shortcuts();
