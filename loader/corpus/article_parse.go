package corpus

import (
	"bytes"
	"maps"
	"os"
	"slices"
	"strings"
	"unicode/utf8"
)

// ReadArticle reads and checks a marked article. The error is of type [Faults] and has all that is wrong with it; the article
// is given as far as it could be read, nil where it could not at all.
func ReadArticle(file string) (*Article, error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return nil, Faults{{File: file, Message: "it cannot be read (" + cause(err) + ")"}}
	}
	return ParseArticle(file, content)
}

// ParseArticle does what [ReadArticle] does with content that is at hand; file is what faults are reported under.
func ParseArticle(file string, content []byte) (*Article, error) {
	f := &faulty{file: file}
	if !utf8.Valid(content) {
		f.add(0, "it is not UTF-8; save it as UTF-8")
		return nil, f.faults.orNil()
	}
	if bytes.HasPrefix(content, []byte("\ufeff")) {
		f.add(1, "it begins with a byte order mark; save it without one")
		content = content[len("\ufeff"):]
	}
	all := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(content))
	heading, rest, ok := strings.Cut(all, separator)
	cut := strings.LastIndex(rest, separator)
	if !ok || cut < 0 {
		f.add(0, "it needs two lines of --- : behind the heading and behind the text")
		return nil, f.faults.orNil()
	}
	a := &Article{File: file, Line: 1}
	f.heading(a, heading)
	line := strings.Count(heading+separator, "\n") + 1
	body := rest[:cut]
	notesLine := line + strings.Count(body+separator, "\n")
	line += len(body) - len(strings.TrimLeft(body, "\n"))
	text, parts := unmark(f, strings.Trim(body, "\n"), line)
	a.Text = text
	a.Attributions = f.join(parts, f.notes(rest[cut+len(separator):], notesLine))
	f.checkArticle(a, line)
	return a, f.faults.orNil()
}

const separator = "\n---\n"

// heading reads the lines above the text.
func (f *faulty) heading(a *Article, heading string) {
	wanted := map[string]*string{"id": &a.ID, "title": &a.Title, "publisher": &a.Publisher, "date": &a.Date, "style": &a.Style}
	seen := map[string]bool{}
	for i, line := range strings.Split(heading, "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		key, value, ok := strings.Cut(line, ": ")
		to := wanted[key]
		switch {
		case !ok:
			f.add(i+1, "the heading's line %s is not KEY: VALUE", excerpt(line))
			continue
		case to == nil:
			f.add(i+1, "the heading has no %q; it has id, title, publisher, date and style", key)
		case seen[key]:
			f.add(i+1, "%s stands twice in the heading; keep one", key)
			continue
		default:
			*to = value
		}
		seen[key] = true
		a.heading = append(a.heading, field{key, value})
	}
	for _, key := range slices.Sorted(maps.Keys(wanted)) {
		if strings.TrimSpace(*wanted[key]) == "" {
			f.add(1, "the heading has no %s; write a line %s: …", key, key)
		}
	}
}

// join brings marks and notes of each number together.
func (f *faulty) join(parts map[int]*markedParts, notes map[int]*Attribution) []Attribution {
	var out []Attribution
	for _, n := range slices.Sorted(maps.Keys(parts)) {
		p, a := parts[n], notes[n]
		if a == nil {
			f.add(p.line, "number %d is marked and not described; write a line {\"n\":%d,…} behind the second ---", n, n)
			a = &Attribution{N: n, line: p.line}
		}
		if len(p.content) == 0 {
			f.add(p.line, "number %d has no content; mark its words with ⟦T%d …⟧", n, n)
			continue
		}
		a.Source, a.Cue, a.Content = orEmpty(p.source), orEmpty(p.cue), p.content
		out = append(out, *a)
	}
	for _, n := range slices.Sorted(maps.Keys(notes)) {
		if parts[n] == nil {
			f.add(notes[n].line, "number %d is described and nowhere marked; mark its words or take the line out", n)
		}
	}
	return out
}

func orEmpty(s Spans) Spans {
	if s == nil {
		return Spans{}
	}
	return s
}
