package loader

// How many word pieces a window of the encoder holds: whole paragraphs up to windowMain, and beside them context whose
// tags are not used. Measured on held-out articles: more context gains nothing that pays for its time.
const (
	windowMain  = 320
	windowLeft  = 48
	windowRight = 32
)

// window is a stretch of words for one pass of the encoder: the tags of Main are used, the rest of All is context.
type window struct{ All, Main Range }

// windows cuts the text into windows of whole lines; a line that is longer is cut at a sentence's end where there is one.
func (d *Document) windows() []window {
	var out []window
	for from := 0; from < len(d.Words); {
		to := d.fill(from, len(d.Words))
		w := window{All: Range{from, to}, Main: Range{from, to}}
		for w.All.From > 0 && d.pieces(Range{w.All.From - 1, from}) <= windowLeft {
			w.All.From--
		}
		for w.All.To < len(d.Words) && d.pieces(Range{to, w.All.To + 1}) <= windowRight {
			w.All.To++
		}
		out = append(out, w)
		from = to
	}
	return out
}

// fill gives where a window that begins at from ends: after the last line that fits.
func (d *Document) fill(from, end int) int {
	to := from
	for next := from; next < end; {
		next = min(d.Lines[d.Words[next].Line].Words.To, end)
		if d.pieces(Range{from, next}) > windowMain {
			break
		}
		to = next
	}
	if to > from {
		return to
	}
	to = from + 1
	for to < end && d.pieces(Range{from, to + 1}) <= windowMain {
		to++
	}
	cut := to
	for cut > from+1 && cut < end && d.Words[cut-1].Sentence == d.Words[cut].Sentence {
		cut--
	}
	if cut > from+20 {
		return cut
	}
	return to
}

// pieces is how many word pieces a stretch of words has.
func (d *Document) pieces(r Range) int {
	last := d.Words[r.To-1]
	return last.First + last.N - d.Words[r.From].First
}
