package view

import (
	"context"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/server/level"
)

// Connection is one page of a list. Its siblings are the pages that hang on the other objects of the same level, itself
// among them: what its nodes ask for is loaded for all of their nodes.
type Connection[T any] struct {
	page     graph.Page[T]
	siblings []graph.Page[T]
}

// connections makes one connection of each page.
func connections[T, C any](pages []graph.Page[T], wrap func(Connection[T]) C) []C {
	all := make([]C, len(pages))
	for i, p := range pages {
		all[i] = wrap(Connection[T]{page: p, siblings: pages})
	}
	return all
}

// Nodes are the rows.
func (c *Connection[T]) Nodes(ctx context.Context) ([]T, error) {
	level.Put(ctx, func() [][]T { return c.rows() })
	if c.page.Items == nil {
		return []T{}, nil
	}
	return c.page.Items, nil
}

func (c *Connection[T]) rows() [][]T {
	all := make([][]T, len(c.siblings))
	for i, p := range c.siblings {
		all[i] = p.Items
	}
	return all
}

// edges are the rows with their cursors.
func edges[T, E any](c *Connection[T], wrap func(Edge[T]) *E) []*E {
	all := make([]*E, len(c.page.Items))
	for i := range c.page.Items {
		all[i] = wrap(Edge[T]{Cursor: string(c.page.Cursors[i]), node: c.page.Items[i], of: c})
	}
	return all
}

// PageInfo says where the page lies.
func (c *Connection[T]) PageInfo() *PageInfo {
	info := &PageInfo{HasNextPage: c.page.After, HasPreviousPage: c.page.Before}
	if n := len(c.page.Cursors); n > 0 {
		start, end := string(c.page.Cursors[0]), string(c.page.Cursors[n-1])
		info.StartCursor, info.EndCursor = &start, &end
	}
	return info
}

// TotalCount is the number of rows of the whole list, counted no further than upTo.
func (c *Connection[T]) TotalCount(upTo int) int { return max(0, min(c.page.Total, upTo)) }

// Edge is a row with its cursor.
type Edge[T any] struct {
	Cursor string
	node   T
	of     *Connection[T]
}

// Node is the row.
func (e *Edge[T]) Node(ctx context.Context) (T, error) {
	level.Put(ctx, func() [][]T { return e.of.rows() })
	return e.node, nil
}

// PageInfo says where a page lies in its list.
type PageInfo struct {
	HasNextPage, HasPreviousPage bool
	StartCursor, EndCursor       *string
}
