// Package codebook reads what a researcher edits: the questions that are
// followed, the words that signal speech, and the actors who may speak.
//
// A codebook is one YAML file or several joined by `include`. It holds
//
//   - topics with propositions. A proposition is one sentence with `should`
//     that an actor can be for or against, with tests that say how sentences
//     are to be coded and words that help but are not needed;
//   - cue classes: verbs, nouns and phrases that signal one kind of speech
//     act. They tell how something was said, never for or against what;
//   - actors: countries, organisations and persons with their names and the
//     offices they held, so that a minister's words count for a country on
//     the day they were spoken.
//
// Reading reports every fault of every file at once, each with its place and
// what to write instead ([Faults]). What was read without a fault has a
// fingerprint: equal content gives an equal fingerprint, however the files
// are split, ordered or laid out. The canonical YAML is kept with the data
// coded by it and reads back to the same codebook.
//
// No code here knows a country, an alliance or a person. They stand in the
// YAML files of the default codebook, which goes through the same checks as
// any other.
package codebook
