package graph

import (
	"cmp"
	"fmt"
	"io"
	"strconv"
	"time"
)

// Date is a calendar day as printed, in the publisher's own calendar; it is never moved between time zones.
type Date struct{ Year, Month, Day int }

// ParseDate reads YYYY-MM-DD and refuses days that do not exist, and those before the year 1, which have no [Date.Number].
func ParseDate(s string) (Date, error) {
	if len(s) == len(time.DateOnly) && s[4] == '-' && s[7] == '-' {
		d := Date{Year: digits(s[:4]), Month: digits(s[5:7]), Day: digits(s[8:])}
		if d.Year >= 1 && d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= daysIn(d.Year, d.Month) {
			return d, nil
		}
	}
	return Date{}, fmt.Errorf("%q is not a day; write it as 2025-02-13", s)
}

// digits is the number that a few digits write, -1 where anything else is among them.
func digits(s string) (n int) {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return -1
		}
		n = 10*n + int(s[i]-'0')
	}
	return n
}

func daysIn(year, month int) int {
	switch {
	case month == 2 && year%4 == 0 && (year%100 != 0 || year%400 == 0):
		return 29
	case month == 2:
		return 28
	case month == 4 || month == 6 || month == 9 || month == 11:
		return 30
	}
	return 31
}

// DateOf is the calendar day of t in t's own location.
func DateOf(t time.Time) Date { return Date{t.Year(), int(t.Month()), t.Day()} }

// IsZero tells whether the day is unknown.
func (d Date) IsZero() bool { return d == Date{} }

// Time is midnight UTC of the day, for arithmetic only.
func (d Date) Time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

// firstDay is midnight of 1 January of the year 1, in seconds of Unix time; a [time.Duration] cannot span that long.
const firstDay = -62_135_596_800

// Number is the count of days since 1 January of the year 1, which is day 1; 0 for the zero Date. It orders days and is what stores keep.
func (d Date) Number() int {
	if d.IsZero() {
		return 0
	}
	return int((d.Time().Unix()-firstDay)/86400) + 1
}

// DateOfNumber is the inverse of [Date.Number].
func DateOfNumber(n int) Date {
	if n <= 0 {
		return Date{}
	}
	return DateOf(Date{1, 1, 1}.Time().AddDate(0, 0, n-1))
}

// AddDays moves the day; the zero Date stays zero.
func (d Date) AddDays(n int) Date {
	if d.IsZero() {
		return d
	}
	return DateOf(d.Time().AddDate(0, 0, n))
}

// Compare orders days, -1, 0 or +1; the zero Date is before every other.
func (d Date) Compare(o Date) int {
	return cmp.Or(cmp.Compare(d.Year, o.Year), cmp.Compare(d.Month, o.Month), cmp.Compare(d.Day, o.Day))
}

// Before tells whether d is an earlier day than o.
func (d Date) Before(o Date) bool { return d.Compare(o) < 0 }

// String is YYYY-MM-DD, or "" for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// MarshalText writes the day as YYYY-MM-DD; JSON uses it.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads YYYY-MM-DD, or nothing for the zero Date.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	v, err := ParseDate(string(b))
	*d = v
	return err
}

// MarshalGQL writes the day as a JSON string.
func (d Date) MarshalGQL(w io.Writer) { _, _ = io.WriteString(w, strconv.Quote(d.String())) }

// UnmarshalGQL reads a day from a GraphQL string.
func (d *Date) UnmarshalGQL(v any) error {
	s, ok := v.(string)
	if !ok {
		return fmt.Errorf("a day is a string such as \"2025-02-13\"")
	}
	p, err := ParseDate(s)
	*d = p
	return err
}
