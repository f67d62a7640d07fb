package loader

// cutSieves mend the spans before they are linked.
var cutSieves = []sieve{
	{"one paragraph each", cutAtLines}, // a span never runs over the end of its paragraph
}

// cutAtLines cuts every span at the ends of lines.
func cutAtLines(k *linking) {
	k.speakers, k.cues, k.contents = k.byLine(k.speakers), k.byLine(k.cues), k.byLine(k.contents)
}

func (k *linking) byLine(parts []part) []part {
	var out []part
	for _, p := range parts {
		from := p.From
		for i := p.From + 1; i <= p.To; i++ {
			if i == p.To || k.d.Words[i].Line != k.d.Words[i-1].Line {
				q := p
				q.Range = Range{from, i}
				out = append(out, q)
				from = i
			}
		}
	}
	return out
}
