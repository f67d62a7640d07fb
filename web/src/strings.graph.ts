// The words of Explore and Path, in English.
import type { TieClass } from '$src/graph/classes';
import { number, strings } from './strings';

const plural = strings.plural;

/** How much a tie rests on: “12 statements, 2 relations”. */
const weight = (statements: number, relations: number): string =>
  [...(statements > 0 || relations === 0 ? [plural(statements, 'statement')] : []), ...(relations > 0 ? [plural(relations, 'relation')] : [])].join(', ');

const verb = {
  supports: 'supports', opposes: 'opposes', conditional: 'is conditional on', neutral: 'is neutral on', spoke_of: 'spoke of', spoke_to: 'spoke to', spoke_for: 'spoke for',
  relation: 'had dealings with', part_of: 'is part of',
} satisfies Record<TieClass, string>;

export const graphWords = {
  title: 'Explore',
  of: (name: string) => `Explore: ${name}`,
  open: 'Explore',
  statements: 'The statements behind it',
  openHint: 'Expand, hide, pin, find paths and export',
  empty: {
    title: 'Explore who is joined with whom',
    text: 'Begin with somebody or something: search a person, a country, an organisation or a proposition.',
    most: 'The propositions most spoken of',
  },
  search: 'Search what to begin with',
  add: 'Search what to add',
  entry: {
    supports: 'supports', opposes: 'opposes', conditional: 'conditional', neutral: 'neutral', spoke_of: 'spoke of', spoke_to: 'spoke to', spoke_for: 'spoke for',
    relation: 'relation', part_of: 'part of',
  } satisfies Record<TieClass, string>,
  verb,
  passive: {
    supports: 'supported by', opposes: 'opposed by', conditional: 'conditional for', neutral: 'neutral:', spoke_of: 'spoken of by', spoke_to: 'spoken to by', spoke_for: 'spoken for by',
    relation: 'in dealings with', part_of: 'has as a part',
  } satisfies Record<TieClass, string>,
  sentence: (from: string, entry: TieClass, to: string): string => `${from} ${verb[entry]} ${to}`,
  relation: { CALL: 'Call', MEETING: 'Meeting', VISIT: 'Visit', AGREEMENT: 'Agreement', NEGOTIATION: 'Negotiation', COOPERATION: 'Cooperation', AID: 'Aid', SANCTION: 'Sanction', ATTACK: 'Attack' },
  status: { HAPPENED: 'happened', ONGOING: 'going on', PLANNED: 'planned', DENIED: 'denied' },
  fewer: strings.card.fewer,
  allTies: (n: number) => `All ${plural(n, 'tie')}`,
  weight,
  period: (first: string, last: string) => (first === last ? last : `${first} – ${last}`),
  shown: (n: number, m: number) => `${number(n)} of ${number(m)} shown`,
  newest: (n: number) => `So much is said here that lines count only the newest ${number(n)} statements of each kind. Narrow the days to count all.`,
  around: (name: string) => `around ${name}`,
  hiddenCount: (n: number) => `${number(n)} hidden`,
  legendOff: (n: number) => `${number(n)} left out by the legend`,
  beyond: (n: number) => `${number(n)} out of sight: Fit shows all`,
  graph: (name: string) => `Graph of what is around ${name}`,
  hint: 'Arrow keys walk from node to node. Enter shows details, E expands, H hides, P pins, Shift with an arrow moves, Escape leaves.',
  keys: 'Keys: arrows walk, Enter shows details, E expands, H hides, P pins, Shift + arrow moves, + and − zoom, 0 fits, Escape leaves.',
  node: (name: string, kind: string) => `${name}, ${kind}`,
  says: (ties: readonly string[], more: number) => `${ties.join('. ')}${more > 0 ? `. ${number(more)} more ${more === 1 ? 'tie' : 'ties'}` : ''}.`,
  alone: 'No tie is shown.',
  kind: { Person: 'person', Country: 'country', Organisation: 'organisation', Proposition: 'proposition' },
  kinds: { Person: 'People', Country: 'Countries', Organisation: 'Organisations', Proposition: 'Propositions' },

  tools: {
    label: 'Graph', fit: 'Fit', zoomIn: 'Zoom in', zoomOut: 'Zoom out', undo: 'Undo', redo: 'Redo', table: 'Table', graph: 'Graph', export: 'Export', copy: 'Copy link', copied: 'Link copied',
    copyFailed: 'Your browser does not let the page copy: take the address from its bar.', view: 'View', startAnew: 'Start anew',
  },
  legend: { title: 'Legend', hint: 'Switch kinds of ties off and on', ties: (n: number) => (n === 1 ? ' tie' : ' ties'), changed: 'took another side', size: 'Size: statements' },
  shapes: 'Shapes',
  outline: { title: 'Shown', hidden: 'Hidden', show: (name: string) => `Show ${name} again`, showAll: 'Show all again', showAgain: 'Show', pinned: 'pinned' },
  details: {
    title: 'Details', none: 'Choose a node or a line: its statements come here.', expand: 'Expand', expandMore: 'Choose more …', hide: 'Hide', pin: 'Pin', unpin: 'Unpin', path: 'Path …',
    page: 'Open page', centre: 'Put in the middle', ties: 'Ties', latest: 'Latest statements', statements: 'Statements', relations: 'Relations', close: 'Back to the graph', move: 'Move', left: 'Move left', right: 'Move right', up: 'Move up', down: 'Move down',
    none_said: 'No statement passes the filters.', more: 'More statements', noStatements: 'It is kept in the codebook: no statement stands behind it.', all: 'nothing more around it',
  },
  added: (n: number, name: string) => `${number(n)} added around ${name}.`,
  undone: 'Undone.',
  redone: 'Done again.',
  hid: (name: string) => `${name} is hidden.`,
  unhid: (name: string) => `${name} is shown again.`,
  pinned: (name: string) => `${name} is pinned where it is.`,
  unpinned: (name: string) => `${name} is not pinned any more.`,
  moved: (name: string) => `${name} was moved.`,
  chooser: {
    title: (name: string) => `More around ${name}`,
    text: (n: number, total: number) => `${plural(n, 'neighbour')} of ${number(total)} ${n === 1 ? 'is' : 'are'} here to choose from, heard of last first. Choose up to 25.`,
    find: 'Find among them', add: (n: number) => `Add ${number(n)}`, none: 'Nobody more is around it.', noMatch: 'No name matches.', further: 'Fetch further ones',
  },
  range: {
    title: 'Said', from: 'From', until: 'Until', sure: 'Certainty', clear: 'All days', histogram: (name: string) => `Statements by month: ${name}`, bar: (month: string, n: number) => `${month}: ${plural(n, 'statement')}`,
    hint: 'Drag over the months to choose days.',
  },
  table: { caption: (name: string) => `Every tie of the graph: ${name}`, from: 'From', tie: 'Tie', to: 'To', statements: 'Statements', relations: 'Relations', first: 'First', last: 'Last', open: (what: string) => `Statements: ${what}`, none: 'No tie is shown.' },
  export: {
    title: 'Export', png: 'PNG picture', pngHint: 'twice the size of the screen, for slides and documents', svg: 'SVG picture', svgHint: 'sharp at any size, editable', csv: 'CSV table', csvHint: 'every tie, one a row', json: 'JSON', jsonHint: 'nodes and ties for programs', close: 'Close',
    failed: 'The picture could not be made. Try SVG.', source: (address: string, day: string) => `Source: ${address}, ${day}`,
  },
  filtered: { from: (day: string) => `said from ${day}`, until: (day: string) => `said until ${day}`, sure: (share: number) => `at least ${Math.round(share * 100)} % sure`, off: (words: string) => `without ${words}` },
  nothingAround: (name: string) => `Nothing in the articles loaded joins ${name} with anybody.`,
  nothingFiltered: 'Nothing passes the filters: choose more days or a lower certainty.',
  path: {
    title: 'Path', heading: 'How two actors are joined', lead: 'Through whom, and by which words or deeds.', from: 'From', to: 'To', search: { from: 'Search who it begins with', to: 'Search who it leads to' },
    swap: 'Swap', change: (name: string) => `Change ${name}`, change_: 'Change', most: 'At most', steps: (n: number) => plural(n, 'step'), through: 'By', since: 'Said since', until: 'until', sure: 'Certainty',
    choose: 'Choose two actors to see how they are joined.', same: 'Choose two different actors.', nth: (n: number, steps: number) => `Path ${number(n)}: ${plural(steps, 'step')}`, show: 'Show in the graph',
    none: (from: string, to: string, steps: number) => `No path of at most ${plural(steps, 'step')} joins ${from} and ${to}.`,
    hiddenBy: 'There would be one without:', filters: { said: 'the days', minConfidence: 'the certainty', takes: 'the stance', through: 'the choice of ties' } as Readonly<Record<string, string>>, without: (what: string) => `Leave out ${what}`,
    wider: 'Allow more steps or other ties above.', found: (n: number) => `${plural(n, 'path')}, the shortest first`, graph: (from: string, to: string) => `the paths between ${from} and ${to}`, explore: 'Explore both', missing: (id: string) => `There is no actor ${id}.`,
  },
  missing: 'There is nothing with this id, or no graph of it: explore a person, a country, an organisation or a proposition.',
};
