package corpus

import (
	"encoding/json"
	"iter"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// Passage is an item of the stance corpus.
type Passage struct {
	ID, Text, Note string
	Said           []Said
	File           string
	Line           int
}

// Said is one attribution of a passage, by code points of its text.
type Said struct {
	Speaker, Cue, Content Spans // Content is never empty
	Takes                 []Take
}

// Take is a stance on a proposition: supports, opposes, conditional or neutral.
type Take struct{ Proposition, Stance string }

// Stances are those that a passage may take.
var Stances = []string{"supports", "opposes", "conditional", "neutral"}

// passageID is letters (and perhaps a digit), a dash, the number, and in contrast sets and pairs the variant's letter.
var passageID = regexp.MustCompile(`^([a-z]+[0-9]*)-([0-9]{3,6})([a-z]?)$`)

// Number is the number in the passage's id: the digits behind its dash. The variants of a contrast set or a pair share it.
func (p *Passage) Number() int {
	if m := passageID.FindStringSubmatch(p.ID); m != nil {
		n, _ := strconv.Atoi(m[2]) // six digits at most
		return n
	}
	return 0
}

// Variant is the letter of a contrast set's or pair's variant, "" for a passage that stands alone.
func (p *Passage) Variant() string {
	if m := passageID.FindStringSubmatch(p.ID); m != nil {
		return m[3]
	}
	return ""
}

// HeldOut tells whether training may never see the passage: its number is divisible by five.
func (p *Passage) HeldOut() bool { return p.Number()%5 == 0 }

// Reports is the set of passages that are whole reports: what a judge reads of them is found by extraction.
const Reports = "reports"

// Set is the kind of file the passage is from: contrast, daily, pairs, wire, reports, or hard for all others.
func (p *Passage) Set() string {
	for _, set := range []string{"contrast", "daily", "pairs", "wire", Reports} {
		if strings.HasPrefix(filepath.Base(p.File), set) {
			return set
		}
	}
	return "hard"
}

// Sharing is the index of the attribution that is the one with the given content: more than half of its own content and more than half of the
// given one are the same. It is -1 if there is none.
func (p *Passage) Sharing(content []graph.Span) int {
	given := 0
	for _, c := range content {
		given += c.End - c.Start
	}
	for i, s := range p.Said {
		own, common := 0, 0
		for _, span := range s.Content {
			own += span.End - span.Start
			for _, c := range content {
				common += max(0, min(span.End, c.End)-max(span.Start, c.Start))
			}
		}
		if 2*common > own && 2*common > given {
			return i
		}
	}
	return -1
}

// Proposition is a sentence that passages take sides on.
type Proposition struct {
	ID, Topic, Text string
	File            string
	Line            int
}

// ForPairs tells whether the proposition is one of those that only pairs and wire paragraphs speak of (propositions-pairs*.jsonl). They are there to be
// trained on: whoever measures how well propositions are found leaves them out, so that figures stay comparable when pairs are added.
func (p *Proposition) ForPairs() bool {
	return strings.HasPrefix(filepath.Base(p.File), "propositions-pairs")
}

// ReadPassages yields the passages of the files, one at a time. With an error ([Faults]) the passage is what could be read of it.
// Propositions are not looked at; [Check] does that.
func (fs Files) ReadPassages() iter.Seq2[*Passage, error] {
	return readLines(fs.Passages, parsePassage)
}

// ReadPropositions yields the propositions of the files, one at a time, as [Files.ReadPassages] does.
func (fs Files) ReadPropositions() iter.Seq2[*Proposition, error] {
	return readLines(fs.Propositions, parseProposition)
}

// readLines yields what a parser makes of each line of the files.
func readLines[T any](files []string, parse func(f *faulty, line numbered) *T) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		for _, name := range files {
			for line, err := range lines(name) {
				var x *T
				if err == nil {
					f := &faulty{file: name}
					x = parse(f, line)
					err = f.faults.orNil()
				}
				if !yield(x, err) {
					return
				}
			}
		}
	}
}

func parseProposition(f *faulty, line numbered) *Proposition {
	o, err := parseObject(line.text)
	if err != nil {
		f.add(line.n, "%v", err)
		return nil
	}
	p := &Proposition{File: f.file, Line: line.n}
	f.fill(o, line.n, "a proposition", map[string]*string{"id": &p.ID, "topic": &p.Topic, "text": &p.Text})
	if p.Text != "" && (strings.HasSuffix(p.Text, ".") || !strings.Contains(p.Text, " ")) {
		f.add(line.n, "the proposition %s is a sentence without its full stop", excerpt(p.Text))
	}
	return p
}

// fill reads strings that must be there, and nothing else may be.
func (f *faulty) fill(o object, line int, of string, to map[string]*string, others ...string) {
	for _, key := range o.unknown(append(slices.Collect(keys(to)), others...)...) {
		f.add(line, "%s has no %q; see the guide for what it holds", of, key)
	}
	for _, key := range slices.Sorted(keys(to)) {
		s, err := o.text(key)
		switch {
		case err != nil:
			f.add(line, "%v", err)
		case s == nil || strings.TrimSpace(*s) == "":
			f.add(line, "%s has no %s; write it as a string", of, key)
		default:
			*to[key] = *s
		}
	}
}

func keys[V any](m map[string]V) iter.Seq[string] {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

func parsePassage(f *faulty, line numbered) *Passage {
	o, err := parseObject(line.text)
	if err != nil {
		f.add(line.n, "%v", err)
		return nil
	}
	p := &Passage{File: f.file, Line: line.n}
	f.fill(o, line.n, "a passage", map[string]*string{"id": &p.ID, "text": &p.Text, "note": &p.Note}, "said")
	if p.ID != "" && !passageID.MatchString(p.ID) {
		f.add(line.n, "the id %q is not like nt-001, or c1-001a in a contrast set", p.ID)
	}
	if strings.TrimSpace(p.Text) != p.Text {
		f.add(line.n, "the text of %s has blanks at its edges", p.ID)
	}
	list, err := o.list("said")
	if err != nil {
		f.add(line.n, "%v", err)
	} else if _, there := o.values["said"]; !there {
		f.add(line.n, "the passage %s has no \"said\"; write a list, [] if nobody says anything", p.ID)
	}
	for i, raw := range list {
		if s, ok := f.said(raw, p, i+1, line.n); ok {
			p.Said = append(p.Said, s)
		}
	}
	return p
}

// words reads a string, a list of strings or null.
func (f *faulty) words(o object, key, of string, line int) []string {
	raw := o.values[key]
	if raw == nil || string(raw) == "null" {
		return nil
	}
	var one string
	if json.Unmarshal(raw, &one) == nil {
		return []string{one}
	}
	var list []string
	if err := json.Unmarshal(raw, &list); err != nil {
		f.add(line, "%s: %q is %s; write a string, a list of strings, or null", of, key, excerpt(string(raw)))
	}
	return list
}
