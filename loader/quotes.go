package loader

import "github.com/standpoint-graph/standpoint/graph"

// The marks that open and close direct speech. “ closes what „ opened. Single marks count only in the curly form, and
// only around whole words: ’ is an apostrophe far more often.
var (
	opensQuote  = map[string]string{"“": "”", "«": "»", "„": "“", "‟": "”", "»": "«"}
	closesQuote = map[string]bool{"”": true, "»": true, "“": true, "«": true}
)

// markQuotes pairs the quotation marks of each line and sets every word's state. A mark that is left open runs to the end
// of its line; the next line opens it again if the quotation goes on, as newspapers print it.
func (d *Document) markQuotes() {
	for l := range d.Lines {
		d.markLine(d.Lines[l].Words)
	}
	for i := 1; i < len(d.Quotes); i++ {
		q, before := &d.Quotes[i], d.Quotes[i-1]
		q.Continues = !d.closed(before) && d.startsLine(q.Start)
	}
}

// markLine walks one line with the closing mark it waits for, "" outside.
func (d *Document) markLine(r Range) {
	waits, start := "", 0
	for i := r.From; i < r.To; i++ {
		w := &d.Words[i]
		mark, pair := d.markAt(i, r.To)
		if waits == "" {
			if closing := closingOf(mark); closing != "" && !d.isClosingHere(i, r) {
				waits, start = closing, w.Start
				w.Quote = OpensQuote
				i = d.passPair(i, pair, OpensQuote)
			}
			continue
		}
		w.Quote = InsideQuote
		if mark == waits || mark == `"` && waits == `"` {
			w.Quote = ClosesQuote
			i = d.passPair(i, pair, ClosesQuote)
			d.Quotes = append(d.Quotes, Quote{Span: graph.Span{Start: start, End: d.Words[i].End}})
			waits = ""
		}
	}
	if waits != "" {
		d.Quotes = append(d.Quotes, Quote{Span: graph.Span{Start: start, End: d.Words[r.To-1].End}})
	}
}

// markAt is the mark that word i is; ” for the old way of writing two single marks, and then pair is true.
func (d *Document) markAt(i, end int) (mark string, pair bool) {
	t := d.Words[i].Text
	if i+1 < end && d.Words[i+1].Start == d.Words[i].End && d.Words[i+1].Text == t && (t == "'" || t == "`" || t == "’" || t == "‘") {
		return `"`, true
	}
	return t, false
}

// passPair sets the state of the second of two single marks.
func (d *Document) passPair(i int, pair bool, s QuoteState) int {
	if pair {
		d.Words[i+1].Quote = s
		return i + 1
	}
	return i
}

func closingOf(mark string) string {
	if mark == `"` {
		return `"`
	}
	return opensQuote[mark]
}

// isClosingHere tells a mark that can both open and close, such as », when it stands against the word before it.
func (d *Document) isClosingHere(i int, r Range) bool {
	w := d.Words[i]
	if w.Text != "»" {
		return false
	}
	return i > r.From && d.Words[i-1].End == w.Start
}

// closed tells whether a quotation ends with its mark.
func (d *Document) closed(q Quote) bool {
	last := string(d.Text[q.End-1])
	return q.Len() > 1 && (closesQuote[last] || last == `"` || last == "'" || last == "’")
}

// startsLine tells whether a place is at the first word of its line.
func (d *Document) startsLine(at int) bool {
	for i := at - 1; i >= 0; i-- {
		if endsLine(d.Text[i]) {
			return true
		}
		if !isFiller(d.Text[i]) {
			return false
		}
	}
	return true
}
