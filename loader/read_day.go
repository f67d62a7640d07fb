package loader

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// The forms of a whole day, with its year, as newspapers print them: 13 February 2025, February 13, 2025, 2025-02-13.
var (
	monthNames = `(Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)`
	dayFirst   = regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th)?(?: of)? ` + monthNames + `,? (\d{4})\b`)
	monthFirst = regexp.MustCompile(`(?i)\b` + monthNames + ` (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b`)
	isoDay     = regexp.MustCompile(`\b(\d{4})-(\d{2})-(\d{2})\b`)
	// what may stand beside the day on a line that prints when an article was published
	aroundDay = regexp.MustCompile(`(?i)^[\s(\[]*(?:(?:first )?(?:published|posted|updated|issued|date|last updated|last modified)(?: on| at)?:?\s*)?(?:on )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?@(?:[\s,|–—-]*(?:at )?\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,5})?)?[\s)\].|–—-]*$`)
	// and what stands there when it says when the article was changed
	aroundChange = regexp.MustCompile(`(?i)^[\s(\[]*(?:first |last )?(?:updated|modified)\b`)
	dateline     = regexp.MustCompile(`^[\p{Lu} .,'’/-]{3,40},? @\s*(?:\([^)]{2,40}\))?\s*[–—-]`)
)

// dayIn finds a day in s; with whole, s must be nothing but the day.
func dayIn(s string, whole bool) (graph.Date, bool) {
	d, from, to, ok := findDay(s)
	if !ok || whole && strings.TrimSpace(s[:from]+s[to:]) != "" {
		return graph.Date{}, false
	}
	return d, true
}

// findDay gives the first whole day in s and where it stands in bytes.
func findDay(s string) (d graph.Date, from, to int, ok bool) {
	from = len(s) + 1
	try := func(m []int, year, month, day string) {
		y, _ := strconv.Atoi(year)
		n, _ := strconv.Atoi(day)
		parsed, err := graph.ParseDate(graph.Date{Year: y, Month: monthNumber(month), Day: n}.String())
		if err == nil && m[0] < from {
			d, from, to, ok = parsed, m[0], m[1], true
		}
	}
	if m := dayFirst.FindStringSubmatchIndex(s); m != nil {
		try(m, s[m[6]:m[7]], s[m[4]:m[5]], s[m[2]:m[3]])
	}
	if m := monthFirst.FindStringSubmatchIndex(s); m != nil {
		try(m, s[m[6]:m[7]], s[m[2]:m[3]], s[m[4]:m[5]])
	}
	if m := isoDay.FindStringSubmatchIndex(s); m != nil {
		try(m, s[m[2]:m[3]], s[m[4]:m[5]], s[m[6]:m[7]])
	}
	return d, from, to, ok
}

// monthNumber reads a month's name, its abbreviation or its number; 0 if it is none.
func monthNumber(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	if len(s) < 3 {
		return 0
	}
	return (strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(s[:3])) + 3) / 3
}

// printedDays finds the day of publication where newspapers print it: on a line of its own near the top or at the bottom
// ("Published 13 February 2025", "(February 13, 2025)"), or in a dateline that has a year; and the day of a change, "Last updated
// 20 March 2025". Days inside sentences are none. The two edges are told apart because teasers and comments, which have days of their
// own, stand at the bottom; in a text of a few lines, all of which are near its top, that is its second half. What is not printed is nil.
func printedDays(text string) (top, bottom, changed *graph.Date) {
	for _, l := range edgeLines(text, 8, 3) {
		line := l.text
		d, from, to, ok := findDay(line)
		if !ok {
			continue
		}
		shape := line[:from] + "@" + line[to:]
		switch {
		case !aroundDay.MatchString(shape) && !dateline.MatchString(shape):
		case !aroundChange.MatchString(shape):
			if 2*l.at < len(text) {
				return &d, nil, changed
			}
			return nil, &d, changed
		case changed == nil:
			changed = &d
		}
	}
	return nil, nil, changed
}

// edgeLine is a line near an edge of a text, and the byte where it begins.
type edgeLine struct {
	text string
	at   int
}

// edgeLines gives the first and the last lines that are not blank, each cut at 200 bytes.
func edgeLines(text string, top, bottom int) []edgeLine {
	var out []edgeLine
	add := func(line string, at int) bool {
		line = strings.TrimFunc(line, isFiller)
		if line != "" {
			out = append(out, edgeLine{line[:min(len(line), 200)], at})
		}
		return line != ""
	}
	rest := text
	for n := 0; n < top && rest != ""; {
		line, tail, _ := strings.Cut(rest, "\n")
		if add(line, len(text)-len(rest)) {
			n++
		}
		rest = tail
	}
	past := len(text) - len(rest)
	for n := 0; n < bottom && rest != ""; {
		rest = strings.TrimRight(rest, "\r\n")
		i := strings.LastIndexByte(rest, '\n')
		if add(rest[i+1:], past+i+1) {
			n++
		}
		rest = rest[:max(i, 0)]
	}
	return out
}
