package main

import (
	"os"
	"strings"
	"unicode"

	"golang.org/x/term"
)

// painter puts colour where it helps: on a terminal, unless NO_COLOR is set.
type painter struct{ on bool }

func (p *program) painter() painter {
	_, off := p.env("NO_COLOR")
	name, _ := p.env("TERM")
	return painter{on: isTerminal(p.out) && !off && name != "dumb"}
}

// The colours of the page, as a terminal has them; words and glyphs say the same.
const (
	bold    = "1"
	dim     = "2"
	marked  = "4"
	forBlue = "38;5;32"
	against = "38;5;166"
	ifBrown = "38;5;137"
	silent  = "38;5;244"
)

func (c painter) paint(style, s string) string {
	if !c.on || style == "" || s == "" {
		return s
	}
	return "\x1b[" + style + "m" + s + "\x1b[0m"
}

func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// width is how many columns there are to write in; 100 where there is no terminal.
func (p *program) width() int {
	if f, ok := p.out.(*os.File); ok {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 20 {
			return w
		}
	}
	return 100
}

// wrap breaks a text at white space so that no line, indented by the given number of blanks, is longer than width.
func wrap(s string, indent, width int) string {
	var out strings.Builder
	column := 0
	for _, w := range strings.Fields(printable(s)) {
		n := len([]rune(w))
		switch {
		case column == 0:
			out.WriteString(strings.Repeat(" ", indent))
			column = indent
		case column+1+n > width:
			out.WriteString("\n" + strings.Repeat(" ", indent))
			column = indent
		default:
			out.WriteByte(' ')
			column++
		}
		out.WriteString(w)
		column += n
	}
	return out.String()
}

// printable takes out what could steer a terminal: texts come from anywhere.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Properties["Bidi_Control"], r) {
			return ' '
		}
		return r
	}, s)
}

// printableLines does what printable does and keeps the ends of lines.
func printableLines(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = printable(l)
	}
	return strings.Join(lines, "\n")
}
