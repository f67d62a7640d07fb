package loader

import "github.com/standpoint-graph/standpoint/graph"

// later reads phrases that count from the day told before: "two days later", "a week earlier", "the next day". The day told
// before is that of the last dated attribution; without one only that it was before publication, or with future after it, is known. What
// was told as past does not count from a day ahead.
func (c *calendar) later(i, end int, future bool) (int, graph.Date, graph.Date) {
	n, days, ok := c.offset(i, end)
	if !ok {
		return 0, graph.Date{}, graph.Date{}
	}
	switch {
	case future && c.told.IsZero():
		return n, c.day, graph.Date{}
	case c.told.IsZero(), !future && !c.day.IsZero() && c.day.Before(c.told):
		return n, graph.Date{}, c.day
	}
	d := c.told.AddDays(days)
	if !future && !c.day.IsZero() && c.day.Before(d) {
		d = c.day
	}
	return n, d, d
}

// unitLength are the days of units that are counted from a day told before.
var unitLength = map[string]int{"day": 1, "days": 1, "week": 7, "weeks": 7}

// offset reads how many days a phrase counts from the day told before, and how many words it takes.
func (c *calendar) offset(i, end int) (n, days int, ok bool) {
	if c.word(i, end) == "the" && c.word(i+2, end) == "day" {
		switch c.word(i+1, end) {
		case "next", "following":
			return 3, 1, true
		case "same":
			return 3, 0, true
		case "previous":
			return 3, -1, true
		}
	}
	k, known := smallNumbers[c.word(i, end)]
	if !known {
		if k, known = c.number(i, end); !known || k > 60 {
			return 0, 0, false
		}
	}
	unit := unitLength[c.word(i+1, end)]
	if unit == 0 {
		return 0, 0, false
	}
	switch c.word(i+2, end) {
	case "later":
		return 3, k * unit, true
	case "earlier", "before":
		return 3, -k * unit, true
	}
	return 0, 0, false
}

// tell keeps the day of a dated attribution for those that count from it.
func (c *calendar) tell(s graph.Said) {
	if s.Basis == graph.SaidStated && s.From != nil && s.Until != nil && *s.From == *s.Until {
		c.told = *s.From
	}
}
