package view

import (
	"strconv"

	"github.com/standpoint-graph/standpoint/graph"
)

// maxCursor is more than any cursor is long.
const maxCursor = 1000

// Range reads the arguments of a connection. Without first and last it asks for the first of the default length.
func Range(first *int, after *string, last *int, before *string) (graph.Range, error) {
	r := graph.Range{}
	for _, side := range []struct {
		name   string
		given  *int
		cursor *string
		n      *int
		from   *graph.Cursor
		at     string
	}{{"first", first, after, &r.First, &r.After, "after"}, {"last", last, before, &r.Last, &r.Before, "before"}} {
		if side.given != nil {
			if *side.given < 0 || *side.given > graph.MaxPage {
				return r, badInput(side.name, "%s must be from 0 to %d", side.name, graph.MaxPage)
			}
			*side.n = *side.given
		}
		if side.cursor != nil {
			if len(*side.cursor) > maxCursor {
				return r, badInput(side.at, "%s is no cursor of this list; take one from its edges or pageInfo", side.at)
			}
			*side.from = graph.Cursor(*side.cursor)
		}
	}
	switch {
	case first != nil && last != nil:
		return r, badInput("last", "give either first or last")
	case first == nil && last == nil && before != nil && after == nil:
		r.Last = graph.DefaultPage
	case first == nil && last == nil:
		r.First = graph.DefaultPage
	}
	return r, nil
}

func badInput(field, format string, args ...any) error {
	e := graph.Errorf(graph.BadInput, format, args...)
	e.Field = field
	return e
}

// PageOf cuts a page out of a list that is only ever appended to; cursors are positions.
func PageOf[T any](all []T, r graph.Range) (graph.Page[T], error) {
	from, err := position(r.After, "after", 0)
	if err != nil {
		return graph.Page[T]{}, err
	}
	until, err := position(r.Before, "before", len(all)+1)
	if err != nil {
		return graph.Page[T]{}, err
	}
	from, until = min(from, len(all)), min(until-1, len(all))
	until = max(from, until)
	if r.Last > 0 {
		from = max(from, until-r.Last)
	} else {
		until = min(until, from+r.First)
	}
	p := graph.Page[T]{Items: all[from:until], Before: from > 0, After: until < len(all), Total: len(all)}
	for i := from; i < until; i++ {
		p.Cursors = append(p.Cursors, graph.Cursor(strconv.Itoa(i+1)))
	}
	return p, nil
}

func position(c graph.Cursor, field string, otherwise int) (int, error) {
	if c == "" {
		return otherwise, nil
	}
	n, err := strconv.Atoi(string(c))
	if err != nil || n < 1 {
		return 0, badInput(field, "%s is no cursor of this list; take one from its edges or pageInfo", field)
	}
	return n, nil
}
