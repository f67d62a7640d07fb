//go:build !race

package server

// raceFactor is 1 without the race detector: times are as promised.
const raceFactor = 1
