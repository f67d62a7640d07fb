// What the reader has made of the graph, and the address that holds it: the same address gives the same picture.
import { parseChoice, toFilter } from '$lib/filter';
import type { StatementFilter } from '$api/schema';
import { isClass, type TieClass } from './classes';
import type { Camera, Point, Shape } from './types';

/** One thing the reader has done that bears on where nodes are. Their order counts: a later step never moves what an earlier one placed. */
export type Step =
  /** The neighbours of a node that were heard of last. */
  | { readonly do: 'expand'; readonly id: string }
  /** One neighbour that was chosen. */
  | { readonly do: 'add'; readonly id: string }
  /** A node that was put, and stays, somewhere. */
  | { readonly do: 'pin'; readonly id: string; readonly at: Point };

/** The whole state of the graph. */
export interface View {
  /** What it is about. The first stands in the middle. */
  readonly of: readonly string[];
  readonly steps: readonly Step[];
  readonly hidden: readonly string[];
  /** Entries of the legend that are switched off. */
  readonly off: readonly TieClass[];
  readonly from: string | undefined;
  readonly until: string | undefined;
  /** 0 to 1: only statements at least so sure. */
  readonly sure: number | undefined;
  readonly mode: 'graph' | 'table';
  /** The layout that the places in it belong to. Undefined: it has none, and the reader's own screen decides. */
  readonly shape: Shape | undefined;
  /** Undefined: everything fits. */
  readonly camera: Camera | undefined;
  /** A node's id or a tie's key. */
  readonly selected: string | undefined;
}

/** Nothing but what it is about. */
export function viewOf(...of: string[]): View {
  return { of, steps: [], hidden: [], off: [], from: undefined, until: undefined, sure: undefined, mode: 'graph', shape: undefined, camera: undefined, selected: undefined };
}

const actorOrProposition = /^(person|country|organisation|proposition):[^,@~]+$/;
const isId = (text: string): boolean => actorOrProposition.test(text);
const list = (text: string | null): string[] => [...new Set((text ?? '').split(',').filter((item) => item !== ''))];

/** Reads the state from the parameters of an address. What makes no sense there is left out. */
export function parseView(parameters: URLSearchParams): View {
  const choice = parseChoice(parameters);
  const steps = (parameters.get('steps') ?? '').split(',').flatMap(parseStep);
  const camera = parseCamera(parameters.get('camera'));
  return {
    of: list(parameters.get('of')).filter(isId),
    steps,
    hidden: list(parameters.get('hidden')).filter(isId),
    off: list(parameters.get('off')).filter(isClass),
    from: choice.from,
    until: choice.until,
    sure: choice.sure,
    mode: parameters.get('view') === 'table' ? 'table' : 'graph',
    shape: !hasPlaces({ steps, camera }) ? undefined : parameters.get('shape') === 'tall' ? 'tall' : 'wide',
    camera,
    selected: parameters.get('selected') ?? undefined,
  };
}

/** Whether a state tells of places: they mean nothing in a graph that is laid out in another way. */
export function hasPlaces({ steps, camera }: Pick<View, 'steps' | 'camera'>): boolean {
  return camera !== undefined || steps.some((s) => s.do === 'pin');
}

function parseStep(text: string): Step[] {
  if (text.startsWith('~')) return isId(text.slice(1)) ? [{ do: 'add', id: text.slice(1) }] : [];
  const [id = '', place] = text.split('@');
  if (!isId(id)) return [];
  if (place === undefined) return [{ do: 'expand', id }];
  const [x = NaN, y = NaN] = place.split('_').map(Number);
  return Number.isFinite(x) && Number.isFinite(y) ? [{ do: 'pin', id, at: { x, y } }] : [];
}

function parseCamera(text: string | null): Camera | undefined {
  const [x = NaN, y = NaN, k = NaN] = (text ?? '').split('_').map(Number);
  return Number.isFinite(x) && Number.isFinite(y) && k > 0 && k <= 16 ? { x, y, k } : undefined;
}

const rounded = (n: number, digits: number): string => String(Number(n.toFixed(digits)));

function stepText(step: Step): string {
  if (step.do === 'add') return `~${step.id}`;
  return step.do === 'expand' ? step.id : `${step.id}@${rounded(step.at.x, 0)}_${rounded(step.at.y, 0)}`;
}

/** The parameters that hold a state, in a fixed order and without those that say nothing. */
export function parametersOf(view: View): string {
  const { camera } = view;
  const given: readonly (readonly [string, string | undefined])[] = [
    ['of', view.of.join(',')],
    ['steps', view.steps.map(stepText).join(',')],
    ['hidden', view.hidden.join(',')],
    ['off', view.off.join(',')],
    ['from', view.from],
    ['until', view.until],
    ['sure', view.sure === undefined ? undefined : String(view.sure)],
    ['view', view.mode === 'table' ? 'table' : undefined],
    ['shape', view.shape === 'tall' ? 'tall' : undefined],
    ['camera', camera && [rounded(camera.x, 1), rounded(camera.y, 1), rounded(camera.k, 4)].join('_')],
    ['selected', view.selected],
  ];
  return given.filter(([, value]) => value !== undefined && value !== '').map(([name, value]) => `${name}=${readable(value ?? '')}`).join('&');
}

/** Encodes a value, but leaves what may stand in a query as it is: people read and mend these addresses. */
function readable(value: string): string {
  return encodeURIComponent(value).replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%40', '@');
}

/** The address of a state. */
export function exploreAddress(view: View): string {
  return `/explore?${parametersOf(view)}`;
}

/**
 * What the API is asked to let through: days and certainty. The legend is applied to what came. Around propositions the reading of
 * the stance must be so sure, around others the statement, for most statements take no stance.
 */
export function filterOf({ of, from, until, sure }: Pick<View, 'of' | 'from' | 'until' | 'sure'>): StatementFilter {
  const isAboutStances = of.every((id) => id.startsWith('proposition:'));
  const days = toFilter({ stances: [], kinds: [], about: undefined, from, until, sure: isAboutStances ? sure : undefined }, {});
  return isAboutStances || sure === undefined ? days : { ...days, minConfidence: sure };
}

/** Whether days or certainty narrow the graph. */
export function isFiltered(view: Pick<View, 'from' | 'until' | 'sure'>): boolean {
  return view.from !== undefined || view.until !== undefined || view.sure !== undefined;
}
