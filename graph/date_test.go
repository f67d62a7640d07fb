package graph

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestDateNumber(t *testing.T) {
	for s, n := range map[string]int{"": 0, "0001-01-01": 1, "0001-01-02": 2, "1970-01-01": 719163, "2024-02-29": 738945, "2024-03-01": 738946, "9999-12-31": 3652059} {
		var d Date
		if s != "" {
			d = *day(s)
		}
		if d.Number() != n || DateOfNumber(n) != d {
			t.Errorf("%q: number %d, back %v", s, d.Number(), DateOfNumber(n))
		}
	}
	for n := 700_000; n < 740_000; n += 13 {
		if d := DateOfNumber(n); d.Number() != n || d.AddDays(8).Number() != n+8 || !d.Before(d.AddDays(1)) {
			t.Fatalf("day %d is %v", n, d)
		}
	}
}

func TestDateText(t *testing.T) {
	for _, bad := range []string{"2024-13-01", "2023-02-29", "2024-2-3", "yesterday", "2024-02-30T00:00:00Z", "0000-03-01", "0000-12-31"} {
		if d, err := ParseDate(bad); err == nil {
			t.Errorf("%q is read as %v", bad, d)
		}
	}
	var d Date
	if err := json.Unmarshal([]byte(`"2024-02-29"`), &d); err != nil || d.String() != "2024-02-29" {
		t.Errorf("%v, %v", d, err)
	}
	var b strings.Builder
	d.MarshalGQL(&b)
	if b.String() != `"2024-02-29"` || d.UnmarshalGQL(7) == nil || d.UnmarshalGQL("2024-03-01") != nil || d.Day != 1 {
		t.Errorf("%s, %v", b.String(), d)
	}
}

// TestParseDateAsTime: days are those that the calendar has, from the year 1.
func TestParseDateAsTime(t *testing.T) {
	for _, year := range []int{1, 4, 1900, 2000, 2023, 2024, 9999} {
		for month := range 15 {
			for day := range 40 {
				s := fmt.Sprintf("%04d-%02d-%02d", year, month, day)
				want, wrong := time.Parse(time.DateOnly, s)
				if got, err := ParseDate(s); (err != nil) != (wrong != nil) || err == nil && got != DateOf(want) {
					t.Errorf("%s is %v, %v; want %v, %v", s, got, err, want, wrong)
				}
			}
		}
	}
	for _, s := range []string{"", "2025-2-13", "2025-02-1 ", "+025-02-13", "2025/02/13", "2025-02-13T", "２０25-02-13", "-025-02-13"} {
		if d, err := ParseDate(s); err == nil {
			t.Errorf("%q is %v", s, d)
		}
	}
}
