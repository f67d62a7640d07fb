// Where the page is. The address is the state: going back, reloading and sharing a link all give the same view.
import { tick } from 'svelte';
import { parseRoute, type Route } from './route';

interface Position {
  readonly y?: number;
}

class Router {
  /** The path of the address. */
  path = $state(location.pathname);
  /** The parameters of the address. Replaced, never changed in place. */
  parameters = $state.raw(new URLSearchParams(location.search));
  /** The screen that the path means. */
  route: Route = $derived(parseRoute(this.path));

  /** Where to scroll to once the screen has its content; undefined: nothing to do. */
  #awaited: { y: number; focus: boolean } | undefined;

  constructor() {
    history.scrollRestoration = 'manual';
    const y = (history.state as Position | null)?.y;
    if (y !== undefined) this.#awaited = { y, focus: false };
    addEventListener('popstate', (event) => {
      this.#awaited = { y: (event.state as Position | null)?.y ?? 0, focus: false };
      this.#read();
    });
    addEventListener('pagehide', () => this.#remember());
    document.addEventListener('click', (event) => this.#follow(event));
  }

  /** Goes to an address of the page. `stay` keeps the scroll position and the focus: the same view, told differently. */
  go(href: string, how: { replace?: boolean; stay?: boolean } = {}): void {
    this.#remember();
    if (how.replace) history.replaceState(history.state, '', href);
    else history.pushState({}, '', href);
    this.#awaited = how.stay ? undefined : { y: 0, focus: true };
    this.#read();
  }

  /** Sets parameters of the address, and takes away those that are empty. */
  set(changes: Readonly<Record<string, string | undefined>>, how: { replace?: boolean } = {}): void {
    this.go(this.with(changes), { ...how, stay: true });
  }

  /** The present address with other parameters. */
  with(changes: Readonly<Record<string, string | undefined>>): string {
    const parameters = new URLSearchParams(this.parameters);
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined || value === '') parameters.delete(name);
      else parameters.set(name, value);
    }
    const query = parameters.toString();
    return this.path + (query === '' ? '' : `?${query}`);
  }

  /** Whether the reader comes back to a place further down: then the whole of a list is wanted at once. */
  get isReturning(): boolean {
    return (this.#awaited?.y ?? 0) > 0;
  }

  /** A screen has its content: scroll to where the reader was, or begin at its heading. True: the reader is back where they were. */
  async arrived(): Promise<boolean> {
    await tick();
    const awaited = this.#awaited;
    this.#awaited = undefined;
    if (!awaited) return false;
    scrollTo(0, awaited.y);
    if (awaited.focus) document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
    return !awaited.focus && awaited.y > 0;
  }

  #read(): void {
    this.path = location.pathname;
    this.parameters = new URLSearchParams(location.search);
  }

  #remember(): void {
    history.replaceState({ y: scrollY } satisfies Position, '');
  }

  /** Follows links to the page's own screens without loading it anew. */
  #follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || link.target !== '' || link.hasAttribute('download') || link.origin !== location.origin) return;
    const isHere = link.pathname === location.pathname && link.search === location.search;
    if (link.hash !== '' && isHere) return;
    if (parseRoute(link.pathname).screen === 'missing') return;
    event.preventDefault();
    this.go(link.pathname + link.search, { replace: isHere, stay: link.dataset['stay'] !== undefined });
  }
}

/** The one router of the page. */
export const router = new Router();
