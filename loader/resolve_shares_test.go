package loader

import "testing"

// TestResolveShares: a share of those whom a poll asked is called by the poll.
func TestResolveShares(t *testing.T) {
	poll := "⟦S A survey by the Lerum Institute⟧ ⟦C found⟧ ⟦T that it rained⟧. "
	checkResolved(t, []resolveCase{
		{"a third", poll + `⟦S A third⟧ ⟦C blamed⟧ ⟦T the wind⟧.`, []string{"UNNAMED survey of Lerum Institute for Lerum Institute", "UNNAMED respondents in survey of Lerum Institute"}},
		{"per cent of those asked", poll + `⟦S Some 52 per cent of those asked⟧ ⟦C blamed⟧ ⟦T the wind⟧.`,
			[]string{"UNNAMED survey of Lerum Institute for Lerum Institute", "UNNAMED respondents in survey of Lerum Institute"}},
		{"of some of them", poll + `⟦S Two in five of those who own a boat⟧ ⟦C blamed⟧ ⟦T the wind⟧.`,
			[]string{"UNNAMED survey of Lerum Institute for Lerum Institute", "UNNAMED those who own a boat in survey of Lerum Institute"}},
		{"without a poll", `⟦S A third⟧ ⟦C blamed⟧ ⟦T the wind⟧.`, []string{"UNNAMED"}},
		{"too far back", poll + `Rain fell. Hail fell. Snow fell. ⟦S A third⟧ ⟦C blamed⟧ ⟦T the wind⟧.`, []string{"UNNAMED survey of Lerum Institute for Lerum Institute", "UNNAMED"}},
		{"so many people are no share", poll + `⟦S Two people⟧ ⟦C blamed⟧ ⟦T the wind⟧.`, []string{"UNNAMED survey of Lerum Institute for Lerum Institute", "UNNAMED"}},
	})
}
