package loader

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/standpoint-graph/standpoint/loader/encoder"
)

// What boilerplate, bylines and captions look like.
var (
	boilerplateLine = regexp.MustCompile(`(?i)^\W*(?:read (?:also|more|next|the full)|see (?:also|more)|also read|don['’]t miss|recommended|related(?: (?:stories|articles|news|topics|coverage))?\s*(?::|$)|more (?:on this|from|stories|news)\b|watch\s*:|listen\s*:|subscribe\b|sign up\b|follow us\b|share (?:this|on)\b|advertisement|sponsored|copyright\b|©|all rights reserved|click here|most (?:read|popular)|latest (?:news|stories)|join our\b|download (?:our|the) app|terms of (?:use|service)|cookie|tags?\s*:|categories\s*:|comments?\s*(?:\(\d+\))?$|skip (?:to|past)\b)`)
	bylineLine      = regexp.MustCompile(`^(?:[Bb]y|BY) (?:[\p{Lu}][\p{L}.'’-]+[ ,]*(?:and )?){1,8}(?:[|–—-].*)?$|(?i)^(?:reporting|additional reporting|editing|writing|edited|compiled) by\b`)
	captionLine     = regexp.MustCompile(`(?i)(?:\bphoto(?:graph)?(?: by)?\s*:|\bpicture\s*:|\bimage(?: credit)?\s*:|\bcredit\s*:|\bfile (?:photo|picture|image)\b|\(ap photo\b|/(?:reuters|afp|getty images|ap)\)?\s*$|\bgetty images\b)`)
)

// classLines gives every line its class. Boilerplate is found, never deleted: offsets stay those of the text.
func (d *Document) classLines() {
	headline := true // until the first line that says something
	for i := range d.Lines {
		l := &d.Lines[i]
		if l.Words.From == l.Words.To {
			continue // Blank
		}
		l.Class = d.classOf(i, headline)
		headline = false
	}
}

func (d *Document) classOf(i int, first bool) LineClass {
	l := d.Lines[i]
	text := strings.TrimSpace(d.text(l.Span))
	short := utf8.RuneCountInString(text) <= 160
	switch {
	case short && boilerplateLine.MatchString(text):
		return Boilerplate
	case short && bylineLine.MatchString(text), isDayLine(text):
		return Byline
	case first && d.isHeadline(i, text):
		return Headline
	case d.isSpeakerLine(i):
		return SpeakerLine
	case utf8.RuneCountInString(text) <= 300 && captionLine.MatchString(text):
		return Caption
	case d.isSubheadline(i, text):
		return Subheadline
	}
	return Body
}

// isDayLine tells a line that holds the day of publication and no sentence.
func isDayLine(text string) bool {
	if len(text) > 120 {
		return false
	}
	_, from, to, ok := findDay(text)
	return ok && aroundDay.MatchString(text[:from]+"@"+text[to:])
}

// isHeadline tells whether the first line is the title: it is the article's, or it has no full stop and a longer line follows.
func (d *Document) isHeadline(i int, text string) bool {
	if strings.EqualFold(text, strings.TrimSpace(d.Article.Title)) && !endsSentence(text) {
		return true
	}
	if utf8.RuneCountInString(text) > 160 || endsSentence(text) {
		return false
	}
	for _, next := range d.Lines[i+1:] {
		if next.Words.From < next.Words.To {
			return next.Len() > len([]rune(text))
		}
	}
	return false
}

// isSpeakerLine tells a line that holds only a name below a line that is a quotation.
func (d *Document) isSpeakerLine(i int) bool {
	r := d.Lines[i].Words
	if r.To-r.From > 16 || !d.quotedLine(d.lineBefore(i)) || d.Words[r.From].Quote != OutsideQuote {
		return false
	}
	for r.From < r.To && d.Words[r.From].Shape == encoder.ShapePunctuation { // a dash before the name
		r.From++
	}
	capitals, words := 0, 0
	for _, w := range d.Words[r.From:r.To] {
		if w.Text == "." || w.Text == ":" || w.Text == "?" || w.Text == "!" {
			return false
		}
		if w.Text == "," { // what follows is the office
			break
		}
		if w.Shape == encoder.ShapePunctuation {
			continue
		}
		words++
		if unicode.IsUpper([]rune(w.Text)[0]) {
			capitals++
		} else if !nameParticle[w.Lower] {
			return false
		}
	}
	return capitals > 0 && words <= 7
}

// nameParticle are the small words inside names.
var nameParticle = wordSet(`de del della der den di da dos du la le van von zu bin ibn al el ben of the and y s`)

// lineBefore is the nearest line above that is not blank, -1 if none.
func (d *Document) lineBefore(i int) int {
	for i--; i >= 0; i-- {
		if d.Lines[i].Words.From < d.Lines[i].Words.To {
			return i
		}
	}
	return -1
}

// quotedLine tells a line that is a quotation from its first mark to its last.
func (d *Document) quotedLine(i int) bool {
	if i < 0 {
		return false
	}
	r := d.Lines[i].Words
	return d.Words[r.From].Quote == OpensQuote && d.Words[r.To-1].Quote != OutsideQuote
}

// isSubheadline tells a short line without an end, most of whose long words begin with a capital, that is no quotation.
func (d *Document) isSubheadline(i int, text string) bool {
	r := d.Lines[i].Words
	if r.To-r.From > 16 || endsSentence(text) || strings.HasSuffix(text, ":") || d.Words[r.From].Quote != OutsideQuote {
		return false
	}
	capitals, long := 0, 0
	for _, w := range d.Words[r.From:r.To] {
		if utf8.RuneCountInString(w.Text) < 4 {
			continue
		}
		long++
		if unicode.IsUpper([]rune(w.Text)[0]) {
			capitals++
		}
	}
	return long == 0 || capitals*2 > long || r.To-r.From <= 7
}

// endsSentence tells whether a text ends with a full stop or the like, closing marks aside.
func endsSentence(text string) bool {
	text = strings.TrimRight(text, "”’»\"')] ")
	return strings.HasSuffix(text, ".") || strings.HasSuffix(text, "!") || strings.HasSuffix(text, "?") || strings.HasSuffix(text, "…")
}
