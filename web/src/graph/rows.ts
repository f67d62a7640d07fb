// The graph as a table: one row for each tie.
import { classOf, type TieClass } from './classes';
import { tieKey, type GraphNode, type Tie } from './types';

/** One tie, with the names of its ends. */
export interface Row {
  readonly key: string;
  readonly from: GraphNode;
  readonly to: GraphNode;
  readonly entry: TieClass;
  readonly tie: Tie;
}

/** The rows of some ties, in their order. */
export function rowsOf(ties: readonly Tie[], nodes: ReadonlyMap<string, GraphNode>): Row[] {
  return ties.flatMap((tie) => {
    const [from, to] = [nodes.get(tie.from), nodes.get(tie.to)];
    return from && to ? [{ key: tieKey(tie), from, to, entry: classOf(tie), tie }] : [];
  });
}

const columns = ['from_id', 'from_name', 'from_kind', 'to_id', 'to_name', 'to_kind', 'tie', 'stance', 'statements', 'relations', 'first', 'last'] as const;

function record({ from, to, tie }: Row): Record<(typeof columns)[number], string | number> {
  return {
    from_id: from.id, from_name: from.name, from_kind: from.kind.toLowerCase(), to_id: to.id, to_name: to.name, to_kind: to.kind.toLowerCase(),
    tie: tie.kind.toLowerCase(), stance: tie.stance?.toLowerCase() ?? '', statements: tie.statements, relations: tie.relations, first: tie.first ?? '', last: tie.last ?? '',
  };
}

/** The rows as CSV by RFC 4180. */
export function csvOf(rows: readonly Row[]): string {
  return [columns.join(','), ...rows.map((row) => columns.map((name) => cell(record(row)[name])).join(','))].join('\r\n') + '\r\n';
}

/** One cell. What a spreadsheet would run as a formula is marked as text: names come from articles. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Where a picture or a table comes from. */
export interface Source {
  readonly title: string;
  /** The address that shows it again. */
  readonly address: string;
  /** The day on which it was made. */
  readonly made: string;
  /** What it is narrowed to, in words; empty when to nothing. */
  readonly filter: string;
}

/** The nodes and all rows as JSON. */
export function jsonOf(rows: readonly Row[], nodes: readonly GraphNode[], source: Source): string {
  const about = { title: source.title, source: source.address, made: source.made, ...(source.filter === '' ? {} : { filter: source.filter }) };
  return `${JSON.stringify({ ...about, nodes: nodes.map(({ id, name, kind }) => ({ id, name, kind: kind.toLowerCase() })), ties: rows.map(record) }, null, 2)}\n`;
}
