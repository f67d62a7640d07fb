package codebook

import "testing"

func TestStats(t *testing.T) {
	c := mustParse(t, full+`
  - {id: organisation:anna, name: Anna Ltd, form: COMPANY, aliases: [Anna]}
  - {id: country:westland, name: Westland, adjectives: [Norlandic]}
`)
	const want = `topics        1
propositions  2
tests         12  2 supports, 2 opposes, 2 conditional, 2 neutral, 4 none
actors        7   3 country, 3 organisation, 1 person
aliases       7
other names   4
tenures       2

cue class  act     verbs  nouns  phrases
speech     ASSERT  4      1      1
all                4      1      1

longest proposition: 45 characters, new-bridge
  The town and the county should pay each other

longest test: 23 characters, new-bridge
  “Yes”, said Anna: build

2 names with more than one meaning:
  Anna: organisation:anna, person:anna
  Norlandic: country:nor-land, country:westland
`
	if got := c.Stats().String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestStatsOfNothing(t *testing.T) {
	const want = `topics        0
propositions  0
tests         0  0 supports, 0 opposes, 0 conditional, 0 neutral, 0 none
actors        0  0 country, 0 organisation, 0 person
aliases       0
other names   0
tenures       0
`
	if got := mustParse(t, "topics: []\n").Stats().String(); got != want {
		t.Errorf("got\n%s", got)
	}
}
