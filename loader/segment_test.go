package loader

import (
	"fmt"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

func segmented(text string) *Document {
	return Segment(&graph.Article{Body: text, Title: "Harbour talks fail"})
}

func TestLineClasses(t *testing.T) {
	d := segmented(`Harbour talks fail
By Ana Lin
13 February 2025

The board of the harbour met for the third time this week, and nothing was settled.
“We have all the time in the world, and no wish to use it.”
Lena Orlov
A Second Meeting

The board will meet again on Friday, and so will the union of the dockers.
READ ALSO: Five ways to fold a map
The harbour at night. Photo: Bo Ek/Wire`)
	want := []LineClass{Headline, Byline, Byline, Blank, Body, Body, SpeakerLine, Subheadline, Blank, Body, Boilerplate, Caption}
	for i, l := range d.Lines {
		if l.Class != want[i] {
			t.Errorf("%q: class %d, want %d", d.text(l.Span), l.Class, want[i])
		}
	}
}

func TestSentences(t *testing.T) {
	cases := map[string]string{
		"Mr. Orlov met Gen. Ek on Feb. 3 at 9 a.m. in Riverton. He left.":   "Mr. Orlov met Gen. Ek on Feb. 3 at 9 a.m. in Riverton.|He left.",
		"“No,” she said. “Never!” He asked why.":                            "“No,” she said.|“Never!”|He asked why.",
		"“Are you sure?” he asked. (She was.) It was 3.5 per cent.":         "“Are you sure?” he asked.|(She was.)|It was 3.5 per cent.",
		"The U.S. Senate voted. It was in the U.S. The vote was close.":     "The U.S. Senate voted.|It was in the U.S.|The vote was close.",
		"J. K. Lund wrote it … and left. Then: nothing.\nA line of its own": "J. K. Lund wrote it … and left.|Then: nothing.|A line of its own",
	}
	for text, want := range cases {
		d := segmented(text)
		var got []string
		for _, s := range d.Sentences {
			got = append(got, d.text(d.span(s)))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("got  %q\nwant %q", strings.Join(got, "|"), want)
		}
	}
}

func TestQuotes(t *testing.T) {
	cases := map[string]string{
		`He said “yes” and "no".`:               `“yes”|"no"`,
		"„Ja“, sagte sie, «non» and ''maybe''.": "„Ja“|«non»|''maybe''",
		"It’s the dockers’ “day”.":              "“day”",
		"“It runs on.\n“And on.”":               "“It runs on.|+“And on.”",
		"“One.”\n“Two.”":                        "“One.”|“Two.”",
		`"Left open at the end`:                 `"Left open at the end`,
	}
	for text, want := range cases {
		d := segmented(text)
		var got []string
		for _, q := range d.Quotes {
			s := d.text(q.Span)
			if q.Continues {
				s = "+" + s
			}
			got = append(got, s)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q: got %q, want %q", text, strings.Join(got, "|"), want)
		}
	}
}

// TestOffsets holds every word, sentence and quotation to its place in texts that tempt one to count wrongly.
func TestOffsets(t *testing.T) {
	for _, text := range []string{
		"\ufeffLena\u00a0Orlov said “yes”.\r\nThen\rshe left.\u2028Bo said: ‘no’.",
		"👩‍👩‍👧 Zo\u0308e said “naïve”… e\u0301tude 北约 said so.",
		"\r\n\r\n   \t\u200b“x”",
		"A\xffB said so.",
		"",
	} {
		d := segmented(text)
		last := 0
		for _, w := range d.Words {
			if w.Start < last || w.End <= w.Start || w.End > len(d.Text) || d.text(w.Span) != w.Text {
				t.Errorf("%q: word %q at %v", text, w.Text, w.Span)
			}
			if l := d.Lines[w.Line].Span; !l.Holds(w.Span) {
				t.Errorf("%q: word %q is not in its line %v", text, w.Text, l)
			}
			last = w.End
		}
		n := 0
		for _, s := range d.Sentences {
			n += s.To - s.From
		}
		if n != len(d.Words) {
			t.Errorf("%q: sentences hold %d of %d words", text, n, len(d.Words))
		}
		for _, l := range d.Lines {
			if strings.ContainsAny(d.text(l.Span), "\r\n") {
				t.Errorf("%q: line %q", text, d.text(l.Span))
			}
		}
	}
}

func TestWindowsCoverEveryWordOnce(t *testing.T) {
	long := strings.Repeat("word ", 700) + ". " + strings.Repeat("And so it went on for a while. ", 80)
	d := segmented("Short line.\n" + long + "\nLast line.")
	next := 0
	for _, w := range d.windows(Range{0, len(d.Words)}) {
		if w.Main.From != next || w.All.From > w.Main.From || w.All.To < w.Main.To {
			t.Errorf("window %v after word %d", w, next)
		}
		if n := d.pieces(w.All); n > windowMain+windowLeft+windowRight {
			t.Errorf("window of %d pieces", n)
		}
		next = w.Main.To
	}
	if next != len(d.Words) {
		t.Errorf("%d of %d words", next, len(d.Words))
	}
}

func TestBestTagsAreWellFormed(t *testing.T) {
	// Each word likes the tag that goes on in a span of another role best; only well-formed sequences may win.
	scores := [][tags]float32{{0, -1, 5, 0, 0, 0, 0}, {0, 0, 0, 0, 5, 0, 0}, {0, 3, 4, 0, 0, 0, 0}, {0, 0, 6, 0, 0, 0, 0}}
	got := bestTags(scores)
	before := tagOutside
	for i, tag := range got {
		if !follows(before, tag) {
			t.Errorf("tag %d at %d follows %d", tag, i, before)
		}
		before = tag
	}
	if fmt.Sprint(got) != "[1 2 2 2]" && fmt.Sprint(got) != "[0 0 1 2]" {
		t.Errorf("got %v", got)
	}
}
