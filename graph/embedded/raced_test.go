//go:build race

package embedded

// raced: the race detector makes the database, which is Go here, ten times slower; tests of volume are then smaller.
const raced = true
