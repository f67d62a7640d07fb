package graph

import (
	"cmp"
	"strconv"
	"strings"
)

// stancePosition is where a summary stands in its list.
func stancePosition(s StanceSummary) Position {
	return Position{Order: "STANCES", Keys: []string{strconv.Itoa(s.Tally.N())}, ID: s.ActorID}
}

// compareStancePositions orders most first, then by id.
func compareStancePositions(a, b Position) (int, error) {
	x, err := a.Int(0)
	if err != nil {
		return 0, err
	}
	y, err := b.Int(0)
	return cmp.Or(cmp.Compare(y, x), strings.Compare(string(a.ID), string(b.ID))), err
}

// listing is how a list that is all there is paged.
type listing[T any] struct {
	order    string
	keys     int // of a position
	position func(T) Position
	compare  func(a, b Position) (int, error)
}

var stanceListing = listing[StanceSummary]{"STANCES", 1, stancePosition, compareStancePositions}

// cut cuts a page from a list.
func (l listing[T]) cut(list []T, r Range) (Page[T], error) {
	from, until := 0, len(list)
	var err error
	if r.After != "" {
		if from, err = l.find(list, r.After, true); err != nil {
			return Page[T]{}, err
		}
	}
	if r.Before != "" {
		if until, err = l.find(list, r.Before, false); err != nil {
			return Page[T]{}, err
		}
	}
	until = max(from, until)
	if r.Last > 0 {
		from = max(from, until-r.Last)
	} else {
		until = min(until, from+r.First)
	}
	page := Page[T]{Items: list[from:until], Before: from > 0, After: until < len(list), Total: -1}
	for _, s := range page.Items {
		page.Cursors = append(page.Cursors, MakeCursor(l.position(s)))
	}
	if r.CountTo > 0 {
		page.Total = min(len(list), r.CountTo)
	}
	return page, nil
}

// find gives the place of the first row at a cursor or, past it, behind it.
func (l listing[T]) find(list []T, c Cursor, past bool) (int, error) {
	at, err := ParseCursor(c, l.order, l.keys)
	if err != nil {
		return 0, err
	}
	for i, s := range list {
		order, err := l.compare(l.position(s), at)
		if err != nil {
			return 0, err
		}
		if order > 0 || order == 0 && !past {
			return i, nil
		}
	}
	return len(list), nil
}
