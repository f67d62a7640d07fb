package codebook

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Fault is one thing wrong in a codebook file and how to mend it.
type Fault struct {
	File string `json:"file"`
	// Line and Column count from 1, in characters; both are 0 when the fault
	// is with the file as a whole.
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	What    string `json:"what"`    // what is wrong
	Instead string `json:"instead"` // what to do, beginning with a verb: "write …"
}

// Faults are all the faults of a codebook: files in the order they were read,
// each from top to bottom.
type Faults []Fault

// maxFaults bounds how many faults are reported. Who has more mends these first.
const maxFaults = 200

// Error gives "town.yaml:12:7: what is wrong; write this instead".
func (f Fault) Error() string {
	var b strings.Builder
	b.WriteString(f.File)
	if f.Line > 0 {
		fmt.Fprintf(&b, ":%d:%d", f.Line, f.Column)
	}
	b.WriteString(": " + f.What)
	if f.Instead != "" {
		b.WriteString("; " + f.Instead)
	}
	return b.String()
}

// Error gives one line for each fault.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.Error()
	}
	return strings.Join(lines, "\n")
}

// faultList collects faults while files are read and checked.
type faultList struct {
	list    Faults
	order   map[string]int // file → when it was first read
	dropped int
}

// add keeps a fault, or counts it once there are too many.
func (l *faultList) add(s spot, what, instead string) {
	if l.full() {
		l.dropped++
		return
	}
	l.list = append(l.list, Fault{File: s.file, Line: s.line, Column: s.column, What: what, Instead: instead})
}

// result returns the faults in reading order, nil if there are none.
func (l *faultList) result() error {
	if len(l.list) == 0 {
		return nil
	}
	slices.SortStableFunc(l.list, func(a, b Fault) int {
		return cmp.Or(
			cmp.Compare(l.order[a.File], l.order[b.File]),
			cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	if l.dropped > 0 {
		last := l.list[len(l.list)-1]
		l.list = append(l.list, Fault{
			File:    last.File,
			What:    fmt.Sprintf("%d more faults are not listed", l.dropped),
			Instead: "mend these first and check again",
		})
	}
	return l.list
}

// spot is a place in a file.
type spot struct {
	file         string
	line, column int
}

// String gives file:line:column, as faults write it.
func (s spot) String() string { return fmt.Sprintf("%s:%d:%d", s.file, s.line, s.column) }

// full reports whether further faults are only counted.
func (l *faultList) full() bool { return len(l.list) >= maxFaults }
