package loader

import (
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// daysBack is how many days lie between the last such weekday and the day of publication.
func (c *calendar) daysBack(weekday int) int {
	return (int(c.day.Time().Weekday()-time.Weekday(weekday)) + 7) % 7
}

// weekday reads "on Friday", "Friday morning", "last Friday", "next Friday". A bare one is the last not after the day of
// publication, or with future the next not before it.
func (c *calendar) weekday(i, end int, future bool) (int, graph.Date, graph.Date) {
	n := 0
	before := c.word(i, end)
	switch before {
	case "on", "last", "next", "this", "late", "early":
		n = 1
	}
	day, ok := weekdays[c.word(i+n, end)]
	if !ok || c.d.Words[i+n].Shape == 0 {
		return 0, graph.Date{}, graph.Date{}
	}
	n++
	switch c.word(i+n, end) {
	case "morning", "afternoon", "evening", "night":
		n++
	}
	if c.day.IsZero() {
		return n, graph.Date{}, graph.Date{}
	}
	back := c.daysBack(day)
	switch {
	case future && before != "last" || before == "next":
		back = -((7 - back) % 7)
		if before == "next" && back == 0 {
			back = -7
		}
	case before == "last" && back == 0:
		back = 7
	}
	d := c.day.AddDays(-back)
	return n, d, d
}

// dayWord reads words that mean a day near the day of publication.
func (c *calendar) dayWord(i, end int, future bool) (int, graph.Date, graph.Date) {
	n, from, until := 0, 0, 0
	switch w := c.word(i, end); {
	case w == "today", w == "tonight":
		n = 1
	case w == "yesterday":
		n, from, until = 1, -1, -1
	case w == "tomorrow" && future:
		n, from, until = 1, 1, 1
	case w == "overnight":
		n, from = 1, -1
	case w == "earlier" && c.word(i+1, end) == "today":
		n = 2
	case w == "last" && c.word(i+1, end) == "night":
		n, from, until = 2, -1, -1
	case w == "this":
		switch c.word(i+1, end) {
		case "morning", "afternoon", "evening":
			n = 2
		}
	}
	if n == 0 || c.day.IsZero() {
		return n, graph.Date{}, graph.Date{}
	}
	return n, c.day.AddDays(from), c.day.AddDays(until)
}

// period reads "last week", "earlier this month", "late last year", "next month".
func (c *calendar) period(i, end int, future bool) (int, graph.Date, graph.Date) {
	at := i
	switch c.word(at, end) {
	case "earlier", "later", "late", "early":
		at++
	}
	if c.word(at, end) == "in" && at > i {
		at++
	}
	which := c.word(at, end)
	if which != "last" && which != "this" && which != "next" {
		return 0, graph.Date{}, graph.Date{}
	}
	unit := c.word(at+1, end)
	if !periodUnits[unit] {
		return 0, graph.Date{}, graph.Date{}
	}
	n := at + 2 - i
	if c.day.IsZero() {
		return n, graph.Date{}, graph.Date{}
	}
	from, until := c.unitDays(unit, map[string]int{"last": -1, "next": 1}[which])
	if which == "this" && future {
		if until.Before(c.day) { // a weekend
			from, until = c.unitDays(unit, 1)
		}
		if from.Before(c.day) {
			from = c.day
		}
		return n, from, until
	}
	return n, from, c.notAfter(from, until, future)
}

var periodUnits = wordSet("week month year weekend")

// unitDays are the first and last day of the week, month, year or weekend so many units from that of publication.
func (c *calendar) unitDays(unit string, offset int) (graph.Date, graph.Date) {
	switch unit {
	case "week":
		monday := c.day.AddDays(7*offset - c.daysBack(1))
		return monday, monday.AddDays(6)
	case "weekend":
		saturday := c.day.AddDays(-c.daysBack(6))
		if offset < 0 && c.daysBack(6) <= 1 || offset > 0 {
			saturday = saturday.AddDays(7 * offset)
		}
		return saturday, saturday.AddDays(1)
	case "month":
		m := c.day.Year*12 + c.day.Month - 1 + offset
		return monthDays(m/12, m%12+1)
	}
	y := c.day.Year + offset
	return graph.Date{Year: y, Month: 1, Day: 1}, graph.Date{Year: y, Month: 12, Day: 31}
}

// ago reads "two weeks ago", "a year ago". Days are meant to the day, longer units to their length.
func (c *calendar) ago(i, end int, _ bool) (int, graph.Date, graph.Date) {
	k, ok := smallNumbers[c.word(i, end)]
	if !ok {
		if k, ok = c.number(i, end); !ok || k > 400 {
			return 0, graph.Date{}, graph.Date{}
		}
	}
	if c.word(i+2, end) != "ago" {
		return 0, graph.Date{}, graph.Date{}
	}
	if c.day.IsZero() {
		return 3, graph.Date{}, graph.Date{}
	}
	switch c.word(i+1, end) {
	case "day", "days":
		return 3, c.day.AddDays(-k), c.day.AddDays(-k)
	case "week", "weeks":
		return 3, c.day.AddDays(-7*k - 3), c.day.AddDays(-7*k + 3)
	case "month", "months":
		from, until := c.unitDays("month", -k)
		return 3, from, until
	case "year", "years":
		from, until := c.unitDays("year", -k)
		return 3, from, until
	}
	return 0, graph.Date{}, graph.Date{}
}

// vagueTimes are phrases of the past without a day, and how many days back they reach; 0 is any time before.
var vagueTimes = []struct {
	words []string
	days  int
}{
	{[]string{"in", "the", "past"}, 0}, {[]string{"in", "the", "last", "few", "days"}, 7}, {[]string{"in", "recent", "days"}, 7},
	{[]string{"in", "recent", "weeks"}, 31}, {[]string{"in", "recent", "months"}, 183}, {[]string{"in", "recent", "years"}, 1830},
	{[]string{"previously"}, 0}, {[]string{"years", "ago"}, 0}, {[]string{"months", "ago"}, 0}, {[]string{"long", "ago"}, 0},
}

// vague reads phrases that give no day, and the last weekend, or with future the next.
func (c *calendar) vague(i, end int, future bool) (int, graph.Date, graph.Date) {
	for _, v := range vagueTimes {
		if i+len(v.words) > end || !equalWords(c.low[i:i+len(v.words)], v.words) {
			continue
		}
		if c.day.IsZero() || v.days == 0 {
			return len(v.words), graph.Date{}, c.day
		}
		return len(v.words), c.day.AddDays(-v.days), c.day
	}
	if w := c.word(i, end); (w == "over" || w == "at") && c.word(i+1, end) == "the" && c.word(i+2, end) == "weekend" {
		if c.day.IsZero() {
			return 3, graph.Date{}, graph.Date{}
		}
		from, until := c.unitDays("weekend", 0)
		if future && until.Before(c.day) {
			from, until = c.unitDays("weekend", 1)
		}
		return 3, from, c.notAfter(from, until, future)
	}
	return 0, graph.Date{}, graph.Date{}
}
