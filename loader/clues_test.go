package loader

// ClueNames are the names of what the confidence of an attribution rests on.
var ClueNames = clueNames[:]

// Clues shows what the confidence of an attribution rests on to the tests that measure it.
func (a *Attribution) Clues() []float64 { return a.clues[:] }
