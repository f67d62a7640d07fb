package corpus

import (
	"fmt"
	"slices"
	"strings"
)

// Fault is one thing that is wrong with a file of a corpus.
type Fault struct {
	File    string `json:"file"`
	Line    int    `json:"line"` // from 1; 0 where the whole file is meant
	Message string `json:"message"`
}

// Error is file, line and message, as compilers write it.
func (f Fault) Error() string {
	if f.Line == 0 {
		return f.File + ": " + f.Message
	}
	return fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.Message)
}

// Faults is everything that is wrong with a file, by line. A nil one is no fault.
type Faults []Fault

// Error is one line for each fault.
func (fs Faults) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// orNil gives nil, not an error that is nil inside, where there is no fault.
func (fs Faults) orNil() error {
	if len(fs) == 0 {
		return nil
	}
	slices.SortStableFunc(fs, func(a, b Fault) int { return a.Line - b.Line })
	return fs
}

// faulty collects the faults of one file.
type faulty struct {
	file   string
	faults Faults
}

func (f *faulty) add(line int, format string, args ...any) {
	f.faults = append(f.faults, Fault{f.file, line, fmt.Sprintf(format, args...)})
}

// excerpt is the beginning of a text, in quotation marks, short enough for a message.
func excerpt(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		s = string(r[:most]) + "…"
	}
	return fmt.Sprintf("%q", s)
}
