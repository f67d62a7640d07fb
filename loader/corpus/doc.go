// Package corpus reads, checks and converts the project's two corpora: news articles in which every speaker, cue and content is
// marked (attribution/GUIDE.md), and short passages with the stance of every attribution on a list of propositions
// (stance/GUIDE.md).
//
// What is read comes as typed records whose offsets are Unicode code points, end-exclusive. What is wrong comes as [Fault]s that
// name file and line and say what to write instead; reading goes on behind a fault, so that one reading shows all of them.
// [HeldOut] and [Passage.HeldOut] say what training may never see.
package corpus
