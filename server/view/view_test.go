package view

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// TestRange reads arguments as they come, and says which of them is wrong.
func TestRange(t *testing.T) {
	s := func(s string) *string { return &s }
	for _, row := range []struct {
		name          string
		first, last   *int
		after, before *string
		want          graph.Range
		field         string
	}{
		{name: "nothing", want: graph.Range{First: graph.DefaultPage}},
		{name: "first", first: new(7), after: s("a"), want: graph.Range{First: 7, After: "a"}},
		{name: "last", last: new(7), before: s("b"), want: graph.Range{Last: 7, Before: "b"}},
		{name: "after alone", after: s("a"), want: graph.Range{First: graph.DefaultPage, After: "a"}},
		{name: "before alone", before: s("b"), want: graph.Range{Last: graph.DefaultPage, Before: "b"}},
		{name: "both ends", after: s("a"), before: s("b"), want: graph.Range{First: graph.DefaultPage, After: "a", Before: "b"}},
		{name: "none", first: new(0), want: graph.Range{}},
		{name: "too many", first: new(101), field: "first"}, {name: "fewer than none", last: new(-1), field: "last"},
		{name: "both ways", first: new(1), last: new(1), field: "last"}, {name: "a long cursor", after: s(strings.Repeat("a", 1001)), field: "after"},
	} {
		got, err := Range(row.first, row.after, row.last, row.before)
		if row.field != "" {
			var e *graph.Error
			if e, _ = err.(*graph.Error); e == nil || e.Field != row.field || e.Code != graph.BadInput {
				t.Errorf("%s: %v", row.name, err)
			}
		} else if err != nil || got != row.want {
			t.Errorf("%s: %+v %v", row.name, got, err)
		}
	}
}

// TestPageOf cuts pages out of five.
func TestPageOf(t *testing.T) {
	for _, row := range []struct {
		r    graph.Range
		want string
	}{
		{graph.Range{First: 2}, "[a b] [1 2] false true"}, {graph.Range{First: 2, After: "2"}, "[c d] [3 4] true true"},
		{graph.Range{First: 9, After: "4"}, "[e] [5] true false"}, {graph.Range{First: 9, After: "9"}, "[] [] true false"},
		{graph.Range{Last: 2}, "[d e] [4 5] true false"}, {graph.Range{Last: 2, Before: "3"}, "[a b] [1 2] false true"},
		{graph.Range{Last: 9, Before: "1"}, "[] [] false true"}, {graph.Range{First: 9, After: "1", Before: "4"}, "[b c] [2 3] true true"},
		{graph.Range{}, "[] [] false true"},
	} {
		p, err := PageOf([]string{"a", "b", "c", "d", "e"}, row.r)
		if got := fmt.Sprint(p.Items, p.Cursors, p.Before, p.After); err != nil || got != row.want || p.Total != 5 {
			t.Errorf("%+v: %s %v, want %s", row.r, got, err, row.want)
		}
	}
	for _, wrong := range []graph.Range{{First: 1, After: "x"}, {First: 1, After: "0"}, {Last: 1, Before: "-1"}} {
		if _, err := PageOf([]string{"a"}, wrong); graph.CodeOf(err) != graph.BadInput {
			t.Errorf("%+v: %v", wrong, err)
		}
	}
}

// TestScalars reads and writes ids, days and instants.
func TestScalars(t *testing.T) {
	for given, want := range map[any]string{"person:a": "person:a", json.Number("5"): "5", int64(5): "5", 5: "5"} {
		if id, err := UnmarshalID(given); err != nil || string(id) != want {
			t.Errorf("%v: %q %v", given, id, err)
		}
	}
	if d, err := UnmarshalDate("2025-02-13"); err != nil || d != (graph.Date{Year: 2025, Month: 2, Day: 13}) {
		t.Errorf("%v %v", d, err)
	}
	instant, err := UnmarshalDateTime("2025-02-13T01:30:00.5+02:00")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	MarshalDateTime(instant).MarshalGQL(&b)
	MarshalDate(graph.DateOf(instant)).MarshalGQL(&b)
	MarshalID("person:\"a\"\n").MarshalGQL(&b)
	if b.String() != `"2025-02-12T23:30:00.5Z""2025-02-13""person:\"a\"\n"` {
		t.Error(b.String())
	}
	for name, read := range map[string]func(any) error{
		"id":      func(v any) error { _, err := UnmarshalID(v); return err },
		"day":     func(v any) error { _, err := UnmarshalDate(v); return err },
		"instant": func(v any) error { _, err := UnmarshalDateTime(v); return err },
	} {
		for _, wrong := range []any{nil, true, 1.5, []any{}, strings.Repeat("9", 400)} {
			if err := read(wrong); graph.CodeOf(err) != graph.BadInput {
				t.Errorf("%s %v: %v", name, wrong, err)
			}
		}
	}
	if _, err := UnmarshalDate("2025-02-30"); graph.CodeOf(err) != graph.BadInput {
		t.Errorf("%v", err)
	}
}

// TestCount gives every dimension its field.
func TestCount(t *testing.T) {
	by := []graph.Dimension{graph.BySpeakerDim, graph.ByCountsForDim, graph.ByPropositionDim, graph.ByTopicDim, graph.ByStanceDim, graph.ByActDim,
		graph.ByFormDim, graph.ByPublisherDim, graph.ByReviewDim, graph.ByMonthDim}
	key := []string{"person:a", "country:b", "proposition:c", "topic:d", "SUPPORTS", "DEMAND", "DIRECT", "The Paper", "ACCEPTED", "2025-02-01"}
	c, err := Count(graph.Count{Key: key, N: 3, First: graph.DateOf(time.Unix(0, 0).UTC())}, by)
	if err != nil {
		t.Fatal(err)
	}
	if c.SpeakerID != "person:a" || c.CountsForID != "country:b" || c.PropositionID != "proposition:c" || c.TopicID != "topic:d" || *c.Stance != graph.Supports ||
		*c.Act != graph.ActDemand || *c.Form != graph.Direct || *c.Publisher != "The Paper" || *c.Review != graph.Accepted || c.Period.String() != "2025-02-01" ||
		c.Count != 3 || c.FirstSaid.String() != "1970-01-01" || c.LastSaid != nil {
		t.Errorf("%+v", c)
	}
	if c, err = Count(graph.Count{Key: make([]string, len(by))}, by); err != nil || c.Stance != nil || c.Period != nil || c.Publisher != nil {
		t.Errorf("%+v %v", c, err)
	}
	if _, err := Count(graph.Count{Key: []string{"x"}}, []graph.Dimension{graph.ByDayDim}); err == nil {
		t.Error("a period that is no day")
	}
}
