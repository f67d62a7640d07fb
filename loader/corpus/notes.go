package corpus

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// unnamedKind is the kind of a speaker whom the text does not name, be it one or many.
const unnamedKind = "unnamed"

// What the notes of the attribution corpus may say; its guide explains each.
var (
	Forms = []string{"direct", "mixed", "indirect"}
	Acts  = strings.Fields("assert deny demand request promise plan threaten warn support oppose agree reject predict believe perceive rule question announce")
	Kinds = []string{"person", "country", "organisation", "group", "document", "poll", unnamedKind}
	// PositionStances are the stances of an article's positions.
	PositionStances = []string{"support", "oppose", "conditional", "neutral"}
)

// notes reads the lines behind the text: one JSON object for every number.
func (f *faulty) notes(tail string, line int) map[int]*Attribution {
	notes := map[int]*Attribution{}
	for i, raw := range strings.Split(tail, "\n") {
		if strings.TrimSpace(raw) == "" {
			continue
		}
		a := f.note(raw, line+i)
		switch {
		case a == nil:
		case notes[a.N] != nil:
			f.add(a.line, "number %d is described twice; keep one line", a.N)
		default:
			notes[a.N] = a
		}
	}
	return notes
}

// note reads one line, nil if it has no number.
func (f *faulty) note(raw string, line int) *Attribution {
	o, err := parseObject([]byte(raw))
	if err != nil {
		f.add(line, "%s: %v", excerpt(raw), err)
		return nil
	}
	a := &Attribution{line: line}
	if err := json.Unmarshal(o.values["n"], &a.N); err != nil || a.N < 1 {
		f.add(line, "%s has no number; write \"n\":1 or the like", excerpt(raw))
		return nil
	}
	for _, key := range o.unknown("n", "speaker", "kind", "for", "form", "act", "positions") {
		f.add(line, "%d: there is no %q; see the guide for what a line holds", a.N, key)
	}
	for _, x := range []struct {
		key string
		to  **string
	}{{"speaker", &a.Speaker}, {"for", &a.For}} {
		if *x.to, err = o.text(x.key); err != nil {
			f.add(line, "%d: %v", a.N, err)
		} else if *x.to != nil && strings.TrimSpace(**x.to) == "" {
			f.add(line, "%d: %q is empty; write null", a.N, x.key)
		}
	}
	for _, x := range []struct {
		key     string
		allowed []string
		to      *string
	}{{"form", Forms, &a.Form}, {"act", Acts, &a.Act}, {"kind", Kinds, &a.Kind}} {
		*x.to = f.oneOf(o, x.key, x.allowed, fmt.Sprint(a.N), line)
	}
	if a.Speaker == nil && a.Kind != "" && a.Kind != unnamedKind {
		f.add(line, "%d: nobody is named and the kind is %s; name the speaker, or write \"kind\":%q", a.N, a.Kind, unnamedKind)
	}
	a.Positions = f.positions(o, a.N, line)
	return a
}

// oneOf reads a word that must be one of a list.
func (f *faulty) oneOf(o object, key string, allowed []string, of string, line int) string {
	s, err := o.text(key)
	switch {
	case err != nil:
		f.add(line, "%s: %v", of, err)
	case s == nil:
		f.add(line, "%s has no %s; it is one of %s", of, key, strings.Join(allowed, ", "))
	case !slices.Contains(allowed, *s):
		f.add(line, "%s: unknown %s %q; it is one of %s", of, key, *s, strings.Join(allowed, ", "))
	default:
		return *s
	}
	return ""
}

// positions reads what a number says for or against.
func (f *faulty) positions(o object, n, line int) []Position {
	list, err := o.list("positions")
	if err != nil {
		f.add(line, "%d: %v", n, err)
	}
	var out []Position
	for _, raw := range list {
		p, err := parseObject(raw)
		if err != nil {
			f.add(line, "%d: position %s: %v", n, excerpt(string(raw)), err)
			continue
		}
		x := Position{keys: p.keys}
		for _, key := range p.unknown("topic", "proposition", "stance") {
			f.add(line, "%d: a position has no %q; it has topic, proposition and stance", n, key)
		}
		for _, y := range []struct {
			key string
			to  *string
		}{{"topic", &x.Topic}, {"proposition", &x.Proposition}} {
			if s, err := p.text(y.key); err != nil || s == nil || strings.TrimSpace(*s) == "" {
				f.add(line, "%d: a position has no %s; write it as a string", n, y.key)
			} else {
				*y.to = *s
			}
		}
		x.Stance = f.oneOf(p, "stance", PositionStances, fmt.Sprintf("%d: a position", n), line)
		if x.Proposition != "" && !strings.Contains(x.Proposition, "should") {
			f.add(line, "%d: the proposition %s has no \"should\"; say what ought to be", n, excerpt(x.Proposition))
		}
		for _, q := range out {
			if q.Proposition == x.Proposition {
				f.add(line, "%d: two positions on %s; keep one", n, excerpt(x.Proposition))
			}
		}
		out = append(out, x)
	}
	return out
}
