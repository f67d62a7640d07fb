// The graph that is explored: its state, which the address holds, and everything that can be done to it.
import { router } from '$lib/router.svelte';
import { graphWords as words } from '$src/strings.graph';
import { assemble, newest, shownOf, type Shown } from './assemble';
import { countedIn, legendOf, type TieClass } from './classes';
import { amend, begin, push, redo, undo, type History } from './history';
import { planOf } from './layout';
import { shapeOfWindow } from './narrow';
import { Placed } from './placed.svelte';
import { Surroundings } from './surroundings.svelte';
import type { Camera, GraphNode, Places, Point, Shape } from './types';
import { exploreAddress, hasPlaces, parseView, viewOf, type View } from './view';

/** The history of the last graph: whoever comes back to it by the browser's own button can still undo. */
let before: History<View> | undefined;

const same = (a: View, b: View): boolean => exploreAddress(a) === exploreAddress(b);

/** What can be undone: everything but what is chosen and where the reader looks. */
const essence = (v: View): View => ({ ...v, shape: undefined, camera: undefined, selected: undefined });

/** One graph being explored. */
export class Explorer {
  readonly view: View = $derived(parseView(router.parameters));
  readonly around = new Surroundings(() => this.view);
  readonly assembled = $derived(assemble(this.view, this.around.known));
  readonly shown: Shown = $derived(shownOf(this.view, this.assembled));
  readonly legend = $derived(legendOf(countedIn(this.assembled, this.view.off), this.view.off));
  readonly shape: Shape = $derived(this.view.shape ?? shapeOfWindow());
  readonly #placed = new Placed(() => planOf(this.view.of, this.assembled, this.shape));
  readonly places: Places = $derived(this.#placed.places);
  readonly isBusy: boolean = $derived(this.around.isLoading || this.#placed.isBusy);
  readonly error = $derived(this.around.error ?? this.#placed.error);
  readonly pinned: ReadonlySet<string> = $derived(new Set(this.view.steps.flatMap((s) => (s.do === 'pin' ? [s.id] : []))));
  readonly expanded: ReadonlySet<string> = $derived(new Set(this.view.steps.flatMap((s) => (s.do === 'expand' ? [s.id] : []))));
  /** What was done, in words, for those who hear the page. */
  told = $state('');
  /** The node around which more is being chosen. */
  choosing: string | undefined = $state();
  /** What the reader sees now; the graph tells. */
  look: () => Camera | undefined = () => undefined;

  #history: History<View> = $state.raw(begin(viewOf()));
  #awaited: { readonly id: string; readonly had: number } | undefined;
  readonly canUndo = $derived(this.#history.past.length > 0);
  readonly canRedo = $derived(this.#history.future.length > 0);

  constructor() {
    this.#history = before && same(before.present, this.view) ? before : begin(this.view);
    $effect(() => this.#follow(this.view));
    $effect(() => {
      if (!this.isBusy && this.#awaited) this.#tellAdded(this.#awaited, this.assembled.nodes.size);
    });
  }

  /** The address may have changed by the browser's own buttons. */
  #follow(view: View): void {
    const h = this.#history;
    if (!same(h.present, view)) {
      const [back, forth] = [h.past.at(-1), h.future[0]];
      if (back && same(back, view)) this.#history = undo(h);
      else if (forth && same(forth, view)) this.#history = redo(h);
      else this.#history = same(essence(h.present), essence(view)) ? amend(h, view) : push(h, view);
    }
    before = this.#history;
  }

  /** The next state. Places in it are those of the layout that is seen now. */
  #changed(changes: Partial<View>): View {
    const next = { ...this.view, ...changes };
    return { ...next, shape: hasPlaces(next) ? this.shape : undefined };
  }

  #act(changes: Partial<View>, told: string): void {
    const next = this.#changed(changes);
    if (same(next, this.view)) return;
    this.#history = push(amend(this.#history, this.view), next);
    this.told = told;
    router.go(exploreAddress(next), { stay: true });
  }

  /** Tells the present differently: nothing to undo, and no entry among the browser's. */
  #amend(changes: Partial<View>): void {
    const next = this.#changed(changes);
    if (same(next, this.view)) return;
    this.#history = amend(this.#history, next);
    router.go(exploreAddress(next), { stay: true, replace: true });
  }

  #tellAdded({ id, had }: { id: string; had: number }, has: number): void {
    this.#awaited = undefined;
    this.told = words.added(has - had, this.nameOf(id));
  }

  nodeOf(id: string): GraphNode | undefined {
    return this.assembled.nodes.get(id) ?? this.around.known.get(id)?.of;
  }
  nameOf(id: string): string {
    return this.nodeOf(id)?.name ?? id;
  }

  choose(what: string | undefined): void {
    this.#amend({ selected: what });
  }
  see(camera: Camera | undefined): void {
    this.#amend({ camera });
  }

  /** Adds what is around a node: the newest at first, afterwards by choice. Nothing that is seen moves, so the view stays where it is. */
  expand(id: string): void {
    if (this.expanded.has(id)) this.choosing = id;
    else this.#grow(id, [{ do: 'expand', id }]);
  }
  add(anchor: string, ids: readonly string[]): void {
    this.#grow(anchor, ids.map((id) => ({ do: 'add', id })));
  }
  #grow(id: string, steps: View['steps']): void {
    this.#awaited = { id, had: this.assembled.nodes.size };
    this.#act({ steps: [...this.#kept(), ...steps], camera: this.look() }, '');
  }
  /** The steps so far. What took the places of what the legend left out has come to stay: later steps are placed around it. */
  #kept(): View['steps'] {
    return [...this.view.steps, ...[...this.assembled.filled].map((id) => ({ do: 'add', id }) as const)];
  }
  /** The neighbours of a node that are not in the graph; undefined when they are not known. */
  missingAround(id: string): readonly GraphNode[] | undefined {
    const around = this.around.known.get(id);
    return around && newest(around, new Set(this.assembled.nodes.keys()));
  }

  hide(id: string): void {
    const selected = this.view.selected?.split(',').includes(id) ? undefined : this.view.selected;
    this.#act({ hidden: [...this.view.hidden, id], selected, camera: this.look() }, words.hid(this.nameOf(id)));
  }
  show(ids: readonly string[]): void {
    this.#act({ hidden: this.view.hidden.filter((h) => !ids.includes(h)) }, words.unhid(ids.map((id) => this.nameOf(id)).join(', ')));
  }

  move(id: string, at: Point): void {
    this.#pin(id, at, words.moved(this.nameOf(id)));
  }
  togglePin(id: string): void {
    const at = this.places.get(id);
    if (this.pinned.has(id)) this.#act({ steps: this.view.steps.filter((s) => s.do !== 'pin' || s.id !== id), camera: this.look() }, words.unpinned(this.nameOf(id)));
    else if (at) this.#pin(id, at, words.pinned(this.nameOf(id)));
  }
  #pin(id: string, at: Point, told: string): void {
    const steps = this.#kept();
    // Where a node was before something grew around it must be kept: what grew then was placed by it.
    const isLast = steps.findLastIndex((s) => s.do !== 'pin') < steps.findLastIndex((s) => s.do === 'pin' && s.id === id);
    const earlier = isLast ? steps.filter((s, i) => !(s.do === 'pin' && s.id === id && i > steps.findLastIndex((o) => o.do !== 'pin'))) : steps;
    this.#act({ steps: [...earlier, { do: 'pin', id, at: { x: Math.round(at.x), y: Math.round(at.y) } }], camera: this.look() }, told);
  }

  toggle(entry: TieClass): void {
    const { off } = this.view;
    this.#act({ off: off.includes(entry) ? off.filter((e) => e !== entry) : [...off, entry], camera: this.look() }, '');
  }
  narrow(changes: Pick<Partial<View>, 'from' | 'until' | 'sure'>): void {
    this.#act({ ...changes, camera: undefined }, '');
  }
  turn(mode: View['mode']): void {
    this.#act({ mode }, '');
  }
  centreOn(id: string): void {
    this.#act({ ...viewOf(id), from: this.view.from, until: this.view.until, sure: this.view.sure }, '');
  }
  beginWith(id: string): void {
    this.#act({ of: [...this.view.of, id], camera: undefined }, '');
  }

  undo(): void {
    this.#to(undo(this.#history), words.undone);
  }
  redo(): void {
    this.#to(redo(this.#history), words.redone);
  }
  #to(history: History<View>, told: string): void {
    if (history === this.#history) return;
    this.#history = history;
    this.told = told;
    router.go(exploreAddress(history.present), { stay: true });
  }
}
