package graph

import "context"

// reading is the work on one round.
type reading struct {
	in         *intake
	cast       *cast
	known      map[ID]bool // propositions
	statements map[ID][]*Statement
	relations  map[ID][]*Relation
	before     map[ID][]*Statement // of the texts before
	write      Write
	counted    map[ID]bool // new actors that a proposal has counted
}

// ingestRound stores what was found, if the codebook is still in use then: from its actors it is derived whom words count for.
func (g *Graph) ingestRound(ctx context.Context, cb Codebook, ps []Proposal, round []int, out []Ingested) error {
	in, round, err := g.takeIn(ctx, ps, round, out)
	if err != nil {
		return err
	}
	proposals := make([]*Proposal, len(round))
	for n, i := range round {
		proposals[n] = &ps[i]
	}
	r, err := g.newReading(ctx, cb, in, proposals)
	if err != nil {
		return err
	}
	ids := make([]ID, len(round))
	for n, i := range round {
		ids[n] = out[i].ArticleID
		out[i] = r.read(n, proposals[n], ids[n])
	}
	if err := r.in.put(ctx, &r.write, ids); err != nil {
		return err
	}
	met := map[ID]bool{}
	for id := range r.cast.met {
		met[id] = true
	}
	for _, id := range keysOf(met) {
		r.write.Met = append(r.write.Met, r.cast.met[id])
	}
	if w := &r.write; len(w.Articles)+len(w.Met)+len(w.Statements)+len(w.Relations) == 0 {
		return nil
	}
	_, err = g.store.Write(ctx, r.write)
	return err
}

// newReading reads all that the round touches beside its articles.
func (g *Graph) newReading(ctx context.Context, cb Codebook, in *intake, proposals []*Proposal) (*reading, error) {
	r := &reading{in: in, known: cb.known(), write: Write{Expect: map[ID]int{}, InUse: &cb.Fingerprint}, counted: map[ID]bool{}}
	var err error
	var ids, before []ID
	for _, p := range proposals {
		a := r.in.now[ArticleID(p.Article.Body)]
		ids, before = append(ids, a.ID), append(before, a.PreviousID)
	}
	if r.statements, err = g.statementsOn(ctx, ByArticle, ids); err != nil {
		return nil, err
	}
	if r.relations, err = g.relationsOn(ctx, ByArticle, ids); err != nil {
		return nil, err
	}
	if before = tidyIDs(before); before != nil {
		if r.before, err = g.statementsOn(ctx, ByArticle, before); err != nil {
			return nil, err
		}
	}
	r.cast, err = g.newCast(ctx, proposals)
	return r, err
}

// takeIn accepts the articles of the round's proposals, as they are stored now or for the first time. It gives the round without those
// whose article was stored and has been deleted since, and without those that were read of less than is stored by now: whoever added
// to such an article reads it, or has read it, and their findings are the better ones.
func (g *Graph) takeIn(ctx context.Context, ps []Proposal, round []int, out []Ingested) (*intake, []int, error) {
	in := &intake{g: g, changed: map[ID]bool{}}
	batch := make([]*Article, len(round))
	for n, i := range round {
		var err error
		if batch[n], err = g.prepare(ps[i].Article); err != nil {
			return nil, nil, err
		}
	}
	if err := in.load(ctx, batch); err != nil {
		return nil, nil, err
	}
	there := make([]int, 0, len(round))
	for n, a := range batch {
		i, stored := round[n], in.now[a.ID]
		if stored == nil && ps[i].Stored {
			out[i] = Ingested{ArticleID: a.ID, Err: Errorf(NotFound, "it was deleted while it was read; load it again if it is wanted after all")}
			continue
		}
		if stored != nil {
			a.Body = stored.Body // the printing that is stored; evidence moves to it
		}
		in.merge(a, false)
		if in.outrun(a) {
			out[i] = Ingested{ArticleID: a.ID, Outrun: true}
			continue
		}
		there = append(there, i)
	}
	in.chain()
	return in, there, nil
}

// read puts one proposal into the round's write.
func (r *reading) read(n int, p *Proposal, id ID) Ingested {
	article := *r.in.now[id]
	article.State, article.Problem, article.Coverage = ArticleRead, nil, p.Article.Coverage
	if !sameJSON(&article, r.in.now[id]) {
		r.in.now[id], r.in.changed[id] = &article, true
	}
	b := &builder{cast: r.cast, n: n, article: &article, text: NewText(article.Body), propositions: r.known}
	if article.Body != p.Article.Body {
		b.move = newRebase(p.Article.Body, article.Body)
	}
	found, at := b.statements(p.Statements)
	old := r.statements[id]
	if len(old) == 0 && article.PreviousID != "" {
		CarryOver(r.before[article.PreviousID], found)
	}
	now := r.in.g.now()
	statements := Reread(old, found, now)
	link(statements, p.Statements, at)
	relations := RereadRelations(r.relations[id], b.relations(p.Relations), now)
	r.keepStatements(old, statements)
	r.keepRelations(r.relations[id], relations)
	return r.count(b, id, statements[:len(found)], relations)
}

// link sets what holds what, now that the statements have ids. at says which statement each proposed one became.
func link(statements []*Statement, proposed []ProposedStatement, at []int) {
	for i := range proposed {
		if at[i] < 0 {
			continue
		}
		s := statements[at[i]]
		var within ID
		if w := proposed[i].Within; w >= 0 && w < len(at) && at[w] >= 0 && at[w] != at[i] {
			within = statements[at[w]].ID
		}
		s.WithinID, s.Machine.WithinID = within, within
	}
}

// keepStatements puts what has changed into the write, and expects that nobody else changes it meanwhile.
func (r *reading) keepStatements(old, now []*Statement) {
	before := map[ID]*Statement{}
	for _, s := range old {
		before[s.ID] = s
	}
	for _, s := range now {
		o := before[s.ID]
		if o != nil {
			if sameJSON(o, s) {
				continue
			}
			c := *s
			c.Revision = o.Revision + 1
			s = &c
			r.write.Expect[s.ID] = o.Revision
		} else {
			r.write.Expect[s.ID] = 0
		}
		r.write.Statements = append(r.write.Statements, s)
	}
}

func (r *reading) keepRelations(old, now []*Relation) {
	before := map[ID]*Relation{}
	for _, x := range old {
		before[x.ID] = x
	}
	for _, x := range now {
		o := before[x.ID]
		if o != nil {
			if sameJSON(o, x) {
				continue
			}
			c := *x
			c.Revision = o.Revision + 1
			x = &c
			r.write.Expect[x.ID] = o.Revision
		} else {
			r.write.Expect[x.ID] = 0
		}
		r.write.Relations = append(r.write.Relations, x)
	}
}

// count says what became of the proposal.
func (r *reading) count(b *builder, id ID, found []*Statement, relations []*Relation) Ingested {
	out := Ingested{ArticleID: id, Statements: len(found), Problems: b.problems}
	named := map[ID]bool{}
	for _, s := range found {
		if len(s.SpeakerIDs) == 0 {
			out.NoSpeaker++
		}
		for _, a := range s.ActorIDs() {
			named[a] = true
		}
	}
	for _, x := range relations {
		for _, a := range x.ActorIDs() {
			named[a] = true
		}
	}
	for a := range named {
		if r.cast.stored[a] == nil && r.cast.met[a] != nil && !r.counted[a] {
			out.NewActors++
			r.counted[a] = true
			continue
		}
		out.KnownActors++
	}
	return out
}
