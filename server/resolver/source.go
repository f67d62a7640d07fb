package resolver

import (
	"errors"
	"fmt"
	"io"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/server/gql"
)

// maxSources is how many articles one load takes.
const maxSources = 100

// sourcesOf reads what a mutation sends into what the loader reads.
func (r *Resolver) sourcesOf(inputs []*gql.ArticleSource) ([]graph.Source, error) {
	if len(inputs) < 1 || len(inputs) > maxSources {
		return nil, wrong("input.articles", "give 1 to %d articles", maxSources)
	}
	sources := make([]graph.Source, len(inputs))
	for i, in := range inputs {
		s, err := sourceOf(in, i)
		if err != nil {
			return nil, err
		}
		if err := r.Loads.Check(s); err != nil {
			return nil, at(fmt.Sprintf("input.articles.%d.content", i), err)
		}
		sources[i] = s
	}
	return sources, nil
}

func sourceOf(in *gql.ArticleSource, i int) (graph.Source, error) {
	s := graph.Source{
		Name: fmt.Sprintf("article %d", i+1), Title: or(in.Title, ""), URL: or(in.URL, ""), Publisher: or(in.Publisher, ""),
		PublishedOn: in.PublishedOn, Authors: in.Authors, Language: or(in.Language, ""),
	}
	switch c := in.Content; {
	case c.Text != nil && c.Fetch == nil && c.File == nil:
		s.Content = []byte(*c.Text)
	case c.Fetch != nil && c.Text == nil && c.File == nil:
		s.Fetch, s.Name = *c.Fetch, *c.Fetch
	case c.File != nil && c.Text == nil && c.Fetch == nil:
		content, err := io.ReadAll(c.File.File)
		if err != nil {
			return s, graph.Wrap(err, graph.Internal, "the file could not be read")
		}
		s.Content, s.ContentType = content, c.File.ContentType
		if c.File.Filename != "" {
			s.Name = c.File.Filename
		}
	default:
		return s, wrong(fmt.Sprintf("input.articles.%d.content", i), "give one of text, fetch and file")
	}
	return s, nil
}

// at says of which field an error speaks.
func at(field string, err error) error {
	if e, ok := errors.AsType[*graph.Error](err); ok {
		placed := *e
		placed.Field = field
		return &placed
	}
	return err
}

func wrong(field, format string, args ...any) error {
	e := graph.Errorf(graph.BadInput, format, args...)
	e.Field = field
	return e
}
