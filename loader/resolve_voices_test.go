package loader

import "testing"

// TestResolveVoices: who says quotations that no words introduce.
func TestResolveVoices(t *testing.T) {
	checkResolved(t, []resolveCase{
		{"the only person of the paragraph", `Clara Byrne has worked in the tower since May. ⟦T “These dials are honest.”⟧`, []string{"Clara Byrne"}},
		{"one of two", `Clara Byrne and Oscar Hale have worked in the tower since May. ⟦T “These dials are honest.”⟧`, []string{"ABSENT"}},
		{"somebody without a name is there too", `Clara Byrne works in the tower with a baker. Her brother sleeps. ⟦T “These dials are honest.”⟧`, []string{"ABSENT"}},
		{"a headline is said again", "⟦T ‘A regulator with teeth’⟧: what people say\n\n⟦S Clara Byrne⟧ ⟦C said⟧: ⟦T “It is a regulator with few teeth.”⟧ ⟦S Oscar Hale⟧ ⟦C said⟧ ⟦T it rained⟧.",
			[]string{"Clara Byrne", "Clara Byrne", "Oscar Hale"}},
		{"two say it again", "⟦T ‘A regulator with teeth’⟧: what people say\n\n⟦S Clara Byrne⟧ ⟦C wants⟧ ⟦T a regulator with teeth⟧. ⟦S Oscar Hale⟧ ⟦C wants⟧ ⟦T no regulator with teeth⟧.",
			[]string{"ABSENT", "Clara Byrne", "Oscar Hale"}},
		{"the subject of the sentence before", "Rain in Lerum\n\nClara Byrne has looked at the dials with Oscar Hale since the first of May.\n\n⟦T “These dials are honest.”⟧ They hang on the wall of the old tower.", []string{"Clara Byrne"}},
		{"the only person of the sentence before", "Rain in Lerum\n\nThe longest answer of the day so far came from Clara Byrne on Monday.\n\n⟦T “These dials are honest.”⟧ They hang on the wall of the old tower.", []string{"Clara Byrne"}},
		{"the object of the sentence before", "Rain in Lerum\n\nThe storm killed Clara Byrne on Monday of last week.\n\n⟦T “These dials are honest.”⟧ They hang on the wall of the old tower.", []string{"ABSENT"}},
		{"one of two in the sentence before", "Rain in Lerum\n\nAt the foot of the tower stood that day Clara Byrne and Oscar Hale.\n\n⟦T “These dials are honest.”⟧ They hang on the wall of the old tower.", []string{"ABSENT"}},
		{"with somebody else in the sentence before", "Rain in Lerum\n\nAt the foot of the tower stood that day Clara Byrne with a baker.\n\n⟦T “These dials are honest.”⟧ They hang on the wall of the old tower.", []string{"ABSENT"}},
		{"by a pronoun in its paragraph", "Rain in Lerum\n\nClara Byrne has worked in the old tower of the harbour since May.\n\nAt five she pulls the shade. ⟦T “These dials are honest.”⟧", []string{"Clara Byrne"}},
	})
}

// TestResolveLeads: the body that a headline calls by a bare noun is the first to speak below it.
func TestResolveLeads(t *testing.T) {
	checkResolved(t, []resolveCase{
		{"a lender", "⟦S Lender⟧ ⟦C urges⟧ ⟦T a tax on land⟧\n\n⟦S The Southern Development Fund⟧ ⟦C said⟧ ⟦T it rained⟧ in the hills on Monday.", []string{"Southern Development Fund", "Southern Development Fund"}},
		{"by its report", "⟦S Watchdog⟧ ⟦C warns⟧ ⟦T of hail⟧\n\n⟦S A report by the Lerum Institute⟧ ⟦C found⟧ ⟦T that it rained⟧ in the hills on Monday.", []string{"Lerum Institute", "UNNAMED report of Lerum Institute for Lerum Institute"}},
		{"a person speaks first", "⟦S Watchdog⟧ ⟦C warns⟧ ⟦T of hail⟧\n\n⟦S Clara Byrne⟧ ⟦C said⟧ ⟦T that it rained⟧ in the hills on Monday.", []string{"UNNAMED", "Clara Byrne"}},
		{"a party is no airline", "⟦S Airline⟧ ⟦C warns⟧ ⟦T of hail⟧\n\n⟦S The Liberty Party⟧ ⟦C said⟧ ⟦T that it rained⟧ in the hills on Monday.", []string{"UNNAMED", "Liberty Party"}},
		{"who says the same", "⟦S Envoy⟧ ⟦C sees⟧ ⟦T ballots within weeks⟧\n\n⟦S Oscar Hale⟧ ⟦C said⟧ ⟦T it rained⟧ in the hills. ⟦S Clara Byrne⟧ ⟦C saw⟧ ⟦T a ballot in weeks⟧ on Monday.", []string{"Clara Byrne", "Oscar Hale", "Clara Byrne"}},
		{"a text that says the same", "⟦S Study⟧ ⟦C finds⟧ ⟦T that ballots take weeks⟧\n\n⟦S Oscar Hale⟧ ⟦C said⟧ ⟦T a ballot took weeks⟧ in the hills. ⟦S A paper by the Lerum Institute⟧ ⟦C saw⟧ ⟦T a ballot in weeks⟧.", []string{"UNNAMED paper of Lerum Institute for Lerum Institute", "Oscar Hale", "UNNAMED paper of Lerum Institute for Lerum Institute"}},
		{"an auditor speaks first", "⟦S Auditor⟧ ⟦C warns⟧ ⟦T of hail⟧\n\n⟦S Clara Byrne, the state auditor⟧, ⟦C said⟧ ⟦T that it rained⟧ in the hills on Monday.", []string{"Clara Byrne", "Clara Byrne"}},
		{"with a determiner it is somebody new", "⟦S An auditor⟧ ⟦C warns⟧ ⟦T of hail⟧\n\n⟦S Clara Byrne⟧ ⟦C said⟧ ⟦T that it rained⟧ in the hills on Monday.", []string{"UNNAMED", "Clara Byrne"}},
		{"nobody's trade", "⟦S Suburbs⟧ ⟦C warn⟧ ⟦T of hail⟧\n\n⟦S Clara Byrne⟧ ⟦C said⟧ ⟦T that it rained⟧ in the hills on Monday.", []string{"UNNAMED", "Clara Byrne"}},
	})
}

// TestResolveOwners: what belongs to somebody by 's is called by the owner's whole name, the owner of a description by the name it means.
func TestResolveOwners(t *testing.T) {
	checkResolved(t, []resolveCase{
		{"by a surname", `Sophie Oake left. ⟦S Oake’s pals⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"UNNAMED pals of Sophie Oake"}},
		{"by an office", `Sophie Oake is the mayor. ⟦S The mayor’s camp⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"UNNAMED camp of Sophie Oake"}},
		{"by a company", `⟦S Lerum Lithium, a mining company⟧, ⟦C said⟧ ⟦T it rained⟧. ⟦S The company’s own report, out on Monday⟧, ⟦C said⟧ ⟦T it poured⟧.`,
			[]string{"Lerum Lithium", "UNNAMED report of Lerum Lithium for Lerum Lithium"}},
		{"an office is the owner's", `The Lerum Export Office slept. Sophie Oake is the mayor. ⟦S The mayor’s office⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Office of Sophie Oake"}},
		{"nobody known owns it", `The Lerum Export Office slept. ⟦S The mayor’s office⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"UNNAMED"}},
		{"of a noun that is left out nothing is said", `Sophie Oake left. ⟦S Oake’s own⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"UNNAMED"}},
		{"a participle is no bank", `⟦S Clara Byrne⟧ ⟦C said⟧ ⟦T it rained⟧. Cross-examined by Oscar Hale, she wept. ⟦S The bank’s statement⟧ ⟦C said⟧ ⟦T it poured⟧.`,
			[]string{"Clara Byrne", "UNNAMED bank’s statement"}},
	})
}
