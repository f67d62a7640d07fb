package loader

import (
	"math/rand/v2"
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
	for _, w := range d.windows() {
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

// TestBestTags compares with all sequences of four words, one after another.
func TestBestTags(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		scores := make([][tags]float32, 4)
		for i := range scores {
			for j := range scores[i] {
				scores[i][j] = random.Float32()
			}
		}
		best, want := float32(-1), 0
		for n := range 7 * 7 * 7 * 7 {
			if s, ok := scoreOf(scores, n); ok && s > best {
				best, want = s, n
			}
		}
		got := 0
		for i, tag := range bestTags(scores) {
			got += tag * power(7, i)
		}
		if got != want {
			t.Fatalf("got sequence %d, want %d", got, want)
		}
	}
}

// scoreOf is the score of the sequence whose tags are the digits of n to the base 7, and whether it is well formed.
func scoreOf(scores [][tags]float32, n int) (sum float32, ok bool) {
	before := tagOutside
	for _, s := range scores {
		tag := n % 7
		if !follows(before, tag) {
			return 0, false
		}
		sum += s[tag]
		before, n = tag, n/7
	}
	return sum, true
}

func power(base, n int) int {
	if n == 0 {
		return 1
	}
	return base * power(base, n-1)
}
