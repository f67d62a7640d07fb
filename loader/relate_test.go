package loader

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// related reads the relations of a text with flat marks.
func related(t *testing.T, text string) (out []string) {
	t.Helper()
	d, _ := resolved(t, text, "2025-02-13")
	goesWell(t, DateStatements(t.Context(), d))
	goesWell(t, Relate(t.Context(), d))
	names := func(list []int) string {
		var n []string
		for _, a := range list {
			n = append(n, d.Actors[a].Name)
		}
		return strings.Join(n, "; ")
	}
	for _, r := range d.Relations {
		line := fmt.Sprintf("%s %s", r.Kind, names(r.From))
		if len(r.To) > 0 {
			line += " → " + names(r.To)
		}
		line += " " + string(r.Status)
		if r.Place != "" {
			line += " in " + r.Place
		}
		if r.Happened.Until != nil {
			line += " " + r.Happened.Until.String()
		}
		if len(r.ReportedBy) > 0 {
			line += " by " + names(r.ReportedBy)
		}
		out = append(out, line)
	}
	return out
}

func TestRelate(t *testing.T) {
	cases := []struct {
		name, text string
		want       []string
	}{
		{"meeting of three", `Ilona Berg met Jon Vík and Ane Lund in Orm on Monday.`, []string{"MEETING Ilona Berg; Jon Vík; Ane Lund HAPPENED in Orm 2025-02-10"}},
		{"call in indirect speech", `⟦S Berg⟧ ⟦C said⟧ ⟦T that she held a “long” phone call with Vík⟧.`, []string{"CALL Ilona Berg; Jon Vík HAPPENED 2025-02-13 by Ilona Berg"}},
		{"conversation by phone", `⟦S Berg⟧ ⟦C said⟧ ⟦T that she and Vík had held a conversation by phone⟧.`, []string{"CALL Ilona Berg; Jon Vík HAPPENED 2025-02-13 by Ilona Berg"}},
		{"planned meeting with offices", `⟦S Berg⟧ ⟦C said⟧ ⟦T Jon Vík would meet on Friday with the foreign minister, Ane Lund, and the baker, Otto Brandt, at Lerum⟧.`,
			[]string{"MEETING Jon Vík; Ane Lund; Otto Brandt PLANNED in Lerum 2025-02-14 by Ilona Berg"}},
		{"their meeting", `⟦S Berg⟧ ⟦C said⟧ ⟦T that she and Vík would talk⟧ and ⟦T that their first meeting would take place in Lerum⟧.`, []string{"MEETING Ilona Berg; Jon Vík PLANNED in Lerum by Ilona Berg"}},
		{"visit", `Jon Vík visited Norland in May.`, []string{"VISIT Jon Vík → Norland HAPPENED 2024-05-31"}},
		{"a capital is a place", `Jon Vík visited Hallen in May.`, []string{"VISIT Jon Vík → Norland HAPPENED in Hallen 2024-05-31"}},
		{"who visits a town does not visit each body there", `Jon Vík visited Veld in May.`, nil},
		{"a body by its own name", `Jon Vík visited the Western Alliance in May.`, []string{"VISIT Jon Vík → Western Alliance HAPPENED 2024-05-31"}},
		{"each other's countries", `Norland and Talmark are neighbours. ⟦S Berg⟧ ⟦C said⟧ ⟦T that she and Vík had agreed to visit each other’s countries⟧.`, []string{"VISIT Ilona Berg; Jon Vík → Norland; Talmark PLANNED by Ilona Berg"}},
		{"denied", `Ilona Berg did not meet Jon Vík.`, []string{"MEETING Ilona Berg; Jon Vík DENIED"}},
		{"somebody denies it", `⟦S Jon Vík⟧ ⟦C denied⟧ ⟦T that he had met Ilona Berg⟧.`, []string{"MEETING Jon Vík; Ilona Berg DENIED by Jon Vík"}},
		{"is to meet, with offices", `Talmark's foreign minister, Ane Lund, is to meet the Norlandic president, Ilona Berg, in Orm next week.`, []string{"MEETING Ane Lund; Ilona Berg PLANNED in Orm 2025-02-23"}},
		{"of a country", `President Berg of Norland telephoned Talmark's foreign minister, Ane Lund, on Tuesday.`, []string{"CALL Ilona Berg; Ane Lund HAPPENED 2025-02-11"}},
		{"ongoing", `Norland and Talmark are negotiating.`, []string{"NEGOTIATION Norland; Talmark ONGOING 2025-02-13"}},
		{"in a year ahead", `Jon Vík visited Norland in March 2026.`, []string{"VISIT Jon Vík → Norland HAPPENED 2026-03-31"}},
		{"the weekend to come", `Jon Vík will visit Norland this weekend.`, []string{"VISIT Jon Vík → Norland PLANNED 2025-02-16"}},
		{"what will not be is not of last week", `Ilona Berg will not meet Jon Vík on Friday.`, []string{"MEETING Ilona Berg; Jon Vík DENIED 2025-02-14"}},
		{"what was not is of the last such day", `Ilona Berg did not meet Jon Vík on Friday.`, []string{"MEETING Ilona Berg; Jon Vík DENIED 2025-02-07"}},
		{"sanctions", `Norland imposed sanctions on Talmark last year.`, []string{"SANCTION Norland → Talmark HAPPENED 2024-12-31"}},
		{"attack", `Talmark invaded Norland in 2022.`, []string{"ATTACK Talmark → Norland HAPPENED 2022-12-31"}},
		{"aid", `Talmark sent weapons to Norland.`, []string{"AID Talmark → Norland HAPPENED 2025-02-13"}},
		{"tanks sent into a country are no aid", `Talmark sent tanks into Norland in 2022.`, nil},
		{"days to withdraw are no aid", `Norland gave Talmark 30 days to withdraw its missiles.`, nil},
		{"a letter about weapons is no aid", `Norland sent a letter to Talmark about weapons.`, nil},
		{"aid with the receiver first", `Talmark gave Norland 50 tanks.`, []string{"AID Talmark → Norland HAPPENED 2025-02-13"}},
		{"an attack in words", `Jon Vík attacked Norland over its tolls.`, nil},
		{"a country's attack in words", `Talmark attacked Norland for its tolls.`, nil},
		{"a country attacks", `Talmark attacked Norland in 2022.`, []string{"ATTACK Talmark → Norland HAPPENED 2022-12-31"}},
		{"a target is not met with", `Norland met the Western Alliance spending target.`, nil},
		{"agreement", `Norland and Talmark signed a treaty on 3 February.`, []string{"AGREEMENT Norland; Talmark HAPPENED 2025-02-03"}},
		{"two reports of one", `Ilona Berg met Jon Vík in Orm. ⟦S Vík⟧ ⟦C said⟧ ⟦T that he met Ilona Berg⟧.`, []string{"MEETING Ilona Berg; Jon Vík HAPPENED in Orm 2025-02-13 by Jon Vík"}},
		{"a wish is none", `Ilona Berg wants to meet Jon Vík.`, nil},
		{"a possibility is none", `Ilona Berg could meet Jon Vík.`, nil},
		{"an invitation is none", `Ilona Berg asked to meet Jon Vík.`, nil},
		{"an adjective is no party", `Norlandic miners met Jon Vík.`, nil},
		{"calling names is no call", `Ilona Berg called Jon Vík a liar.`, nil},
		{"nobody to meet", `Ilona Berg met the deadline.`, nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := related(t, c.text); fmt.Sprintf("%q", got) != fmt.Sprintf("%q", c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

// TestRelateInAnEndlessSentence: triggers of one long sentence cost as much as those of many short ones, and what they say is found.
func TestRelateInAnEndlessSentence(t *testing.T) {
	const clause = "Ann Berg met Jon Vik and held talks and attacked and visited, "
	d := Segment(&graph.Article{Body: strings.Repeat(clause, 6000)})
	d.Actors = []Actor{{ProposedActor: graph.ProposedActor{Name: "Ann Berg", Kind: graph.ActorPerson}}, {ProposedActor: graph.ProposedActor{Name: "Jon Vik", Kind: graph.ActorPerson}}}
	for k := range 6000 {
		for a := range d.Actors {
			from := k*len(clause) + strings.Index(clause, d.Actors[a].Name)
			d.Actors[a].Mentions = append(d.Actors[a].Mentions, graph.Span{Start: from, End: from + len(d.Actors[a].Name)})
		}
	}
	start := time.Now()
	goesWell(t, Relate(t.Context(), d))
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("it took %v", took)
	}
	if len(d.Relations) == 0 || d.Relations[0].Kind != graph.RelationMeeting {
		t.Errorf("found %+v", d.Relations)
	}
}
