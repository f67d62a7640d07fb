// The page's addresses: which screen an address means, and the address of everything that has one.

/** What an address asks for. Ids are the API's. */
export type Route =
  | { readonly screen: 'home' | 'articles' | 'add' | 'help' | 'explore' | 'path' | 'matrix' | 'missing' }
  | { readonly screen: 'topic' | 'proposition' | 'actor' | 'article' | 'statement'; readonly id: string };

const kinds = new Set(['person', 'country', 'organisation']);
const plain = new Set(['articles', 'add', 'help', 'explore', 'path', 'matrix']);
const keyed = new Set(['topic', 'proposition', 'article', 'statement']);

/** The route of a path; `missing` when the page has no such screen. */
export function parseRoute(pathname: string): Route {
  const parts = decode(pathname);
  if (parts === undefined) return { screen: 'missing' };
  const [screen = '', first = '', second = ''] = parts;
  if (parts.length === 0) return { screen: 'home' };
  if (parts.length === 1 && plain.has(screen)) return { screen: screen as 'articles' | 'add' | 'help' | 'explore' | 'path' | 'matrix' };
  if (parts.length === 2 && keyed.has(screen)) return { screen: screen as 'topic' | 'article', id: `${screen}:${first}` };
  if (parts.length === 3 && screen === 'actor' && kinds.has(first)) return { screen: 'actor', id: `${first}:${second}` };
  return { screen: 'missing' };
}

/** The parts of a path, or undefined where it is not well written. */
function decode(pathname: string): string[] | undefined {
  try {
    return pathname.split('/').filter((part) => part !== '').map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

/** The part of an id after its kind: `lena-orlov` of `person:lena-orlov`. */
export function keyOf(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}

/** The part of an id before the colon. */
export function kindOf(id: string): string {
  return id.slice(0, Math.max(0, id.indexOf(':')));
}

/** The address of anything with an id. */
export function addressOf(id: string): string {
  const kind = kindOf(id);
  return (kinds.has(kind) ? '/actor/' : '/') + kind + '/' + encodeURIComponent(keyOf(id));
}

/** The address of an article at one of its statements. */
export function placeOf(article: string, statement: string): string {
  return `${addressOf(article)}?statement=${encodeURIComponent(keyOf(statement))}`;
}
