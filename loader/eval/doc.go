// Package eval measures how good extraction is: against corpora marked by people, stage by stage and end to end.
//
// The measures of attribution are those of the literature, pooled over articles (micro averages): token-wise, strict (Pareti 2013,
// Scheible 2016), soft (Pareti's partial match), aligned one to one, pieces (CofeNet, Wang 2022), the speaker where the content is
// found, and joint, which asks for content and speaker at once. [Tally] counts them. Who it was after resolution is counted by
// [SpeakerTally], stances by [StanceTally], what a confidence is worth by [Reliability], how far two readers agree by [Agree].
//
// A measured text is cut into tokens, \w+(['’]\w+)* or one other character that is not white space; a span is the set of tokens
// that it touches. All offsets are Unicode code points, end-exclusive.
package eval
