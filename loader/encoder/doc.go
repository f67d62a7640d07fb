// Package encoder is the neural text encoder: it cuts text into word pieces, reads them with a small transformer, and
// gives scores – for every piece, whether it is part of a source, a cue or a content (Attribution), and for a statement,
// what stance it takes on a proposition (Stance). It runs on the processor alone, in Go and generated assembly, with the
// models inside the program.
package encoder
