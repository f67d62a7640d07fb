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
	(*calendar).later,        // two days later, the next day
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

// phrasesKey is a sentence, and how its phrases are read.
type phrasesKey struct {
	sentence Range
	future   bool
}

// phrasesOf are where the phrases of time of a sentence stand, in order. They are looked for once, however many ask; which days they
// mean is read when one is chosen.
func (c *calendar) phrasesOf(s Range, future bool) []Range {
	key := phrasesKey{s, future}
	out, known := c.phrases[key]
	if known {
		return out
	}
	for w := s.From; w < s.To; {
		p, ok := c.phraseAt(w, s.To, future)
		if !ok {
			w++
			continue
		}
		w = p.To
		out = append(out, p.Range)
	}
	c.phrases[key] = out
	return out
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
