package neo4j

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// stand is a statement that stands for something, as far as projections need it.
type stand struct {
	id, proposition  graph.ID
	stance           graph.Stance
	confidence       float64
	day, published   graph.Date
	place, utterance string
}

// report is the stand as the pure functions take it, said by one actor.
func (d stand) report(actor graph.ID) graph.Report {
	st := &graph.Statement{ID: d.id, Utterance: d.utterance, Coding: graph.Coding{SpeakerIDs: []graph.ID{actor},
		Takes: []graph.Take{{PropositionID: d.proposition, Stance: d.stance, Confidence: d.confidence}}}}
	article, rest, _ := strings.Cut(d.place, " ")
	st.ArticleID = graph.MakeID(graph.KindArticle, article)
	at, _, _ := strings.Cut(rest, " ")
	if n, err := strconv.Atoi(at); err == nil && n > 0 {
		st.Evidence.Content = []graph.Segment{{Start: n - 1}}
	}
	if !d.day.IsZero() {
		st.Said.Until = &d.day
	}
	return graph.Report{Statement: st, PublishedOn: d.published}
}

// keptWanted gives the rows that must be kept for one actor, in the words of keptText and changeText.
func keptWanted(actor graph.ID, stands []stand) map[string]bool {
	want := map[string]bool{}
	slices.SortFunc(stands, func(a, b stand) int { return cmp.Compare(a.proposition, b.proposition) })
	for len(stands) > 0 {
		n := 1
		for n < len(stands) && stands[n].proposition == stands[0].proposition {
			n++
		}
		reports := make([]graph.Report, n)
		for i, d := range stands[:n] {
			reports[i] = d.report(actor)
		}
		for _, r := range graph.ProjectStances(reports) {
			want[keptText(keptTypes[r.Stance], r.PropositionID, r.N, r.First, r.Last, r.Latest)] = true
		}
		want[anyStanceText(reports)] = true
		if actor != unnamedID {
			for _, r := range graph.ProjectChanges(reports, graph.SureEnough) {
				want[changeText(r.PropositionID, r.Before, r.After, r.BeforeStance, r.Stance)] = true
			}
		}
		stands = stands[n:]
	}
	return want
}

// anyStanceText is the row of any stance, of which neutral ones are the latest only where there is no other.
func anyStanceText(reports []graph.Report) string {
	utterances := map[string]bool{}
	var first, last graph.Date
	latest := reports[0]
	side := func(r graph.Report) int {
		if r.Takes[0].Stance == graph.Neutral {
			return 0
		}
		return 1
	}
	for _, r := range reports {
		utterances[r.Utterance] = true
		first, last = graph.Widen(first, last, r.Said.Day())
		if cmp.Or(cmp.Compare(side(r), side(latest)), graph.CompareLatest(r, latest)) > 0 {
			latest = r
		}
	}
	return keptText(anyStanceType, latest.Takes[0].PropositionID, len(utterances), first, last, latest.ID)
}

func keptText(typ string, proposition graph.ID, n int, first, last graph.Date, latest graph.ID) string {
	return fmt.Sprintf("%s %s: %d from %q to %q, latest %s", typ, proposition, n, first, last, latest)
}

func changeText(proposition, before, after graph.ID, beforeStance, stance graph.Stance) string {
	return fmt.Sprintf("change on %s from %s (%s) to %s (%s)", proposition, before, beforeStance, after, stance)
}

// compareKept reports what is kept and should not be, and what should be kept and is not.
func (l *look) compareKept(subject graph.ID, have []string, want map[string]bool) {
	seen := map[string]bool{}
	slices.Sort(have)
	for _, row := range have {
		switch {
		case !want[row]:
			l.fault(ruleProjection, string(subject), "kept, but not so: %s", row)
		case seen[row]:
			l.fault(ruleProjection, string(subject), "kept twice: %s", row)
		}
		seen[row] = true
	}
	for _, row := range sortedKeys(want) {
		if !seen[row] {
			l.fault(ruleProjection, string(subject), "not kept: %s", row)
		}
	}
}
