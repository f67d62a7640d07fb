package loader_test

import (
	"fmt"
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// description writes a proposal as the lines of a case.
type description struct{ names map[graph.ID]string }

// describe gives what was found, a line each.
func describe(p graph.Proposal) []string {
	d := description{map[graph.ID]string{}}
	for _, a := range p.Actors {
		d.names[a.ID] = escape(a.Name)
	}
	var out []string
	for _, s := range p.Statements {
		out = append(out, d.statement(s))
	}
	for _, r := range p.Relations {
		out = append(out, canonical(d.relation(r.Relation)))
	}
	return out
}

func (d description) statement(s graph.ProposedStatement) string {
	columns := []string{
		d.speaker(s), words(s.Evidence.Cue), words(s.Evidence.Content),
		strings.ToLower(string(s.Coding.Form)), when(s.Coding.Said), takes(s.Coding.Takes),
	}
	if s.Within >= 0 {
		columns = append(columns, fmt.Sprintf("within %d", s.Within+1))
	}
	return strings.Join(columns, " | ")
}

func (d description) speaker(s graph.ProposedStatement) string {
	out := "-"
	switch s.Coding.Speaking {
	case graph.Named:
		out = d.joined(s.Coding.SpeakerIDs)
	case graph.Unnamed:
		out = "unnamed: " + words(s.Evidence.Speaker)
	}
	if s.Coding.OnBehalfOfID != "" {
		out += " for " + d.names[s.Coding.OnBehalfOfID]
	}
	return out
}

func (d description) relation(r graph.Relation) string {
	line := strings.ToLower(fmt.Sprintf("relation %s %s: ", r.Kind, r.Status)) + d.joined(r.FromIDs)
	if len(r.ToIDs) > 0 {
		line += " > " + d.joined(r.ToIDs)
	}
	if day := when(r.Happened); day != "-" {
		line += " | " + day
	}
	if r.Place != nil {
		line += " | " + *r.Place
	}
	return line
}

func (d description) joined(ids []graph.ID) string {
	var names []string
	for _, id := range ids {
		names = append(names, d.names[id])
	}
	return strings.Join(names, "; ")
}

// words are the printed words of segments.
func words(segments []graph.Segment) string {
	if len(segments) == 0 {
		return "-"
	}
	var pieces []string
	for _, s := range segments {
		pieces = append(pieces, escape(s.Exact))
	}
	return strings.Join(pieces, " … ")
}

func when(s graph.Said) string {
	day := func(d *graph.Date) string {
		if d == nil {
			return ""
		}
		return d.String()
	}
	from, until := day(s.From), day(s.Until)
	switch {
	case from == "" && until == "":
		return "-"
	case from == until:
		return from
	}
	return from + ".." + until
}

// takes are the stances that the speaker takes, without those that only follow from another.
func takes(list []graph.Take) string {
	var out []string
	for _, t := range list {
		if t.ImpliedByID == "" {
			out = append(out, t.PropositionID.Key()+" "+strings.ToLower(string(t.Stance)))
		}
	}
	if len(out) == 0 {
		return "-"
	}
	return strings.Join(out, ", ")
}

func sortedNames(s string) string {
	names := strings.Split(s, "; ")
	slices.Sort(names)
	return strings.Join(names, "; ")
}
