package loader

import (
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

const transcript = `Remarks by the Minister

(March 9, 2025)

THE MINISTER:  Good morning.  (Laughter.)

The treaty is dead, and Bo Ek said that it was.

Q    Will you sign another?

MS. LUND:  (Inaudible.)

THE MINISTER:  No.

END  7:22 P.M.`

func TestTurns(t *testing.T) {
	d := segmented(transcript)
	var got []string
	for _, x := range d.turns() {
		got = append(got, d.text(d.span(x.label))+"|"+d.text(d.span(x.words)))
	}
	want := []string{
		"THE MINISTER|Good morning.", "THE MINISTER|The treaty is dead, and Bo Ek said that it was.", "Q|Will you sign another?", "THE MINISTER|No.",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %q", got)
	}
	if other := segmented("TENNIS: Orlov won.\n\nQ is a letter.\n\nIt was late.").turns(); len(other) != 0 {
		t.Errorf("no transcript, but %d turns", len(other))
	}
}

func TestLinkTurns(t *testing.T) {
	d := segmented(transcript)
	at := func(words string) graph.Span {
		start := len([]rune(transcript[:strings.Index(transcript, words)]))
		return graph.Span{Start: start, End: start + len([]rune(words))}
	}
	d.Attributions = []Attribution{
		{Speaker: []graph.Span{at("THE MINISTER")}, Content: []graph.Span{at("Good morning")}, Within: -1},
		{Speaker: []graph.Span{at("Bo Ek")}, Cue: []graph.Span{at("said")}, Content: []graph.Span{at("that it was")}, Within: -1},
		{Content: []graph.Span{at("Will you sign")}, Within: -1},
	}
	LinkTurns(d)
	var got []string
	for _, a := range d.Attributions {
		got = append(got, d.text(a.Content[0]))
	}
	if len(got) != 5 || got[2] != "that it was" || d.Attributions[2].Within != 1 || d.Attributions[3].Act != graph.ActQuestion {
		t.Errorf("got %q, %+v", got, d.Attributions)
	}
}
