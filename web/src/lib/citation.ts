// Citations of a statement: the exact words, who, when, where printed, and its permanent address.
import { longDay, rangeText } from './days';
import { webAddress } from './links';
import { addressOf, keyOf } from './route';
import { speakerWords, wordsOf, type Card } from './statement';
import { strings } from '$src/strings';

/** The forms in which a statement can be cited. */
export type CitationForm = 'plain' | 'markdown' | 'bibtex';

/** What a citation is made of. `origin` is where this server is reached. */
export interface Cited {
  readonly card: Card;
  readonly origin: string;
}

/** The permanent address of a statement on this server. */
export function permanentAddress({ card, origin }: Cited): string {
  return origin + addressOf(card.id);
}

/** A citation in one of the forms. */
export function cite(cited: Cited, form: CitationForm): string {
  return { plain, markdown, bibtex }[form](cited);
}

/** “Words” — Speaker, day. “Title”, Publisher, day, URL. Standpoint: address. */
function plain(cited: Cited): string {
  const { article } = cited.card;
  const printed = join(`“${article.title}”`, article.publisher, article.publishedOn && longDay(article.publishedOn), article.urls[0]);
  return `${spoken(cited.card, (t) => t)} ${printed}. ${strings.name}: ${permanentAddress(cited)}`;
}

/** The same with links, and with nothing in it that Markdown would take for its own. */
function markdown(cited: Cited): string {
  const { article } = cited.card;
  const url = linkable(article.urls);
  const title = url ? link(article.title, url) : `“${escapeMarkdown(article.title)}”`;
  const printed = join(title, article.publisher && escapeMarkdown(article.publisher), article.publishedOn && longDay(article.publishedOn));
  return `${spoken(cited.card, escapeMarkdown)} ${printed}. ${link(strings.name, permanentAddress(cited))}`;
}

/** “Words” — Speaker, day (in translation). What was only reported has no quotation marks, and says so: Speaker said, in reported speech: … */
function spoken(card: Card, text: (raw: string) => string): string {
  const day = `${saidText(card)}${card.translated ? ` (${strings.cite.inTranslation})` : ''}`;
  const speaker = text(speakerWords(card));
  const words = text(wordsOf(card));
  if (card.form === 'DIRECT') return `“${words}” — ${speaker}, ${day}.`;
  return `${speaker}${card.cue ? ` ${text(card.cue)}` : ''}, ${strings.cite.reported}: ${words} — ${day}.`;
}

/** The first address that may become a link: what is pasted elsewhere must not run there. */
function linkable(urls: readonly string[]): string | undefined {
  return urls.find((url) => webAddress(url) !== undefined);
}

function join(...parts: (string | null | undefined)[]): string {
  return parts.filter(Boolean).join(', ');
}

function link(label: string, url: string): string {
  return `[${escapeMarkdown(label)}](<${url.replace(/[<>\s\\]/g, encodeURIComponent)}>)`;
}

function saidText(card: Card): string {
  const { from, until, basis } = card.said;
  const day = from !== null && from === until ? longDay(from) : rangeText(from, until);
  return basis === 'PUBLICATION' ? strings.cite.published(day) : day;
}

function escapeMarkdown(raw: string): string {
  return raw.replace(/([\\`*_{}[\]()<>#+!|~])/g, '\\$1');
}

function bibtex(cited: Cited): string {
  const { card } = cited;
  const { article } = card;
  const fields: [string, string | null | undefined][] = [
    ['title', escapeTex(article.title)],
    ['journal', article.publisher && escapeTex(article.publisher)],
    ['date', article.publishedOn],
    ['url', linkable(article.urls)?.replace(/[{}\s]/g, encodeURIComponent)],
    ['note', escapeTex(spoken(card, (t) => t))],
    ['annote', permanentAddress(cited)],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value ?? ''}}`);
  return `@article{standpoint-${keyOf(card.id)},\n${lines.join(',\n')}\n}`;
}

/** Characters that TeX would read as commands. Braces are taken out rather than left unbalanced. */
function escapeTex(raw: string): string {
  const commands: Record<string, string> = { '\\': '\\textbackslash{}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}', '{': '', '}': '' };
  return raw.replace(/[\\~^{}&%$#_]/g, (c) => commands[c] ?? `\\${c}`);
}
