package neo4j_test

import (
	"cmp"
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// The answers to the questions of docs/operations.md as the data give them, each row as a line.

// top sorts lines by what compare says, in turn, and gives n at most.
func top[T any](n int, all []T, line func(T) string, compare ...func(a, b T) int) []string {
	slices.SortFunc(all, func(a, b T) int {
		for _, c := range compare {
			if x := c(a, b); x != 0 {
				return x
			}
		}
		return 0
	})
	lines := make([]string, 0, n)
	for _, x := range all[:min(n, len(all))] {
		lines = append(lines, line(x))
	}
	return lines
}

// up and down compare by a key.
func up[T any, K cmp.Ordered](key func(T) K) func(a, b T) int {
	return func(a, b T) int { return cmp.Compare(key(a), key(b)) }
}

func down[T any, K cmp.Ordered](key func(T) K) func(a, b T) int {
	return func(a, b T) int { return cmp.Compare(key(b), key(a)) }
}

var typeOf = map[graph.Stance]string{graph.Supports: "SUPPORTS", graph.Opposes: "OPPOSES", graph.Conditional: "SUPPORTS_IF", graph.Neutral: "NEUTRAL_ON"}

// sinceThen tells whether a statement was said on a known day since the day asked for.
func (q *asked) sinceThen(st *graph.Statement) bool { return st.Said.Day().String() >= q.since }

// takeOn is the stance of a statement on the proposition, "" if there is none.
func (q *asked) takeOn(st *graph.Statement) graph.Stance {
	for _, t := range st.Takes {
		if t.PropositionID == q.proposition {
			return t.Stance
		}
	}
	return ""
}

func (q *asked) words() []string {
	var said []*graph.Statement
	for _, st := range q.Statements {
		if st.Leads() && slices.Contains(st.SpeakerIDs, q.speaker) && q.takeOn(st) != "" && q.sinceThen(st) {
			said = append(said, st)
		}
	}
	from := func(st *graph.Statement) string {
		if st.Said.From == nil {
			return ""
		}
		return st.Said.From.String()
	}
	return top(20, said, func(st *graph.Statement) string {
		a := q.articles[st.ArticleID]
		return lineOf(st.Said.Day(), q.takeOn(st), st.Content, a.Publisher, a.Urls[0])
	}, down(func(st *graph.Statement) string { return st.Said.Day().String() }), down(from), down(func(st *graph.Statement) graph.ID { return st.ID }))
}

// sidesOn are the kept rows on the proposition that take a side.
func (q *asked) sidesOn() (rows []graph.StanceRow) {
	for _, r := range q.rows {
		if r.PropositionID == q.proposition && r.Stance != graph.Neutral {
			rows = append(rows, r)
		}
	}
	return rows
}

func (q *asked) sides() []string {
	name := func(r graph.StanceRow) string { return q.names[r.ActorID] }
	return top(50, q.sidesOn(), func(r graph.StanceRow) string { return lineOf(name(r), typeOf[r.Stance], r.N, r.First, r.Last) },
		down(func(r graph.StanceRow) int { return r.N }), up(name), up(func(r graph.StanceRow) string { return typeOf[r.Stance] }))
}

func (q *asked) turned() []string {
	type turn struct{ now, before graph.StanceRow }
	var turns []turn
	for _, now := range q.sidesOn() {
		for _, before := range q.sidesOn() {
			if now.ActorID == before.ActorID && now.First.String() >= q.since && !before.First.IsZero() && before.First.Before(now.First) {
				turns = append(turns, turn{now, before})
			}
		}
	}
	return top(50, turns, func(x turn) string {
		return lineOf(q.names[x.now.ActorID], typeOf[x.before.Stance], x.before.Last, typeOf[x.now.Stance], x.now.First)
	}, down(func(x turn) string { return x.now.First.String() }), up(func(x turn) string { return q.names[x.now.ActorID] }),
		up(func(x turn) string { return typeOf[x.now.Stance] }), up(func(x turn) string { return typeOf[x.before.Stance] }))
}

func (q *asked) agreeing() []string {
	type pair struct {
		id              graph.ID
		agree, disagree int
	}
	of := map[graph.ID]*pair{}
	for _, mine := range q.rows {
		for _, theirs := range q.rows {
			if mine.ActorID != q.speaker || theirs.ActorID == q.speaker || mine.PropositionID != theirs.PropositionID || !strict(mine) || !strict(theirs) {
				continue
			}
			p := of[theirs.ActorID]
			if p == nil {
				p = &pair{id: theirs.ActorID}
				of[theirs.ActorID] = p
			}
			if mine.Stance == theirs.Stance {
				p.agree++
			} else {
				p.disagree++
			}
		}
	}
	var all []*pair
	for _, p := range of {
		all = append(all, p)
	}
	return top(20, all, func(p *pair) string { return lineOf(q.names[p.id], p.agree, p.disagree) },
		down(func(p *pair) int { return p.agree - p.disagree }), down(func(p *pair) int { return p.agree }), up(func(p *pair) graph.ID { return p.id }))
}

func strict(r graph.StanceRow) bool { return r.Stance == graph.Supports || r.Stance == graph.Opposes }

func (q *asked) stoodFor() []string {
	utterances := map[[3]string]map[string]bool{}
	for _, st := range q.Statements {
		if !st.Leads() || st.CountsForID != q.country || !q.sinceThen(st) {
			continue
		}
		for _, take := range st.Takes {
			p := q.propositions[take.PropositionID]
			k := [3]string{q.topics[p.TopicID], p.Text, string(take.Stance)}
			if utterances[k] == nil {
				utterances[k] = map[string]bool{}
			}
			utterances[k][st.Utterance] = true
		}
	}
	return counted(50, utterances)
}

// counted sorts groups by how many they have, then by their names but for the first of three.
func counted(n int, groups map[[3]string]map[string]bool) []string {
	var keys [][3]string
	for k := range groups {
		keys = append(keys, k)
	}
	return top(n, keys, func(k [3]string) string { return lineOf(k[0], k[1], k[2], len(groups[k])) },
		down(func(k [3]string) int { return len(groups[k]) }), up(func(k [3]string) string { return k[1] }), up(func(k [3]string) string { return k[2] }))
}

func (q *asked) unnamed() []string {
	n := map[string]int{}
	for _, st := range q.Statements {
		if st.Leads() && st.Speaking == graph.Unnamed && q.sinceThen(st) {
			publisher := "\U0010ffff" // a missing one comes last
			if a := q.articles[st.ArticleID]; a.Publisher != nil {
				publisher = *a.Publisher
			}
			n[publisher]++
		}
	}
	var publishers []string
	for p := range n {
		publishers = append(publishers, p)
	}
	return top(20, publishers, func(p string) string { return lineOf(strings.TrimPrefix(p, "\U0010ffff"), n[p]) },
		down(func(p string) int { return n[p] }), up(func(p string) string { return p }))
}

func (q *asked) silent() []string {
	spoke := map[graph.ID]bool{}
	for _, r := range q.rows {
		spoke[r.ActorID] = spoke[r.ActorID] || r.PropositionID == q.proposition
	}
	var names []string
	for _, a := range q.Actors {
		p, ok := a.(*graph.Person)
		if ok && !spoke[p.ID] && slices.ContainsFunc(p.Tenures, func(t graph.Tenure) bool { return t.BodyID == q.country && t.To == nil }) {
			names = append(names, p.Name)
		}
	}
	return top(100, names, func(s string) string { return s }, up(func(s string) string { return s }))
}

func (q *asked) months() []string {
	n := map[[2]string]int{}
	for _, st := range q.Statements {
		if stance := q.takeOn(st); stance != "" && st.Leads() && q.sinceThen(st) {
			n[[2]string{st.Said.Day().String()[:7], string(stance)}]++
		}
	}
	var keys [][2]string
	for k := range n {
		keys = append(keys, k)
	}
	return top(len(keys), keys, func(k [2]string) string { return lineOf(k[0], k[1], n[k]) },
		up(func(k [2]string) string { return k[0] }), up(func(k [2]string) string { return k[1] }))
}
