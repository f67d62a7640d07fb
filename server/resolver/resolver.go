// Package resolver answers the fields of the schema from the domain, one file a noun. It decides nothing: it finds out
// what is asked, asks package graph once for each level of the query, and hands on what it says.
package resolver

//go:generate go tool gqlgen generate
//go:generate go run ../../internal/inturn ../gql

import (
	"context"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/server/view"
)

// Resolver holds what answers need.
type Resolver struct {
	Graph       *graph.Graph
	Loads       Loads
	Added       Added
	Version     string                     // of the program
	MaySeeTexts func(context.Context) bool // whether whoever asks may see full texts
}

// Added are the statements that come into the store.
type Added interface {
	Follow(ctx context.Context, filter *graph.StatementFilter) (<-chan *graph.Statement, error)
}

// Loads are the loads of this server.
type Loads interface {
	Check(src graph.Source) error
	Start(ctx context.Context, sources []graph.Source) (*view.LoadJob, error)
	Cancel(id graph.ID) (*view.LoadJob, error)
	Job(id graph.ID) *view.LoadJob
	Follow(ctx context.Context, id graph.ID) (<-chan *view.LoadJob, error)
}
