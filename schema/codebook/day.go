package codebook

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Day is a calendar day; the zero Day means that none is given.
type Day struct{ Year, Month, Day int }

// Period is a range of days, both included; a zero day is an open end.
type Period struct{ From, Until Day }

// IsZero reports whether no day is given.
func (d Day) IsZero() bool { return d == Day{} }

// String writes the day as YYYY-MM-DD, the zero Day as "".
func (d Day) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Compare returns -1, 0 or 1 as d is before, on or after e.
func (d Day) Compare(e Day) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// Contains reports whether the day lies within the period.
func (p Period) Contains(d Day) bool {
	return (p.From.IsZero() || d.Compare(p.From) >= 0) && (p.Until.IsZero() || d.Compare(p.Until) <= 0)
}

// parseDay reads YYYY-MM-DD, YYYY-MM or YYYY. Of a month or year it takes the
// last day if last is set, else the first. The error says what is wrong.
func parseDay(s string, last bool) (Day, error) {
	parts := strings.Split(s, "-")
	if len(parts) > 3 || len(parts[0]) != 4 {
		return Day{}, fmt.Errorf("%s is not a date", quoted(s))
	}
	numbers := [3]int{}
	for i, part := range parts {
		n, err := strconv.ParseUint(part, 10, 16)
		if err != nil || i > 0 && len(part) != 2 {
			return Day{}, fmt.Errorf("%s is not a date", quoted(s))
		}
		numbers[i] = int(n)
	}
	return completeDay(s, Day{numbers[0], numbers[1], numbers[2]}, len(parts), last)
}

// completeDay fills in the month and day that were not written and checks those that were.
func completeDay(s string, d Day, given int, last bool) (Day, error) {
	if d.Year == 0 {
		return Day{}, fmt.Errorf("%s has no year 0000", quoted(s))
	}
	if given < 2 {
		d.Month = 1
		if last {
			d.Month = 12
		}
	}
	if d.Month < 1 || d.Month > 12 {
		return Day{}, fmt.Errorf("%s has no month %02d", quoted(s), d.Month)
	}
	length := time.Date(d.Year, time.Month(d.Month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	if given < 3 {
		d.Day = 1
		if last {
			d.Day = length
		}
	}
	if d.Day < 1 || d.Day > length {
		return Day{}, fmt.Errorf("%s is not in the calendar: the month has %d days", quoted(s), length)
	}
	return d, nil
}
