// Articles made up for the tests: invented people take sides on the codebook's propositions, change them now and then, and one of
// them speaks more than all others. The same number always gives the same articles.

const given = ['Ada', 'Amara', 'Anselm', 'Beata', 'Bogdana', 'Cyril', 'Dario', 'Edda', 'Farah', 'Gunnar', 'Hanne', 'Ilse', 'Ivo', 'Jonas', 'Kaito', 'Lena', 'Marko', 'Nadia', 'Oskar', 'Paloma', 'Quentin', 'Ravi', 'Sana', 'Tomas', 'Ulla', 'Viktor', 'Wanda', 'Yusuf', 'Zora', 'Élise', 'Björn', 'Şule', 'Łucja', 'Añez'];
const family = ['Abello', 'Brandvold', 'Corvin', 'Dragan', 'Eriksen', 'Falkner', 'Gomez', 'Haldane', 'Ibsen', 'Jurado', 'Kessler', 'Lindqvist', 'Mortensen', 'Nakata', 'Okafor', 'Petrova', 'Quispe', 'Rahman', 'Soler', 'Tamás', 'Ullman', 'Varga', 'Weiss', 'Xylander', 'Yilmaz', 'Zielinski', 'Gómez', 'Ödegaard', 'Castellanos', 'Dvořák', 'Fairweather', 'Montgomery', 'Ashgrove', 'Blackwood', 'Callaghan', 'Drummond', 'Ellington', 'Fothergill', 'Greenhalgh', 'Hawthorne', 'Kingsley', 'Lockhart', 'Merriweather', 'Northcote', 'Osborne', 'Pemberton', 'Ravenscroft', 'Summerfield', 'Thistlewood', 'Underhill', 'Vandermeer', 'Wolstenholme', 'Zangari', 'Quillfeather', 'Ostrander', 'Bellweather', 'Cartwright', 'Dunmore', 'Everhart', 'Farnsworth'];
const offices = ['Minister', 'Senator', 'Mayor', 'Ambassador', 'Professor', 'Chancellor'];
const publishers = ['The Harbour Post', 'Evening Ledger', 'Provincial Courier', 'Gazette of the Eastern Provinces and Adjoining Isles', 'Northern Mail', 'Wire One'];
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const verbs = ['said', 'insisted', 'argued', 'told reporters'];

/** What is said for and against each proposition, and on a condition. */
const sides = [
  ['Ukraine should become a member of NATO', 'Ukraine should not become a member of NATO', 'Ukraine should become a member of NATO only if all allies agree'],
  ['there should be a ceasefire in Ukraine', 'there should be no ceasefire in Ukraine', 'there should be a ceasefire in Ukraine only if the troops withdraw'],
  ['the West should send troops to Ukraine', 'the West should not send troops to Ukraine', 'the West should send troops to Ukraine only if there is a ceasefire'],
  ['Greenland should come under the control of the United States', 'Greenland should not come under the control of the United States', 'Greenland should come under the control of the United States only if its people agree'],
  ['NATO should admit further members', 'NATO should not admit further members', 'NATO should admit further members only if all allies agree'],
  ['sanctions against Russia should be lifted', 'sanctions against Russia should not be lifted', 'sanctions against Russia should be lifted only if there is a ceasefire'],
];

/** Numbers from 0 to 1 that look random and are the same each time. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** So many articles over six years, oldest first, each with two or three statements. */
export function generated(n) {
  const random = numbers(20);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const speakers = Math.max(24, n);
  const speaker = () => {
    const i = random() < 0.12 ? 0 : Math.floor(random() ** 1.8 * speakers);
    return { i, office: offices[i % offices.length], given: given[i % given.length], family: family[(i * 7 + Math.floor(i / given.length)) % family.length] };
  };
  return Array.from({ length: n }, (_, k) => {
    const published = new Date(Date.UTC(2020, 0, 6) + Math.floor((k / n) * 2000) * 86_400_000);
    const publishedOn = published.toISOString().slice(0, 10);
    const who = [speaker(), speaker()];
    const text = who.map((s) => {
      const about = Math.floor(random() ** 1.6 * sides.length);
      const usual = (s.i + about) % 2;
      const side = random() < 0.12 ? 2 : random() < 0.85 ? usual : 1 - usual;
      return `${s.office} ${s.given} ${s.family} ${pick(verbs)} on ${days[published.getUTCDay()]} that ${sides[about][side]}.`;
    });
    const long = k % 97 === 0 ? ' and a headline that goes on for far longer than any editor would ever have allowed it to in a paper of record' : '';
    return {
      title: `${who[0].given} ${who[0].family} and ${who[1].given} ${who[1].family} differ, day ${k}${long}`,
      text: text.join('\n\n'), publisher: pick(publishers), publishedOn, url: `https://harbour.example/${k}`, language: 'en',
    };
  });
}
