package eval

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/standpoint-graph/standpoint/graph"
)

func lower(s graph.Stance) string { return strings.ToLower(string(s)) }

// table is text in columns: the first to the left, the others to the right.
type table [][]string

func (t *table) row(cells ...string) { *t = append(*t, cells) }

func (t *table) String() string {
	var width []int
	for _, r := range *t {
		for i, c := range r {
			if i == len(width) {
				width = append(width, 0)
			}
			width[i] = max(width[i], utf8.RuneCountInString(c))
		}
	}
	var b strings.Builder
	for _, r := range *t {
		line := ""
		for i, c := range r {
			pad := strings.Repeat(" ", width[i]-utf8.RuneCountInString(c))
			if i == 0 {
				line = "  " + c + pad
			} else {
				line += "  " + pad + c
			}
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}

// count is a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func percent(x float64) string { return fmt.Sprintf("%.1f", 100*x) }

func (s Share) percent() string { return fmt.Sprintf("%.1f", s.Percent()) }

// String is the report as tables; figures are per cent, F1 unless it says otherwise.
func (r *AttributionReport) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "who says what, end to end: %s, %s marked (%d outer, %d nested), %d found\n",
		count(r.Articles, "article"), count(r.All.All.Gold, "attribution"), r.Outer.All.Gold, r.Nested.All.Gold, r.All.All.Found)
	var t table
	head, columns := []string{"", "outer", "nested", "all", "outer for all"}, []*Scores{&r.Outer, &r.Nested, &r.All, &r.OuterForAll}
	if r.Nested.All.Gold == 0 { // then the last column is the first
		head, columns = []string{"", "outer", "all"}, []*Scores{&r.Outer, &r.All}
	}
	t.row(head...)
	for _, x := range measures {
		cells := []string{x.name}
		for _, s := range columns {
			cells = append(cells, percent(x.of(s)))
		}
		t.row(cells...)
	}
	b.WriteString(t.String())
	if r.Who != nil {
		b.WriteString(r.Who.String())
	}
	if r.Stages != nil {
		b.WriteString(r.Stages.String())
	}
	if r.Confidence != nil {
		fmt.Fprintf(&b, "what the confidence of an outer attribution is worth (content and speaker right); error %.1f\n%s", 100*r.Confidence.Error(), r.Confidence)
	}
	return b.String()
}

// measures are the rows of the table of attributions.
var measures = []struct {
	name string
	of   func(*Scores) float64
}{
	{"joint: content and speaker", func(s *Scores) float64 { return s.All.Joint.F1() }},
	{"– precision", func(s *Scores) float64 { return s.All.Joint[0] }},
	{"– recall", func(s *Scores) float64 { return s.All.Joint[1] }},
	{"– direct", func(s *Scores) float64 { return s.Direct.Joint.F1() }},
	{"– of it mixed", func(s *Scores) float64 { return s.Mixed.Joint.F1() }},
	{"– indirect", func(s *Scores) float64 { return s.Indirect.Joint.F1() }},
	{"content, strict", func(s *Scores) float64 { return s.All.Strict.F1() }},
	{"content, strict but for marks at its edges", func(s *Scores) float64 { return s.All.StrictCore.F1() }},
	{"content, half", func(s *Scores) float64 { return s.All.Half.F1() }},
	{"content, soft", func(s *Scores) float64 { return s.All.Soft.F1() }},
	{"content, aligned", func(s *Scores) float64 { return s.All.Aligned.F1() }},
	{"content, any word", func(s *Scores) float64 { return s.All.Any.F1() }},
	{"words: content", func(s *Scores) float64 { return s.Token.Content.F1() }},
	{"words: speaker", func(s *Scores) float64 { return s.Token.Source.F1() }},
	{"words: cue", func(s *Scores) float64 { return s.Token.Cue.F1() }},
	{"pieces: speaker", func(s *Scores) float64 { return s.Pieces.Source.F1() }},
	{"pieces: cue", func(s *Scores) float64 { return s.Pieces.Cue.F1() }},
	{"pieces: content", func(s *Scores) float64 { return s.Pieces.Content.F1() }},
	{"speaker's head, content given", func(s *Scores) float64 { return s.All.GivenHalf.Head }},
}

// String is who it was as a table.
func (w *WhoReport) String() string {
	p := w.Overall.PRF()
	return fmt.Sprintf("who it was, of statements that were found\n%swho it was, counting missed and invented ones: P %s R %s F1 %s\n",
		w.Matched.table(), percent(p[0]), percent(p[1]), percent(p[2]))
}

func (r *Resolution) table() string {
	var t table
	t.row("", "right %", "of")
	add := func(name string, s Share) {
		if s.Of > 0 {
			t.row(name, s.percent(), fmt.Sprint(s.Of))
		}
	}
	add("named speakers", r.Named)
	for _, k := range slices.Sorted(maps.Keys(r.Kinds)) {
		add("– "+k, r.Kinds[k])
	}
	add("– marked by a pronoun", r.Pronouns)
	add("– an actor was resolved", r.Resolved)
	add("nobody named, nobody resolved", r.Nobody)
	return t.String()
}

// String is what the stages do with faultless spans.
func (s *StageReport) String() string {
	out := fmt.Sprintf("linking alone, on faultless outer spans: joint %s\n", percent(s.Linking.All.Joint.F1()))
	if s.Resolution != nil {
		out += "who it was, on faultless outer spans\n" + s.Resolution.table()
	}
	return out
}

// String is a reliability table.
func (r *Reliability) String() string {
	var t table
	t.row("confidence", "found", "said %", "right %")
	for _, x := range r.Bands() {
		t.row(fmt.Sprintf("%.1f–%.1f", x.From, x.Until), fmt.Sprint(x.Of), percent(x.Said), x.percent())
	}
	return t.String()
}

// String is the report as tables; figures are per cent.
func (r *StanceReport) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "where they stand: %s, %s\n", count(r.Statements, "statement"), count(r.Propositions, "proposition"))
	var t table
	t.row("", "right %", "of")
	for _, set := range slices.Sorted(maps.Keys(r.Given)) {
		t.row("side right, proposition given: "+set, r.Given[set].percent(), fmt.Sprint(r.Given[set].Of))
	}
	for i, k := range firsts {
		t.row(fmt.Sprintf("proposition among the first %d", k), r.Ranked[i].percent(), fmt.Sprint(r.Ranked[i].Of))
	}
	b.WriteString(t.String())
	fmt.Fprintf(&b, "end to end, all propositions: %s\n", r.EndToEnd)
	if r.Default != nil {
		fmt.Fprintf(&b, "end to end, those of the codebook that ships: %s\n", r.Default)
	}
	b.WriteString("what was said (across) of what is so (down), end to end\n" + confusion(r.Table, append(slices.Clone(Sides), nothing)...))
	for _, set := range slices.Sorted(maps.Keys(r.Given)) {
		b.WriteString("the same, the proposition given: " + set + "\n" + confusion(r.Given[set].Table, Sides...))
	}
	fmt.Fprintf(&b, "what the confidence of a take is worth; error %.1f\n%s", 100*r.Confidence.Error(), r.Confidence)
	return b.String()
}

// confusion is a table of what was said, across, of what is so, down.
func confusion(rows map[string]Confusion, stances ...graph.Stance) string {
	var t table
	head := []string{""}
	for _, s := range stances {
		head = append(head, lower(s))
	}
	t.row(head...)
	for _, gold := range head[1:] {
		cells := []string{gold}
		for _, said := range head[1:] {
			if gold == lower(nothing) && said == gold {
				cells = append(cells, "")
			} else {
				cells = append(cells, fmt.Sprint(rows[gold][said]))
			}
		}
		t.row(cells...)
	}
	return t.String()
}

// String is one line.
func (e EndToEnd) String() string {
	var each []string
	for _, s := range Sides {
		each = append(each, lower(s)+" "+percent(e.F1[lower(s)]))
	}
	return fmt.Sprintf("macro F1 %s (%s); spoken of: precision %s recall %s", percent(e.MacroF1), strings.Join(each, " "), percent(e.SpokenOf[0]), percent(e.SpokenOf[1]))
}
