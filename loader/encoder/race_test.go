//go:build race

package encoder

// raceDetector tells that the tests look for races.
const raceDetector = true
