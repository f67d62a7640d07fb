package graph

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"sync"
)

// memStore is the test double that the tests of Graph run on: maps, Match and sorting, nothing kept. Everything that goes in
// or out is copied through JSON, so that no test passes because both sides hold the same memory.
type memStore struct {
	tied       map[ID][]Neighbour // what Ties gives
	mu         sync.Mutex
	cb         Codebook
	actors     map[ID]Actor
	articles   map[ID]*Article
	statements map[ID]*Statement
	relations  map[ID]*Relation
	calls      []string // methods called
	conflicts  int      // writes that are yet to fail
	meanwhile  func()   // what somebody else does before the next write, once
}

func newMemStore() *memStore {
	return &memStore{actors: map[ID]Actor{}, articles: map[ID]*Article{}, statements: map[ID]*Statement{}, relations: map[ID]*Relation{}}
}

func clone[T any](v *T) *T {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	c := new(T)
	if err := json.Unmarshal(b, c); err != nil {
		panic(err)
	}
	return c
}

func cloneActor(a Actor) Actor {
	switch a := a.(type) {
	case *Person:
		return clone(a)
	case *Country:
		return clone(a)
	case *Organisation:
		return clone(a)
	}
	return nil
}

func (m *memStore) Actor(id ID) Actor      { return m.actors[id] }
func (m *memStore) Article(id ID) *Article { return m.articles[id] }
func (m *memStore) Proposition(id ID) *Proposition {
	for _, t := range m.cb.Topics {
		for _, p := range t.Propositions {
			if p.ID == id {
				return p
			}
		}
	}
	return nil
}
func (m *memStore) SaidBy(id ID) []*Statement {
	return pick(m.statements, func(s *Statement) bool { return slices.Contains(s.SpeakerIDs, id) })
}
func (m *memStore) PrintedIn(id ID) []*Statement {
	return pick(m.statements, func(s *Statement) bool { return s.ArticleID == id })
}

// pick gives the rows that pass, in the order of their ids.
func pick[T any](rows map[ID]T, pass func(T) bool) (out []T) {
	for _, id := range slices.Sorted(maps.Keys(rows)) {
		if pass(rows[id]) {
			out = append(out, rows[id])
		}
	}
	return out
}

// cut pages a sorted list. Its cursors hold the id, and behind it for lists by id alone the row need not be there any more.
func cut[T Node](rows []T, r Range, order string) (Page[T], error) {
	find := func(c Cursor, past bool) (int, error) {
		p, err := ParseCursor(c, order, 0)
		for i, row := range rows {
			if row.NodeID() == p.ID || order == "ID" && row.NodeID() > p.ID {
				if past && row.NodeID() == p.ID {
					return i + 1, err
				}
				return i, err
			}
		}
		return len(rows), err
	}
	from, until := 0, len(rows)
	var err error
	if r.After != "" {
		if from, err = find(r.After, true); err != nil {
			return Page[T]{}, err
		}
	}
	if r.Before != "" {
		if until, err = find(r.Before, false); err != nil {
			return Page[T]{}, err
		}
	}
	if r.Last > 0 {
		from = max(from, until-r.Last)
	} else {
		until = min(until, from+r.First)
	}
	page := Page[T]{Items: rows[from:until], Before: from > 0, After: until < len(rows), Total: -1}
	if r.CountTo > 0 {
		page.Total = min(len(rows), r.CountTo)
	}
	for _, row := range page.Items {
		page.Cursors = append(page.Cursors, MakeCursor(Position{Order: order, ID: row.NodeID()}))
	}
	return page, nil
}

// answer makes the page of each anchor; on tells whether a row hangs on one.
func answer[T Node](a Anchors, rows []T, on func(T, ID) bool, r Range, order string, copyOf func(T) T) ([]Page[T], error) {
	ids := a.IDs
	if a.By == Nothing {
		ids = []ID{""}
	}
	pages := []Page[T]{}
	for _, id := range ids {
		page, err := cut(slices.DeleteFunc(slices.Clone(rows), func(row T) bool { return a.By != Nothing && !on(row, id) }), r, order)
		if err != nil {
			return nil, err
		}
		page.Items = slices.Clone(page.Items)
		for i, row := range page.Items {
			page.Items[i] = copyOf(row)
		}
		pages = append(pages, page)
	}
	return pages, nil
}

// begin notes a call and locks.
func (m *memStore) begin(ctx context.Context, method string) (func(), error) {
	if err := ctx.Err(); err != nil {
		return nil, Wrap(err, Internal, "")
	}
	m.mu.Lock()
	m.calls = append(m.calls, method)
	return m.mu.Unlock, nil
}

func (m *memStore) Actors(ctx context.Context, q ActorQuery) ([]Page[Actor], error) {
	end, err := m.begin(ctx, "Actors")
	if err != nil {
		return nil, err
	}
	defer end()
	rows := pick(m.actors, func(a Actor) bool { return q.Filter.Match(a, m) })
	said := map[ID]int{}
	for _, s := range m.statements {
		for _, id := range s.SpeakerIDs {
			said[id]++
		}
	}
	slices.SortStableFunc(rows, func(a, b Actor) int {
		switch q.Order.Field {
		case ActorsByStatements:
			return cmp.Compare(said[b.NodeID()], said[a.NodeID()])
		case ActorsByName:
			return cmp.Compare(Slug(a.Profiled().Name), Slug(b.Profiled().Name))
		}
		return 0
	})
	return answer(q.Anchors, rows, func(a Actor, id ID) bool {
		p := a.Profiled()
		switch q.Anchors.By {
		case ByID:
			return p.ID == id || slices.Contains(p.FormerIds, id)
		case ByAlias:
			return slices.ContainsFunc(append([]string{p.Name}, p.Aliases...), func(n string) bool { return Slug(n) == string(id) })
		}
		panic("no such anchor")
	}, q.Range, string(q.Order.Field), cloneActor)
}

func (m *memStore) Articles(ctx context.Context, q ArticleQuery) ([]Page[*Article], error) {
	end, err := m.begin(ctx, "Articles")
	if err != nil {
		return nil, err
	}
	defer end()
	rows := pick(m.articles, func(a *Article) bool { return q.Filter.Match(a, m) })
	if q.Order.Field == ArticlesByPublished {
		slices.SortStableFunc(rows, func(a, b *Article) int { return dayOf(b.PublishedOn).Compare(dayOf(a.PublishedOn)) })
	}
	if q.Order.Field == ArticlesByLoaded {
		slices.SortStableFunc(rows, func(a, b *Article) int { return b.LoadedAt.Compare(a.LoadedAt) })
	}
	return answer(q.Anchors, rows, func(a *Article, id ID) bool { return a.ID == id }, q.Range, string(q.Order.Field), func(a *Article) *Article {
		c := clone(a)
		if q.WithoutBody {
			c.Body = ""
		}
		return c
	})
}

func (m *memStore) onStatement(by Anchor, s *Statement, id ID) bool {
	takes := func(on func(Take) bool) bool { return slices.ContainsFunc(s.Takes, on) }
	switch by {
	case ByID:
		return s.ID == id
	case BySpeaker:
		return slices.Contains(s.SpeakerIDs, id)
	case ByMention:
		return slices.Contains(s.MentionIDs, id)
	case ByCountsFor:
		return s.CountsForID == id
	case ByArticle:
		return s.ArticleID == id
	case ByProposition:
		return takes(func(t Take) bool { return t.PropositionID == id })
	case ByTopic:
		return takes(func(t Take) bool { return m.Proposition(t.PropositionID).TopicID == id })
	case ByUtterance:
		return ID(s.Utterance) == id
	case ByUtteranceKey:
		return ID(UtteranceKey(s)) == id
	case ByWithin:
		return s.WithinID == id
	}
	panic("no such anchor")
}

func (m *memStore) Statements(ctx context.Context, q StatementQuery) ([]Page[*Statement], error) {
	end, err := m.begin(ctx, "Statements")
	if err != nil {
		return nil, err
	}
	defer end()
	rows := pick(m.statements, func(s *Statement) bool { return q.Filter.Match(s, m.articles[s.ArticleID], m) })
	if q.Order.Field == StatementsBySaid {
		slices.SortStableFunc(rows, func(a, b *Statement) int { return b.Said.Day().Compare(a.Said.Day()) })
	}
	return answer(q.Anchors, rows, func(s *Statement, id ID) bool { return m.onStatement(q.Anchors.By, s, id) }, q.Range, string(q.Order.Field), clone[Statement])
}

func (m *memStore) Relations(ctx context.Context, q RelationQuery) ([]Page[*Relation], error) {
	end, err := m.begin(ctx, "Relations")
	if err != nil {
		return nil, err
	}
	defer end()
	rows := pick(m.relations, func(r *Relation) bool { return q.Filter.Match(r, m) })
	return answer(q.Anchors, rows, func(r *Relation, id ID) bool {
		switch q.Anchors.By {
		case ByID:
			return r.ID == id
		case ByArticle:
			return r.ArticleID == id
		}
		return slices.Contains(r.FromIDs, id) || slices.Contains(r.ToIDs, id)
	}, q.Range, "ID", clone[Relation])
}

func (m *memStore) Codebook(ctx context.Context) (Codebook, error) {
	end, err := m.begin(ctx, "Codebook")
	if err != nil {
		return Codebook{}, err
	}
	defer end()
	return *clone(&m.cb), nil
}

func (m *memStore) Changes(ctx context.Context, q ChangeQuery) ([]Page[ChangeRow], error) {
	end, err := m.begin(ctx, "Changes")
	if err != nil {
		return nil, err
	}
	defer end()
	var reports []Report
	for _, s := range m.statements {
		reports = append(reports, Report{Statement: s, PublishedOn: dayOf(m.articles[s.ArticleID].PublishedOn)})
	}
	rows := slices.DeleteFunc(ProjectChanges(reports, SureEnough), func(c ChangeRow) bool { return !q.Filter.Match(c, m) })
	slices.SortFunc(rows, CompareChanges)
	page, err := changeListing.cut(rows, q.Range)
	return []Page[ChangeRow]{page}, err
}

// Ties gives what a test has laid down in tied; neighbours are counted by the stores, which the conformance suite holds to it.
func (m *memStore) Ties(ctx context.Context, q TieQuery) ([]Neighbours, error) {
	end, err := m.begin(ctx, "Ties")
	if err != nil {
		return nil, err
	}
	defer end()
	all := make([]Neighbours, len(q.Of))
	for i, id := range q.Of {
		all[i] = Neighbours{Of: id, Items: m.tied[id], Total: len(m.tied[id])}
	}
	return all, nil
}

func (m *memStore) Preview(ctx context.Context, w Write) (Written, error) {
	end, err := m.begin(ctx, "Preview")
	if err != nil {
		return Written{}, err
	}
	defer end()
	return m.trial().apply(w)
}

// trial holds the same, and can be changed apart.
func (m *memStore) trial() *memStore {
	return &memStore{cb: m.cb, actors: maps.Clone(m.actors), articles: maps.Clone(m.articles), statements: maps.Clone(m.statements), relations: maps.Clone(m.relations)}
}

func (m *memStore) Write(ctx context.Context, w Write) (Written, error) {
	end, err := m.begin(ctx, "Write")
	if err != nil {
		return Written{}, err
	}
	defer end()
	if others := m.meanwhile; others != nil {
		m.meanwhile = nil
		others()
	}
	if m.conflicts > 0 {
		m.conflicts--
		return Written{}, Errorf(Conflict, "somebody was faster; look again")
	}
	if _, err := m.trial().apply(w); err != nil { // all or nothing
		return Written{}, err
	}
	return m.apply(w)
}

func (m *memStore) apply(w Write) (Written, error) {
	if w.InUse != nil && *w.InUse != m.cb.Fingerprint {
		return Written{}, Errorf(Conflict, "another codebook has come into use meanwhile")
	}
	for id, revision := range w.Expect {
		have := 0
		if s := m.statements[id]; s != nil {
			have = s.Revision
		}
		if r := m.relations[id]; r != nil {
			have = r.Revision
		}
		if have != revision {
			return Written{}, Errorf(Conflict, "%s is at revision %d, not %d", id, have, revision)
		}
	}
	for id, was := range w.Were {
		if now := m.articles[id]; (now == nil) != (was == nil) || now != nil && !sameJSON(now, was) {
			return Written{}, Errorf(Conflict, "%s is no longer as it was read", id)
		}
	}
	for _, a := range w.Met {
		if _, err := MeetActor(m.actors[a.NodeID()], a); err != nil {
			return Written{}, err
		}
	}
	if w.Codebook != nil {
		m.cb = retiring(m.cb, clone(w.Codebook))
	}
	for _, a := range w.Actors {
		m.actors[a.NodeID()] = cloneActor(a)
	}
	for _, a := range w.Met {
		m.actors[a.NodeID()] = cloneActor(JoinActors(m.actors[a.NodeID()], a))
	}
	for _, a := range w.Articles {
		m.articles[a.ID] = clone(a)
	}
	for _, s := range w.Statements {
		m.statements[s.ID] = clone(s)
	}
	for _, r := range w.Relations {
		m.relations[r.ID] = clone(r)
	}
	gone := map[ID]bool{}
	for _, id := range w.Delete {
		m.remove(id, gone)
	}
	for _, id := range w.Delete {
		if m.named(id) {
			return Written{}, Errorf(Conflict, "%s cannot be deleted: something that is stored names it", id)
		}
	}
	m.cluster()
	return Written{Deleted: len(gone), DeletedIDs: keysOf(gone)}, nil
}

// named tells whether something names an actor that is not there, and that nobody answers for.
func (m *memStore) named(id ID) bool {
	there := func(a Actor) bool { return a.NodeID() == id || slices.Contains(a.Profiled().FormerIds, id) }
	if !isActorID(id) || len(pick(m.actors, there)) > 0 {
		return false
	}
	return len(pick(m.statements, func(s *Statement) bool { return slices.Contains(s.ActorIDs(), id) })) > 0 ||
		len(pick(m.relations, func(r *Relation) bool { return slices.Contains(r.ActorIDs(), id) })) > 0 ||
		len(pick(m.actors, func(a Actor) bool { return CountryOf(a) == id })) > 0
}

// retiring is the codebook next with what the one before had and it lacks: retired, in the topics these were in.
func retiring(before Codebook, next *Codebook) Codebook {
	has, topics := map[ID]bool{}, map[ID]*Topic{}
	for _, t := range next.Topics {
		topics[t.ID] = t
		for _, p := range t.Propositions {
			has[p.ID] = true
		}
	}
	for _, t := range before.Topics {
		for _, p := range t.Propositions {
			if has[p.ID] {
				continue
			}
			if topics[t.ID] == nil {
				topics[t.ID] = &Topic{ID: t.ID, Name: t.Name, Description: t.Description}
				next.Topics = append(next.Topics, topics[t.ID])
			}
			retired := *p
			retired.Retired = true
			topics[t.ID].Propositions = append(topics[t.ID].Propositions, &retired)
		}
	}
	return *next
}

func (m *memStore) remove(id ID, gone map[ID]bool) {
	held := map[ID]bool{}
	drop := func(id ID, actors []ID) {
		gone[id] = true
		for _, a := range actors {
			held[a] = true
		}
		delete(m.statements, id)
		delete(m.relations, id)
	}
	for _, s := range pick(m.statements, func(s *Statement) bool { return s.ArticleID == id || s.ID == id }) {
		drop(s.ID, s.ActorIDs())
	}
	for _, r := range pick(m.relations, func(r *Relation) bool { return r.ArticleID == id || r.ID == id }) {
		drop(r.ID, r.ActorIDs())
	}
	if m.articles[id] != nil || m.actors[id] != nil {
		gone[id] = true
	}
	delete(m.articles, id)
	delete(m.actors, id)
	for _, s := range m.statements {
		for _, a := range s.ActorIDs() {
			delete(held, a)
		}
	}
	for _, r := range m.relations {
		for _, a := range r.ActorIDs() {
			delete(held, a)
		}
	}
	for a := range held {
		if m.actors[a] != nil && m.actors[a].Profiled().Origin == OriginArticle {
			delete(m.actors, a)
			gone[a] = true
		}
	}
}

// cluster sets every statement's utterance anew.
func (m *memStore) cluster() {
	reports := map[string][]Dated{}
	for _, s := range m.statements {
		key := UtteranceKey(s)
		reports[key] = append(reports[key], Dated{s.ID, s.Said.Day()})
	}
	for key, dated := range reports {
		for id, u := range Utterances(key, dated) {
			m.statements[id].Utterance = u
		}
	}
}

func (m *memStore) Check(ctx context.Context, _ func(Fault)) error {
	end, err := m.begin(ctx, "Check")
	if err == nil {
		end()
	}
	return err
}

func (m *memStore) About() About {
	return About{Kind: "memory", Place: fmt.Sprintf("%p", m), SchemaVersion: 1}
}
func (m *memStore) Close() error { return nil }

var _ Store = (*memStore)(nil)
