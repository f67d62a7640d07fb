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

// cutPage cuts a page from a list that is all there.
func cutPage(list []StanceSummary, r Range, position func(StanceSummary) Position) (Page[StanceSummary], error) {
	from, until := 0, len(list)
	find := func(c Cursor, past bool) (int, error) {
		at, err := ParseCursor(c, "STANCES", 1)
		if err != nil {
			return 0, err
		}
		for i, s := range list {
			order, err := compareStancePositions(position(s), at)
			if err != nil {
				return 0, err
			}
			if order > 0 || order == 0 && !past {
				return i, nil
			}
		}
		return len(list), nil
	}
	var err error
	if r.After != "" {
		if from, err = find(r.After, true); err != nil {
			return Page[StanceSummary]{}, err
		}
	}
	if r.Before != "" {
		if until, err = find(r.Before, false); err != nil {
			return Page[StanceSummary]{}, err
		}
	}
	until = max(from, until)
	if r.Last > 0 {
		from = max(from, until-r.Last)
	} else {
		until = min(until, from+r.First)
	}
	page := Page[StanceSummary]{Items: list[from:until], Before: from > 0, After: until < len(list), Total: -1}
	for _, s := range page.Items {
		page.Cursors = append(page.Cursors, MakeCursor(position(s)))
	}
	if r.CountTo > 0 {
		page.Total = min(len(list), r.CountTo)
	}
	return page, nil
}
