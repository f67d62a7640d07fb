package resolver

import (
	"context"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/server/level"
	"github.com/standpoint-graph/standpoint/server/view"
)

// reports answers the other reports of an utterance. The store counts a statement among its own reports, so that one row
// more is asked for and the statement itself left out.
func (r *Resolver) reports(ctx context.Context, obj *graph.Statement, p paging) (*view.StatementConnection, error) {
	return level.Each(ctx, obj, func(ctx context.Context, objs []*graph.Statement) ([]*view.StatementConnection, error) {
		asked, nothing, err := p.read(ctx)
		if err != nil {
			return nil, err
		}
		found := make([]graph.Page[*graph.Statement], len(objs))
		if !nothing {
			if found, err = r.reportsOf(ctx, objs, asked); err != nil {
				return nil, err
			}
		}
		for i, s := range objs {
			found[i] = without(found[i], s, asked)
		}
		return view.Statements(found), nil
	})
}

// reportsOf asks for one row more than the query does.
func (r *Resolver) reportsOf(ctx context.Context, objs []*graph.Statement, asked graph.Range) ([]graph.Page[*graph.Statement], error) {
	ids := make([]graph.ID, len(objs))
	for i, s := range objs {
		ids[i] = graph.ID(s.Utterance)
	}
	more := asked
	if asked.First > 0 {
		more.First = min(asked.First+1, graph.MaxPage)
	}
	if asked.Last > 0 {
		more.Last = min(asked.Last+1, graph.MaxPage)
	}
	if asked.CountTo > 0 {
		more.CountTo++
	}
	return r.statementsBy(graph.ByUtterance, nil, latestFirst)(ctx, ids, more)
}

// without leaves a statement out of a page and cuts the page to the length asked for. One that is rejected or retired was not
// counted in the first place.
func without(p graph.Page[*graph.Statement], self *graph.Statement, asked graph.Range) graph.Page[*graph.Statement] {
	cut := graph.Page[*graph.Statement]{Before: p.Before, After: p.After, Total: p.Total}
	if self.Leads() {
		cut.Total--
	}
	for i, s := range p.Items {
		if s.ID == self.ID {
			continue
		}
		cut.Items = append(cut.Items, s)
		if !asked.NoCursors {
			cut.Cursors = append(cut.Cursors, p.Cursors[i])
		}
	}
	over, from, until := len(cut.Items)-max(asked.First, asked.Last), 0, len(cut.Items)
	switch {
	case over <= 0:
		return cut
	case asked.Last > 0:
		from, cut.Before = over, true
	default:
		until, cut.After = until-over, true
	}
	cut.Items = cut.Items[from:until]
	if !asked.NoCursors {
		cut.Cursors = cut.Cursors[from:until]
	}
	return cut
}
