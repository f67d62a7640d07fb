package resolver

import (
	"context"

	"github.com/standpoint-graph/standpoint/server/gql"
)

// Server is the resolver for the server field.
func (r *queryResolver) Server(context.Context) (*gql.Server, error) {
	about := r.Graph.About() // without its place, which is nobody's business
	return &gql.Server{Version: r.Version, Store: about.Kind, SchemaVersion: about.SchemaVersion}, nil
}
