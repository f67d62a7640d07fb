package loader

import (
	"github.com/standpoint-graph/standpoint/graph"
)

func (c *calendar) isoDay(i, end int, _ bool) (int, graph.Date, graph.Date) {
	if c.word(i+1, end) != "-" || c.word(i+3, end) != "-" || i+4 >= end {
		return 0, graph.Date{}, graph.Date{}
	}
	day, err := graph.ParseDate(c.low[i] + "-" + c.low[i+2] + "-" + c.low[i+4])
	if err != nil {
		return 0, graph.Date{}, graph.Date{}
	}
	return 5, day, day
}

// dayOfMonth reads "3 March", "March 3", "the 3rd of March" with or without a year, and "on" before it.
func (c *calendar) dayOfMonth(i, end int, future bool) (int, graph.Date, graph.Date) {
	at := i
	if c.word(at, end) == "on" {
		at++
	}
	if c.word(at, end) == "the" {
		at++
	}
	day, m, next := 0, 0, 0
	if n, ok := c.number(at, end); ok && n <= 31 {
		next = at + 1
		if c.word(next, end) == "of" {
			next++
		}
		mm, k := c.month(next, end)
		day, m, next = n, mm, next+k
	} else if mm, k := c.month(at, end); mm > 0 {
		if n, ok := c.number(at+k, end); ok && n <= 31 {
			day, m, next = n, mm, at+k+1
		}
	}
	if day == 0 || m == 0 {
		return 0, graph.Date{}, graph.Date{}
	}
	y, last := 0, next
	if c.word(next, end) == "," {
		next++
	}
	if n, ok := c.year(next, end); ok {
		y, last = n, next+1
	}
	d := c.onDay(y, m, day, future)
	if d.IsZero() && y > 0 {
		return 0, d, d // there is no such day
	}
	return last - i, d, d
}

// onDay is the day; without a year the last one not after the day of publication, or the next one with future.
func (c *calendar) onDay(y, m, day int, future bool) graph.Date {
	if y == 0 && c.day.IsZero() {
		return graph.Date{}
	}
	if y == 0 {
		y = c.day.Year
		d := graph.Date{Year: y, Month: m, Day: day}
		switch {
		case !future && c.day.Before(d):
			y--
		case future && d.Before(c.day):
			y++
		}
	}
	d := graph.Date{Year: y, Month: m, Day: day}
	if graph.DateOf(d.Time()) != d {
		return graph.Date{}
	}
	return d
}

// monthDays are the first and last day of a month.
func monthDays(y, m int) (graph.Date, graph.Date) {
	first := graph.Date{Year: y, Month: m, Day: 1}
	next := graph.Date{Year: y, Month: m + 1, Day: 1}
	if m == 12 {
		next = graph.Date{Year: y + 1, Month: 1, Day: 1}
	}
	return first, next.AddDays(-1)
}

// monthAndYear reads "in December", "in early December 2024", "last December".
func (c *calendar) monthAndYear(i, end int, future bool) (int, graph.Date, graph.Date) {
	at := i
	before := c.word(at, end)
	switch before {
	case "in", "last", "during", "next":
		at++
	default:
		return 0, graph.Date{}, graph.Date{}
	}
	part := c.word(at, end)
	switch part {
	case "early", "mid", "late", "the":
		at++
		if c.word(at, end) == "-" {
			at++
		}
	}
	m, n := c.month(at, end)
	if m == 0 {
		return 0, graph.Date{}, graph.Date{}
	}
	at += n
	y, given := c.year(at, end)
	if c.word(at, end) == "," || c.word(at, end) == "of" {
		if yy, ok := c.year(at+1, end); ok {
			y, given, at = yy, true, at+1
		}
	}
	future = before == "next" || future && before != "last"
	if given {
		at++
	} else if c.day.IsZero() {
		return at - i, graph.Date{}, graph.Date{}
	} else {
		y = c.yearOfMonth(m, part, before, future)
	}
	from, until := partOfMonth(part, y, m)
	return at - i, from, c.notAfter(from, until, future)
}

// yearOfMonth is the year of a month, or a part of one, named without it: the last that has begun on the day of publication, or with
// future the next that has not ended.
func (c *calendar) yearOfMonth(m int, part, before string, future bool) int {
	y := c.day.Year
	from, until := partOfMonth(part, y, m)
	switch {
	case future && until.Before(c.day), before == "next" && m == c.day.Month:
		y++
	case !future && c.day.Before(from), before == "last" && m == c.day.Month:
		y--
	}
	return y
}

// partOfMonth is a month, or its first, middle or last ten days.
func partOfMonth(part string, y, m int) (graph.Date, graph.Date) {
	from, until := monthDays(y, m)
	switch part {
	case "early":
		return from, from.AddDays(9)
	case "mid":
		return from.AddDays(9), from.AddDays(19)
	case "late":
		return from.AddDays(19), until
	}
	return from, until
}

// notAfter cuts days of the past at the day of publication: nothing was said later. Days that begin after it were announced in so many
// words ("In March 2026, …") and stay.
func (c *calendar) notAfter(from, until graph.Date, future bool) graph.Date {
	if !future && !c.day.IsZero() && !c.day.Before(from) && c.day.Before(until) {
		return c.day
	}
	return until
}

// yearAlone reads "in 2019".
func (c *calendar) yearAlone(i, end int, future bool) (int, graph.Date, graph.Date) {
	switch c.word(i, end) {
	case "in", "during":
	default:
		return 0, graph.Date{}, graph.Date{}
	}
	n := 1
	if w := c.word(i+1, end); w == "early" || w == "late" {
		n = 2
	}
	y, ok := c.year(i+n, end)
	if !ok {
		return 0, graph.Date{}, graph.Date{}
	}
	from, until := graph.Date{Year: y, Month: 1, Day: 1}, graph.Date{Year: y, Month: 12, Day: 31}
	return n + 1, from, c.notAfter(from, until, future)
}
