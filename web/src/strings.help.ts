// The texts of Help, in English.

/** A section of Help: paragraphs, or words with what they mean. */
export interface HelpSection {
  readonly id: string;
  readonly title: string;
  readonly text?: readonly string[];
  readonly words?: readonly (readonly [string, string])[];
}

export const help: { readonly title: string; readonly lead: string; readonly contents: string; readonly signs: string; readonly sections: readonly HelpSection[] } = {
  title: 'Help',
  lead: 'Standpoint reads news articles, finds who said what, and where they stand on the propositions of a codebook. Every statement keeps the exact words and their place in the article.',
  contents: 'On this page',
  signs: 'How the signs look',
  sections: [
    {
      id: 'words',
      title: 'Words',
      words: [
        ['Actor', 'A person, a country or an organisation who speaks or acts. A circle stands for a person, a square for a country, a diamond for an organisation.'],
        ['Statement', 'One act of speaking, at one place in one article: who, which words, when.'],
        ['Quotation', 'The words themselves. Direct: in quotation marks in the article. Reported speech: the article tells what was said in its own words; it is shown without quotation marks, after the word that signals it. Partly quoted: both.'],
        ['Topic and proposition', 'A proposition is a sentence with “should” that one can be for or against. Propositions that belong together form a topic. Both come from the codebook, which a researcher edits.'],
        ['Stance', 'The side a statement takes on a proposition: supports, opposes, conditional (only if something else holds) or neutral (speaks of it and takes no side).'],
        ['Changed', 'An actor took another stance on another day. Neutral never makes a change.'],
        ['Publisher', 'Who printed the article. The speaker is never called a source.'],
        ['Utterance', 'Words said once. When several articles print them, lists show each article and tallies count the words once.'],
        ['Day', 'The day the text names, with the words that name it; or the day of publication, where the text names none. Days are the publisher’s own calendar days.'],
      ],
    },
    {
      id: 'sure',
      title: 'What “sure” means',
      text: [
        'Statements and stances are a machine’s reading of printed words, and it is often wrong. The percentage says how sure the machine is: the higher, the more often such readings are right. It is no measure of whether what was said is true.',
        'Each stance gives its reason: open “Why this stance”. “Follows from another stance” means that nothing was said on this proposition itself; the codebook says that whoever takes the one stance takes the other.',
        'A dotted ring around a sign: nobody has reviewed the statement. A solid ring: a person has. Read the quotation in its article before you rely on a stance.',
      ],
    },
    {
      id: 'cite',
      title: 'How to cite',
      text: [
        'Every statement has a permanent link. It opens the article with the words marked, and keeps working when the article is read again by a better version of the program.',
        '“Cite” gives the exact words, speaker, day, publisher and link as plain text, Markdown or BibTeX. Where the words are a translation, the citation says so. Reported speech is not put in quotation marks: those are the article’s words, not the speaker’s.',
      ],
    },
    {
      id: 'find',
      title: 'Finding and narrowing',
      text: [
        'Search finds people, countries and organisations by any of their names, with or without accents, propositions and articles by their words, and statements by the words said.',
        'The buttons above a list show how many statements take each stance; press one or several. The address of the page always holds what you have chosen: copy it to share the view, go back to undo.',
      ],
    },
    {
      id: 'explore',
      title: 'Exploring',
      text: [
        'Explore draws what is around an actor or a proposition: a line for each kind of tie, coloured and dashed by stance; other ties are grey and carry a sign. Size says how many statements there are. Around a proposition supporters stand left, opponents right, conditional stances above and neutral ones below, each actor by its latest stance. The same address gives the same picture.',
        'It opens with the 60 nodes that have most statements and says how many there are. Expand adds 25 more, those heard of last, and moves nothing that is there; after that you choose. Every step can be undone.',
        'A click on a line opens the statements behind it. The table holds every line; the list beside the graph holds every node. Path shows how two actors are joined, with the words of each step.',
        'By keyboard: Tab leads into the graph, the arrow keys from neighbour to neighbour, Enter to the details, Escape back and out. E expands, H hides, P pins, Shift with an arrow moves a node.',
        'Pictures are exported with names, legend, address and date; tables with every row.',
      ],
    },
    {
      id: 'more',
      title: 'More',
      text: [
        'Everything on this page comes from the GraphQL API at /graphql; try it in GraphiQL. On the terminal: standpoint ask --help.',
      ],
    },
  ],
};
