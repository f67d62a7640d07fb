//go:build race

package server

// raceFactor is how much longer a refusal may take under the race detector, which makes everything slower.
const raceFactor = 10
