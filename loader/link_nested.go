package loader

// maxDepth is how deep attributions may lie in one another.
const maxDepth = 2

// linkWithin tags the content of attribution at again, as a text of its own, and adds what passes the checks of [Linker.sound].
func (l *Linker) linkWithin(d *Document, tagger SpanTagger, at, depth int) {
}
