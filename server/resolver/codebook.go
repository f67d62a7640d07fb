package resolver

import (
	"context"

	"github.com/standpoint-graph/standpoint/graph"
)

// Codebook is the resolver for the codebook field.
func (r *queryResolver) Codebook(ctx context.Context) (*graph.Codebook, error) {
	cb, err := r.Graph.Codebook(ctx)
	return &cb, err
}
