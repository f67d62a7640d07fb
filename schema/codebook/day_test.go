package codebook

import "testing"

func TestParseDay(t *testing.T) {
	for text, want := range map[string][2]string{ // first and last day
		"2024-03-07": {"2024-03-07", "2024-03-07"},
		"2024-02":    {"2024-02-01", "2024-02-29"},
		"2023-02":    {"2023-02-01", "2023-02-28"},
		"2024-12":    {"2024-12-01", "2024-12-31"},
		"1999":       {"1999-01-01", "1999-12-31"},
		"2024-02-29": {"2024-02-29", "2024-02-29"},
	} {
		for i, last := range []bool{false, true} {
			if got, err := parseDay(text, last); err != nil || got.String() != want[i] {
				t.Errorf("%s: got %v, %v, want %s", text, got, err, want[i])
			}
		}
	}
	for _, text := range []string{"", "24", "2024-3", "2024-03-7", "2024-00", "2024-13", "2023-02-29", "2024-04-31", "2024-01-00",
		"0000", "2024-01-01-01", "+024", "20a4", "2024-1a", "2024/01/01", "2024-01-01T00:00:00", "١٩٩٩"} {
		if got, err := parseDay(text, false); err == nil {
			t.Errorf("%q: got %v, want an error", text, got)
		}
	}
}

func TestPeriod(t *testing.T) {
	day := func(text string) Day {
		d, err := parseDay(text, false)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	closed := Period{day("2014-01-01"), day("2024-03-07")}
	for text, want := range map[string]bool{"2013-12-31": false, "2014-01-01": true, "2020-06-15": true, "2024-03-07": true, "2024-03-08": false} {
		if got := closed.Contains(day(text)); got != want {
			t.Errorf("%s: got %v", text, got)
		}
	}
	for name, open := range map[string]Period{"from": {Until: day("2020")}, "until": {From: day("2010")}, "both": {}} {
		if !open.Contains(day("2015")) {
			t.Errorf("a period without %s leaves out a day it has", name)
		}
	}
}
