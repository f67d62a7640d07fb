// Package loader reads articles and proposes what is in them: who said what, in which words, on whose behalf, when, and
// where they stand.
//
// It is a row of pure stages, one file each; every stage takes the [Document] as the stages before it left it:
//
//	read       bytes to an article: title, publisher, date, text           read.go
//	segment    lines with their class, sentences, words, quotation marks   segment.go
//	attribute  speaker, cue and content spans, by the encoder              attribute.go
//	link       which cue and speaker belong to which content               link.go
//	resolve    which actors the speakers and mentions are                  resolve.go
//	classify   takes: stances on the codebook's propositions               classify.go
//	relate     calls, meetings, visits … between actors                    relate.go
//	assemble   proposals with proved evidence                              assemble.go
//
// Extraction depends on the article, the codebook, the models and the version of the program alone, never on what a store
// holds: the order and the parallelism of a load cannot change its result.
package loader
