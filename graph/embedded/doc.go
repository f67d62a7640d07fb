// Package embedded is the default store: one SQLite file, no server, no cgo.
//
// # How it is laid out
//
// Inside, every id is an integer. A statement has a narrow row with all that filters look at, and a record of its own that holds
// the whole of it; so does everything else. The hops that can be hubs (an actor's statements, a proposition's …) have rows that
// carry the key of every order, so that the newest twenty of a hundred thousand are one index range of twenty rows.
// The full-text indexes hold what graph.Words gives and nothing else.
//
// # Query shapes
//
// What a page hangs on, its order and its direction make a shape; [Shapes] lists them all. Their text is assembled from constants,
// values only ever come as parameters, and a test explains each of them on a hundred thousand rows.
//
// # Writing
//
// One connection writes, several read; several processes may share the file. A write is one transaction that also rewrites the
// utterances and the kept projections of what it touched, and it is on the disk before it is acknowledged.
package embedded
