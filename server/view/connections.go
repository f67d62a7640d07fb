package view

import "github.com/standpoint-graph/standpoint/graph"

// The connections and edges of each noun.
type (
	// ActorConnection is a page of actors.
	ActorConnection struct{ Connection[graph.Actor] }
	// ActorEdge is a row of it.
	ActorEdge struct{ Edge[graph.Actor] }
	// ArticleConnection is a page of articles.
	ArticleConnection struct{ Connection[*graph.Article] }
	// ArticleEdge is a row of it.
	ArticleEdge struct{ Edge[*graph.Article] }
	// StatementConnection is a page of statements.
	StatementConnection struct{ Connection[*graph.Statement] }
	// StatementEdge is a row of it.
	StatementEdge struct{ Edge[*graph.Statement] }
	// RelationConnection is a page of relations.
	RelationConnection struct{ Connection[*graph.Relation] }
	// RelationEdge is a row of it.
	RelationEdge struct{ Edge[*graph.Relation] }
	// StanceConnection is a page of stances.
	StanceConnection struct {
		Connection[*graph.StanceSummary]
	}
	// StanceEdge is a row of it.
	StanceEdge struct{ Edge[*graph.StanceSummary] }
	// ChangeConnection is a page of changes of stance.
	ChangeConnection struct{ Connection[*graph.ChangeRow] }
	// ChangeEdge is a row of it.
	ChangeEdge struct{ Edge[*graph.ChangeRow] }
	// LoadResultConnection is a page of what became of articles.
	LoadResultConnection struct{ Connection[*graph.LoadResult] }
	// LoadResultEdge is a row of it.
	LoadResultEdge struct{ Edge[*graph.LoadResult] }
)

// Actors makes connections of pages.
func Actors(pages []graph.Page[graph.Actor]) []*ActorConnection {
	return connections(pages, func(c Connection[graph.Actor]) *ActorConnection { return &ActorConnection{c} })
}

// Edges are the rows with their cursors.
func (c *ActorConnection) Edges() []*ActorEdge {
	return edges(&c.Connection, func(e Edge[graph.Actor]) *ActorEdge { return &ActorEdge{e} })
}

// Articles makes connections of pages.
func Articles(pages []graph.Page[*graph.Article]) []*ArticleConnection {
	return connections(pages, func(c Connection[*graph.Article]) *ArticleConnection { return &ArticleConnection{c} })
}

// Edges are the rows with their cursors.
func (c *ArticleConnection) Edges() []*ArticleEdge {
	return edges(&c.Connection, func(e Edge[*graph.Article]) *ArticleEdge { return &ArticleEdge{e} })
}

// Statements makes connections of pages.
func Statements(pages []graph.Page[*graph.Statement]) []*StatementConnection {
	return connections(pages, func(c Connection[*graph.Statement]) *StatementConnection { return &StatementConnection{c} })
}

// Edges are the rows with their cursors.
func (c *StatementConnection) Edges() []*StatementEdge {
	return edges(&c.Connection, func(e Edge[*graph.Statement]) *StatementEdge { return &StatementEdge{e} })
}

// Relations makes connections of pages.
func Relations(pages []graph.Page[*graph.Relation]) []*RelationConnection {
	return connections(pages, func(c Connection[*graph.Relation]) *RelationConnection { return &RelationConnection{c} })
}

// Edges are the rows with their cursors.
func (c *RelationConnection) Edges() []*RelationEdge {
	return edges(&c.Connection, func(e Edge[*graph.Relation]) *RelationEdge { return &RelationEdge{e} })
}

// Stances makes connections of pages.
func Stances(pages []graph.Page[*graph.StanceSummary]) []*StanceConnection {
	return connections(pages, func(c Connection[*graph.StanceSummary]) *StanceConnection { return &StanceConnection{c} })
}

// Edges are the rows with their cursors.
func (c *StanceConnection) Edges() []*StanceEdge {
	return edges(&c.Connection, func(e Edge[*graph.StanceSummary]) *StanceEdge { return &StanceEdge{e} })
}

// Changes makes connections of pages.
func Changes(pages []graph.Page[*graph.ChangeRow]) []*ChangeConnection {
	return connections(pages, func(c Connection[*graph.ChangeRow]) *ChangeConnection { return &ChangeConnection{c} })
}

// Edges are the rows with their cursors.
func (c *ChangeConnection) Edges() []*ChangeEdge {
	return edges(&c.Connection, func(e Edge[*graph.ChangeRow]) *ChangeEdge { return &ChangeEdge{e} })
}

// LoadResults makes connections of pages.
func LoadResults(pages []graph.Page[*graph.LoadResult]) []*LoadResultConnection {
	return connections(pages, func(c Connection[*graph.LoadResult]) *LoadResultConnection { return &LoadResultConnection{c} })
}

// Edges are the rows with their cursors.
func (c *LoadResultConnection) Edges() []*LoadResultEdge {
	return edges(&c.Connection, func(e Edge[*graph.LoadResult]) *LoadResultEdge { return &LoadResultEdge{e} })
}
