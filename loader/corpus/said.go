package corpus

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// said reads one attribution of a passage and finds its words in the text; ok is false if its content is not there.
func (f *faulty) said(raw json.RawMessage, p *Passage, n, line int) (s Said, ok bool) {
	of := fmt.Sprintf("%s, said %d", p.ID, n)
	o, err := parseObject(raw)
	if err != nil {
		f.add(line, "%s: %v", of, err)
		return s, false
	}
	for _, key := range o.unknown("speaker", "cue", "content", "takes") {
		f.add(line, "%s: there is no %q; it has speaker, cue, content and takes", of, key)
	}
	w := wordsSaid{speaker: f.words(o, "speaker", of, line), cue: f.words(o, "cue", of, line), content: f.words(o, "content", of, line)}
	if len(w.content) == 0 {
		f.add(line, "%s has no content; write the words that are said", of)
		return s, false
	}
	if !f.allThere(w, p.Text, of, line) {
		return s, false
	}
	s, ambiguous := w.place(p.Text)
	if ambiguous {
		f.add(line, "%s: words of it stand more than once in the text and nothing tells which are meant; write more words of %s", of, excerpt(w.content[0]))
	}
	for _, c := range s.Content {
		for _, part := range []Spans{s.Speaker, s.Cue} {
			for _, x := range part {
				if c.Overlaps(x) {
					f.add(line, "%s: speaker or cue %s lies in its own content; part them", of, excerpt(Spans{x}.Of([]rune(p.Text))))
				}
			}
		}
	}
	s.Takes = f.takes(o, of, line)
	return s, true
}

// allThere tells whether every piece is in the text.
func (f *faulty) allThere(w wordsSaid, text, of string, line int) bool {
	there := true
	for _, x := range []struct {
		part  string
		words []string
	}{{"speaker", w.speaker}, {"cue", w.cue}, {"content", w.content}} {
		for _, s := range x.words {
			switch {
			case strings.TrimSpace(s) == "":
				f.add(line, "%s: its %s is empty; write words of the text or null", of, x.part)
			case strings.TrimSpace(s) != s:
				f.add(line, "%s: its %s %s has a blank at its edge", of, x.part, excerpt(s))
			case !strings.Contains(text, s):
				f.add(line, "%s: its %s %s is not in the text; copy it letter for letter", of, x.part, excerpt(s))
			default:
				continue
			}
			there = false
		}
	}
	return there
}

// takes reads {proposition: stance}, in the order written.
func (f *faulty) takes(o object, of string, line int) []Take {
	raw, there := o.values["takes"]
	if !there {
		f.add(line, "%s has no takes; write {} if it is for or against nothing", of)
		return nil
	}
	list, err := parseObject(raw)
	if err != nil {
		f.add(line, "%s: takes: %v", of, err)
		return nil
	}
	var out []Take
	for _, key := range list.keys {
		stance, err := list.text(key)
		if err != nil || stance == nil || !slices.Contains(Stances, *stance) {
			f.add(line, "%s: unknown stance %s on %s; it is one of %s", of, list.values[key], key, strings.Join(Stances, ", "))
			continue
		}
		out = append(out, Take{key, *stance})
	}
	return out
}
