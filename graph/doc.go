// Package graph is the domain: who said what, about what, when, and where it stands printed.
//
// # Glossary
//
//	actor        a person, a country or an organisation: who speaks or acts
//	speaker      the actor who said it
//	publisher    who printed it
//	statement    one actor's expression at one place in one article
//	cue, content the signalling words; what was said
//	proposition  a sentence with "should" that one can be for or against; topics group them
//	stance       supports, opposes, conditional or neutral, towards a proposition
//	take         one stance of one statement on one proposition, with its reason
//	utterance    the words said once; each article that prints them is a report
//	relation     a contact or deed between actors that an article reports
//	evidence     where it stands: segments of the article's text, letter for letter
//	codebook     the topics, propositions, cues and actors that a researcher edits
//	coder        what or who produced values; decision: a person's act on them
//
// # The evidence rule
//
// A statement cannot be written unless the exact words of every segment equal the article's text at its offsets.
// Offsets are Unicode code points, end-exclusive, into the text as it was received.
//
// # The house
//
// [Graph] is what callers use: it validates, proves evidence, maps proposed actors to known ones, aligns statements with
// those already there, keeps decisions, ranks, and wraps errors once. [Store] is the narrow interface a database
// implements: a store only keeps and finds. The package imports the standard library only.
package graph
