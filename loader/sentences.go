package loader

import (
	"strings"
	"unicode"

	"github.com/standpoint-graph/standpoint/loader/encoder"
)

// notAnEnd are words that a full stop follows without ending a sentence.
var notAnEnd = wordSet(`mr mrs ms messrs dr prof rev hon gen col lt cmdr maj sgt capt adm sen rep reps sens gov pres amb st
	jr sr inc co corp ltd bros dept gov't no nos vs etc e.g i.e cf fig al approx est jan feb mar apr jun jul aug sept sep oct nov dec
	mon tue tues wed thu thur thurs fri sat sun ave blvd rd mt ft art`)

// wordSet makes a set of words that are written with white space between them.
func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// cutSentences ends a sentence at every line's end, and after . ? ! and what closes behind them where the next word can
// begin one. Abbreviations, initials and a mark inside a quotation that goes on do not end one.
func (d *Document) cutSentences() {
	from := 0
	for i := range d.Words {
		d.Words[i].Sentence = len(d.Sentences)
		last := i+1 == len(d.Words)
		if last || d.Words[i+1].Line != d.Words[i].Line || d.labelEnds[i+1] || d.endsHere(i) {
			d.Sentences = append(d.Sentences, Range{from, i + 1})
			from = i + 1
		}
	}
}

// endsHere tells whether a sentence ends with word i; word i+1 stands on the same line.
func (d *Document) endsHere(i int) bool {
	w, next := d.Words[i], d.Words[i+1]
	end := i
	if w.Quote == ClosesQuote || w.Text == ")" || w.Text == "’" {
		end-- // the mark stands before what closes
	}
	if end < 0 || d.Words[end].Line != w.Line || !isEndMark(d.Words[end].Text) {
		return false
	}
	if isEndMark(next.Text) || next.Quote == ClosesQuote || next.Text == ")" && next.Start == w.End {
		return false // more of the same end
	}
	if end == i && d.Words[end].Text == "." && d.isAbbreviation(i) {
		return false
	}
	first := []rune(next.Text)[0]
	return next.Quote == OpensQuote || unicode.IsUpper(first) || unicode.IsDigit(first) && next.Start > w.End ||
		next.Text == "‘" || next.Text == "(" || next.Text == "[" || next.Text == "—" || next.Text == "-" && next.Start > w.End
}

func isEndMark(s string) bool { return s == "." || s == "?" || s == "!" || s == "…" }

// isAbbreviation tells whether the full stop at word i belongs to the word before it: a title, an initial, the letters of U.S.
func (d *Document) isAbbreviation(i int) bool {
	if i == 0 || d.Words[i-1].End != d.Words[i].Start {
		return false
	}
	before, next := d.Words[i-1], d.Words[i+1]
	if next.Start == d.Words[i].End {
		return true // nothing stands between: 3.5, U.S, a web address
	}
	if notAnEnd[before.Lower] {
		return true
	}
	if before.Shape != encoder.ShapeInitial {
		return false
	}
	// an initial; of letters and stops in a row ("U.S. The") a word that often begins a sentence ends one
	inRow := i >= 3 && d.Words[i-2].Text == "." && d.Words[i-2].End == before.Start
	return !inRow || !sentenceStarter[next.Lower]
}

// sentenceStarter are words that, with a capital, begin a sentence more often than a name.
var sentenceStarter = wordSet(`the a an he she it they we i in on at but and this that these those there his her their its
	for as after before when while if however meanwhile mr ms mrs`)
