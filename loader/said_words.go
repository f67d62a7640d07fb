package loader

import (
	"strconv"

	"github.com/standpoint-graph/standpoint/graph"
)

// timePhrase is a phrase of time and the days it means, both included; a zero day is an open end.
type timePhrase struct {
	Range
	from, until graph.Date
}

// timeRule reads one kind of phrase from word i on. It says how many words it takes, 0 if it does not fit. With future the days
// lie after the day of publication ("will meet on Friday").
type timeRule func(c *calendar, i, end int, future bool) (n int, from, until graph.Date)

// timeRules are tried in this order at every word.
var timeRules = []timeRule{
	(*calendar).isoDay,       // 2025-02-13
	(*calendar).dayOfMonth,   // 3 March 2024, March 3, the 3rd of March
	(*calendar).monthAndYear, // in December, last December, in December 2023
	(*calendar).yearAlone,    // in 2019
	(*calendar).weekday,      // on Friday, last Friday
	(*calendar).dayWord,      // yesterday, this morning, overnight
	(*calendar).period,       // last week, earlier this month, this year
	(*calendar).ago,          // two weeks ago
	(*calendar).vague,        // in the past, previously, in recent weeks, over the weekend
}

// phraseAt is the phrase that begins at word i.
func (c *calendar) phraseAt(i, end int, future bool) (timePhrase, bool) {
	for _, rule := range timeRules {
		if n, from, until := rule(c, i, end, future); n > 0 {
			return timePhrase{Range{i, i + n}, from, until}, true
		}
	}
	return timePhrase{}, false
}

var months = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}

var weekdays = map[string]int{"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
	"mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thurs": 4, "fri": 5}

var smallNumbers = map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}

// word is the folded word i, "" behind the end.
func (c *calendar) word(i, end int) string {
	if i < 0 || i >= end {
		return ""
	}
	return c.low[i]
}

// number reads a word of figures with or without st, nd, rd, th.
func (c *calendar) number(i, end int) (int, bool) {
	w := c.word(i, end)
	if len(w) > 2 {
		switch w[len(w)-2:] {
		case "st", "nd", "rd", "th":
			w = w[:len(w)-2]
		}
	}
	n, err := strconv.Atoi(w)
	return n, err == nil && n > 0
}

// year reads a year.
func (c *calendar) year(i, end int) (int, bool) {
	n, ok := c.number(i, end)
	return n, ok && n >= 1900 && n < 2100 && len(c.word(i, end)) == 4
}

// month reads a month's name, which is written with a capital (may and march are words too); a short form takes its full stop.
func (c *calendar) month(i, end int) (m, n int) {
	m = months[c.word(i, end)]
	if m == 0 || c.d.Words[i].Shape == 0 {
		return 0, 0
	}
	n = 1
	if len(c.low[i]) <= 4 && c.low[i] != "may" && c.low[i] != "june" && c.low[i] != "july" && c.word(i+1, end) == "." {
		n = 2
	}
	return m, n
}

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
	last := c.word(at, end) == "last"
	switch c.word(at, end) {
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
	if given {
		at++
	} else if c.day.IsZero() {
		return at - i, graph.Date{}, graph.Date{}
	} else {
		y = c.yearOfMonth(m, last, future)
	}
	from, until := monthDays(y, m)
	from, until = partOfMonth(part, from, until)
	return at - i, from, c.notAfter(until, future)
}

// yearOfMonth is the year of a month named without one.
func (c *calendar) yearOfMonth(m int, last, future bool) int {
	y := c.day.Year
	switch {
	case future && m < c.day.Month:
		y++
	case !future && (m > c.day.Month || last && m == c.day.Month):
		y--
	}
	return y
}

// partOfMonth narrows a month to its first, middle or last ten days.
func partOfMonth(part string, from, until graph.Date) (graph.Date, graph.Date) {
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

// notAfter cuts a day of the past at the day of publication: nothing was said later.
func (c *calendar) notAfter(d graph.Date, future bool) graph.Date {
	if !future && !c.day.IsZero() && c.day.Before(d) {
		return c.day
	}
	return d
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
	return n + 1, graph.Date{Year: y, Month: 1, Day: 1}, c.notAfter(graph.Date{Year: y, Month: 12, Day: 31}, future)
}
