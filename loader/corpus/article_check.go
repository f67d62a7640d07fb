package corpus

import (
	"path/filepath"
	"strings"
	"unicode"

	"github.com/standpoint-graph/standpoint/graph"
)

// checkArticle looks for what the guide forbids and what reading alone does not notice. textLine is the text's first line in the file.
func (f *faulty) checkArticle(a *Article, textLine int) {
	if name, isText := strings.CutSuffix(filepath.Base(f.file), ".txt"); isText && a.ID != "" && a.ID != name {
		f.add(1, "the id is %q and the file's name %q; make them the same", a.ID, name)
	}
	if _, err := graph.ParseDate(a.Date); a.Date != "" && err != nil {
		f.add(1, "the date %q is no day; write it as 2025-02-13", a.Date)
	}
	if first, _, _ := strings.Cut(a.Text, "\n"); a.Title != "" && strings.TrimSpace(first) != strings.TrimSpace(a.Title) {
		f.add(textLine, "the text begins with %s; its first line is the title", excerpt(first))
	}
	if strings.TrimSpace(a.Text) == "" {
		f.add(textLine, "the article has no text")
	}
	text := []rune(a.Text)
	for _, x := range a.Attributions {
		f.checkSpans(x, text, textLine)
		f.checkForm(x, text, a.Style)
	}
}

// part is a list of spans and the letter of its marks.
type part struct {
	letter string
	spans  Spans
}

// placed is one span of a part.
type placed struct {
	letter string
	graph.Span
}

func (a *Attribution) parts() []part {
	return []part{{"S", a.Source}, {"C", a.Cue}, {"T", a.Content}}
}

// checkSpans finds marks with blanks at their edges, marks that run over a paragraph's end, and parts of one number that lie in
// one another or cross.
func (f *faulty) checkSpans(a Attribution, text []rune, textLine int) {
	var before []placed
	for _, p := range a.parts() {
		for _, s := range p.spans {
			words := string(text[s.Start:s.End])
			line := textLine + strings.Count(string(text[:s.Start]), "\n")
			if strings.TrimSpace(words) != words {
				f.add(line, "%s%d %s has a blank at its edge; mark the words alone", p.letter, a.N, excerpt(words))
			} else if strings.Contains(words, "\n") {
				f.add(line, "%s%d %s runs over the end of a paragraph; mark one piece a paragraph", p.letter, a.N, excerpt(words))
			}
			for _, o := range before {
				if s.Overlaps(o.Span) {
					f.add(line, "%s%d and %s%d share words at %s; parts of one number lie side by side", o.letter, a.N, p.letter, a.N, excerpt(words))
				}
			}
			before = append(before, placed{p.letter, s})
		}
	}
}

// checkForm finds direct speech without quotation marks; transcripts have none.
func (f *faulty) checkForm(a Attribution, text []rune, style string) {
	if a.Form != "direct" || strings.HasPrefix(style, "transcript") {
		return
	}
	for _, s := range a.Content {
		if holdsQuotationMark(text[s.Start:s.End]) {
			return
		}
	}
	f.add(a.line, "%d is direct and its content has no quotation marks; put them inside the mark or write indirect", a.N)
}

// holdsQuotationMark tells whether a text has a quotation mark; an apostrophe within a word is none.
func holdsQuotationMark(text []rune) bool {
	for i, r := range text {
		switch {
		case strings.ContainsRune("“”\"‘’«»", r):
			return true
		case r == '\'' && (i == 0 || !isWord(text[i-1]) || i+1 == len(text) || !isWord(text[i+1])):
			return true
		}
	}
	return false
}

func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) }
