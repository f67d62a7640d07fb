// What the tests look at, found through the API so that no test depends on how well the extractor does.
import { ask, hostile } from './articles.mjs';
import { base } from './browser.mjs';

/** The address of an actor. */
const addressOf = (id) => `/actor/${id.replace(':', '/')}`;
const key = (id) => id.slice(id.indexOf(':') + 1);

/** Addresses of a topic, a proposition, actors and articles that have something to show. */
export async function found() {
  const data = await ask(base, `{
    small: counts(by: [PROPOSITION, SPEAKER], first: 10000) { proposition { id slug } speaker { id } }
    counts(by: [PROPOSITION], first: 5) { count proposition { id slug topic { id } } }
    speakers: counts(filter: { publisher: ["Standpoint samples"] }, by: [SPEAKER], first: 100) { count speaker { __typename id name } }
    articles(filter: { publisher: ["Standpoint samples"] }, first: 100) { nodes { id statements(first: 1) { totalCount } } }
    busiest: counts(by: [SPEAKER], first: 1) { count speaker { id name } }
    changes(first: 1) { nodes { actor { id name } proposition { slug text } } }
    hostile: search(text: "gnp.exe") { articles { id title } }
    countries: actors(filter: { kinds: [COUNTRY] }, orderBy: { field: STATEMENTS, direction: DESC }, first: 25) { nodes { id } }
  }`);
  const top = data.counts.find((c) => c.proposition).proposition;
  const speaker = (kind) => data.speakers.find((c) => c.speaker?.__typename === kind).speaker.id;
  const article = data.articles.nodes.sort((a, b) => b.statements.totalCount - a.statements.totalCount)[0];
  return {
    addressOf,
    slug: top.slug,
    propositionId: top.id,
    small: smallOf(data.small),
    hub: await hubOf(data.countries.nodes.map((c) => c.id)),
    person: speaker('Person'),
    topic: `/topic/${key(top.topic.id)}`,
    proposition: `/proposition/${top.slug}`,
    actor: `/actor/person/${key(speaker('Person'))}`,
    organisation: `/actor/organisation/${key(speaker('Organisation'))}`,
    articleId: article.id,
    article: `/article/${key(article.id)}`,
    hostile: `/article/${key(data.hostile.articles.find((a) => a.title === hostile.title).id)}`,
    busiest: data.busiest[0].speaker,
    change: data.changes.nodes[0],
  };
}

/** The proposition of which most speak among those of which few enough do to be drawn all. */
function smallOf(counts) {
  const speakers = new Map();
  for (const { proposition, speaker } of counts) {
    if (!proposition || !speaker) continue;
    const known = speakers.get(proposition.id) ?? { ...proposition, ids: new Set() };
    known.ids.add(speaker.id);
    speakers.set(proposition.id, known);
  }
  return [...speakers.values()].filter((p) => p.ids.size <= 40).sort((a, b) => b.ids.size - a.ids.size || (a.id < b.id ? -1 : 1))[0];
}

/** The one of some actors with the most neighbours. */
async function hubOf(ids) {
  let hub = { id: ids[0], total: 0 };
  for (const id of ids) {
    const { neighbourhood } = await ask(base, 'query($of: ID!) { neighbourhood(of: $of, first: 1) { total } }', { of: id });
    if (neighbourhood.total > hub.total) hub = { id, total: neighbourhood.total };
  }
  return hub.id;
}
