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

// TestNoTurns: capitals and a colon alone make no transcript, and nobody is given what others print below them.
func TestNoTurns(t *testing.T) {
	const prose = "The harbour board met for the third time this week, and nothing was settled.\n\nIt will meet again on Friday, people at the meeting said."
	for name, text := range map[string]string{
		"a headline with an office":     "POPE: WAR MUST END\n\n" + prose,
		"a headline with the office":    "THE POPE: WAR MUST END\n\n" + prose,
		"an office below the headline":  "Harbour talks fail\n\nMINISTER: Quay is lost\n\n" + prose,
		"a survey of states":            "US: Washington wants a deal.\n\nUK: London pledged troops.\n\nEU: Brussels is divided.\n\n" + prose,
		"an invitation":                 "WHAT: A meeting of the harbour board.\n\nWHEN: Friday at nine.\n\nWHERE: The old customs house.\n\n" + prose,
		"two invitations":               strings.Repeat("WHAT: A meeting of the board.\n\nWHEN: Friday at nine.\n\nWHERE: The customs house.\n\n", 2) + prose,
		"who is who in a report":        prose + "\n\nTHE JUDGE: Lena Orlov has sat since 2009.\n\nTHE SHERIFF: Bo Ek brought the charge.\n\n" + prose,
		"captions":                      prose + "\n\nORLOV: at the quay (File photo)\n\nEK: at sea (File photo)\n\nORLOV: at home (File photo)\n\n" + prose,
		"two who speak once in minutes": prose + "\n\nMS ORLOV: The boots were lost.\n\nMR EK: They were not.\n\n" + prose,
	} {
		if got := segmented(text).turns(); len(got) != 0 {
			t.Errorf("%s: %d turns", name, len(got))
		}
	}
}

// TestTurnsOfTranscripts: what is printed of a hearing, a call or a speech is one, whoever speaks in it.
func TestTurnsOfTranscripts(t *testing.T) {
	for name, row := range map[string]struct {
		text string
		want []string
	}{
		"a speech": {"Remarks by the President\n\nSouth Hall\n\n2:31 P.M.\n\nTHE PRESIDENT: Thank you.\n\nThe treaty is dead.",
			[]string{"THE PRESIDENT|Thank you.", "THE PRESIDENT|The treaty is dead."}},
		"an interview": {"Harbour talks fail\n\nLena Orlov spoke to this paper for an hour about boots, mice and the price of leather.\n\nQ: Why boots?\n\nA: They last.\n\nQ: And mice?",
			[]string{"Q|Why boots?", "A|They last.", "Q|And mice?"}},
		"a turn that is cut short": {"Harbour talks fail\n\nLUND: The quay is lost, and it was never ours.\n\nEK: Minister, will you --\n\nLUND: No, I will not.\n\nEK: Thank you.",
			[]string{"LUND|The quay is lost, and it was never ours.", "EK|Minister, will you --", "LUND|No, I will not.", "EK|Thank you."}},
		"a sub-headline between": {"Harbour talks fail\n\nLUND: The quay is lost.\n\nSecond Session\n\nEK: It is not.\n\nLUND: We shall see.",
			[]string{"LUND|The quay is lost.", "EK|It is not.", "LUND|We shall see."}},
		"a hearing in which each speaks once": {"Harbour talks fail\n\nMS. LUND: The quay is lost.\n\nMR. EK: It is not.\n\nMS. ORLOV: We shall see.",
			[]string{"MS. LUND|The quay is lost.", "MR. EK|It is not.", "MS. ORLOV|We shall see."}},
	} {
		d := segmented(row.text)
		var got []string
		for _, x := range d.turns() {
			got = append(got, d.text(d.span(x.label))+"|"+d.text(d.span(x.words)))
		}
		if strings.Join(got, "\n") != strings.Join(row.want, "\n") {
			t.Errorf("%s: got %q", name, got)
		}
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
	goesWell(t, LinkTurns(t.Context(), d))
	var got []string
	for _, a := range d.Attributions {
		got = append(got, d.text(a.Content[0]))
	}
	if len(got) != 5 || got[2] != "that it was" || d.Attributions[2].Within != 1 || d.Attributions[3].Act != graph.ActQuestion {
		t.Errorf("got %q, %+v", got, d.Attributions)
	}
}
