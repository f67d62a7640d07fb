package loader

import (
	"fmt"
	"testing"
)

// resolveCase is a text with flat marks and who speaks in it.
type resolveCase struct {
	name, text string
	want       []string
}

func checkResolved(t *testing.T, cases []resolveCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if _, got := resolved(t, c.text, "2025-02-13"); fmt.Sprintf("%q", got) != fmt.Sprintf("%q", c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

// TestResolveTexts: what texts say is nobody's by name, but it is clear which text it was and for whom it counts.
func TestResolveTexts(t *testing.T) {
	checkResolved(t, []resolveCase{
		{"by its maker", `⟦S A 94-page report by the Castle⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"UNNAMED report of Castle for Castle"}},
		{"it is the report", `⟦S A report by the Castle⟧ ⟦C said⟧ ⟦T it rained⟧. ⟦S It⟧ ⟦C warned⟧ ⟦T of hail⟧.`,
			[]string{"UNNAMED report of Castle for Castle", "UNNAMED report of Castle for Castle"}},
		{"the report again", `The Castle published a report on Monday. ⟦S The report⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"UNNAMED report"}},
		{"another noun of the genre", `⟦S A study by the Castle⟧ ⟦C said⟧ ⟦T it rained⟧. ⟦S The report⟧ ⟦C warned⟧ ⟦T of hail⟧. ⟦S The 12-page document⟧ ⟦C asked⟧ ⟦T for rain⟧.`,
			[]string{"UNNAMED study of Castle for Castle", "UNNAMED study of Castle for Castle", "UNNAMED study of Castle for Castle"}},
		{"another genre is another text", `⟦S A study by the Castle⟧ ⟦C said⟧ ⟦T it rained⟧. ⟦S The pastoral letter⟧ ⟦C warned⟧ ⟦T of hail⟧.`,
			[]string{"UNNAMED study of Castle for Castle", "UNNAMED pastoral letter"}},
		{"a second one is new", `⟦S A memo by the Castle⟧ ⟦C said⟧ ⟦T it rained⟧. ⟦S Another memo⟧ ⟦C warned⟧ ⟦T of hail⟧.`,
			[]string{"UNNAMED memo of Castle for Castle", "UNNAMED memo"}},
		{"a memo read by a newspaper is not its own", `⟦S An internal memo seen by the Lerum Herald⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"UNNAMED internal memo"}},
		{"a regulation read by a newspaper is not its own", `⟦S A draft regulation seen by the Lerum Herald⟧ ⟦C would oblige⟧ ⟦T millers⟧. ⟦S It⟧ ⟦C warned⟧ ⟦T of hail⟧.`,
			[]string{"UNNAMED draft regulation", "UNNAMED draft regulation"}},
		{"a share in a text does not make it one's own", `Ilona Berg spoke in Hallen. ⟦S The treaty she helped write⟧ ⟦C would⟧ ⟦T close the port⟧.`, []string{"UNNAMED treaty"}},
		{"makers without a name have a place", `⟦S A study by two economists at the Castle⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"UNNAMED study of two economists at the Castle"}},
		{"a day makes nothing", `⟦S An email of June 3, from the Castle⟧, ⟦C said⟧ ⟦T it rained⟧.`, []string{"UNNAMED email"}},
		{"a title in quotation marks", `It stands in “Salt in Wells”, a survey of four towns. ⟦S The report⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"UNNAMED Salt in Wells"}},
		{"a quotation is no title", `⟦T “We shall not leave Hallen,”⟧ ⟦S a statement⟧ ⟦C said⟧.`, []string{"UNNAMED statement"}},
		{"a name that is only known", `⟦S The document, known as a closing notice⟧, ⟦C said⟧ ⟦T it rained⟧.`, []string{"UNNAMED closing notice"}},
		{"who orders makes the order", `⟦S Ilona Berg⟧ ⟦C ordered⟧ ⟦T them to appear⟧. ⟦S The order⟧ ⟦C bars⟧ ⟦T boats⟧.`, []string{"Ilona Berg", "UNNAMED order of Ilona Berg"}},
		{"an order that was spoken of before stays itself", `⟦S An old order⟧ ⟦C bars⟧ ⟦T carts⟧. ⟦S Ilona Berg⟧ ⟦C ordered⟧ ⟦T them to appear⟧. ⟦S The order⟧ ⟦C bars⟧ ⟦T boats⟧.`,
			[]string{"UNNAMED old order", "Ilona Berg", "UNNAMED old order"}},
		{"a clause without who", `Ilona Berg spoke in Hallen. ⟦S A plan she handed out⟧ ⟦C would⟧ ⟦T close the port⟧.`, []string{"UNNAMED plan of Ilona Berg"}},
		{"how many are asked is no maker", `⟦S A survey of 1,100 miners by the Western Alliance⟧ ⟦C found⟧ ⟦T fear⟧.`, []string{"UNNAMED survey of Western Alliance for Western Alliance"}},
		{"a nation's version is its readout where there are readouts", `There are two readouts. ⟦S The Talmarkian version⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"UNNAMED Talmarkian readout for Talmark"}},
		{"a version is no readout elsewhere", `⟦S The Talmarkian version⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"UNNAMED Talmarkian version for Talmark"}},
		{"a nation's readout", `⟦S The Talmarkian readout⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"UNNAMED Talmarkian readout for Talmark"}},
		{"a title", `⟦S The report, Salt In Wells⟧, ⟦C said⟧ ⟦T it rained⟧. ⟦S It⟧ ⟦C warned⟧ ⟦T of hail⟧.`, []string{"UNNAMED Salt In Wells", "UNNAMED Salt In Wells"}},
		{"its annex", `⟦S A treaty by the Castle⟧ ⟦C said⟧ ⟦T it rained⟧. ⟦S Its annex⟧ ⟦C named⟧ ⟦T the wells⟧.`,
			[]string{"UNNAMED treaty of Castle for Castle", "UNNAMED annex of treaty of Castle"}},
		{"a ministry wins over no text", `The Castle wrote to Ane Lund. ⟦S It⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Castle"}},
	})
}

// TestCalled: a speaker without a name is called in words that need no context.
func TestCalled(t *testing.T) {
	checkResolved(t, []resolveCase{
		{"his aides", `⟦S Jon Vík⟧ ⟦C said⟧ ⟦T it rained⟧. ⟦S His aides⟧ ⟦C denied⟧ ⟦T that⟧.`, []string{"Jon Vík", "UNNAMED aides of Jon Vík"}},
		{"its members", `⟦S The Western Alliance⟧ ⟦C said⟧ ⟦T it rained⟧. ⟦S Its members⟧ ⟦C denied⟧ ⟦T that⟧.`, []string{"Western Alliance", "UNNAMED members of Western Alliance"}},
		{"the authors", `⟦S A study by the Castle⟧ ⟦C said⟧ ⟦T it rained⟧. ⟦S The authors⟧ ⟦C asked⟧ ⟦T for hail⟧.`,
			[]string{"UNNAMED study of Castle for Castle", "UNNAMED authors of study of Castle"}},
		{"a text has no spokesman", `⟦S The Castle⟧ ⟦C said⟧ ⟦T it rained⟧. ⟦S A report⟧ ⟦C denied⟧ ⟦T that⟧. ⟦S Its spokesman⟧ ⟦C wept⟧ ⟦T in rain⟧.`,
			[]string{"Castle", "UNNAMED report", "UNNAMED spokesman of Castle"}},
		{"words that say enough", `⟦S Critics⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"UNNAMED"}},
		{"the questions of an interview", `⟦S Q⟧: ⟦T Does it rain?⟧`, []string{"UNNAMED"}},
	})
}
