package resolver

import (
	"fmt"
	"io"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/server/gql"
)

// maxSources is how many articles one load takes.
const maxSources = 100

// sourcesOf reads what a mutation sends into what the loader reads.
func sourcesOf(inputs []*gql.ArticleSource) ([]graph.Source, error) {
	if len(inputs) < 1 || len(inputs) > maxSources {
		return nil, wrong("input.articles", "give 1 to %d articles", maxSources)
	}
	sources := make([]graph.Source, len(inputs))
	for i, in := range inputs {
		s, err := sourceOf(in, i)
		if err != nil {
			return nil, err
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
	case c.Text != nil && c.File == nil:
		s.Content = []byte(*c.Text)
	case c.File != nil && c.Text == nil:
		content, err := io.ReadAll(c.File.File)
		if err != nil {
			return s, graph.Wrap(err, graph.Internal, "the file could not be read")
		}
		s.Content, s.ContentType = content, c.File.ContentType
		if c.File.Filename != "" {
			s.Name = c.File.Filename
		}
	default:
		return s, wrong(fmt.Sprintf("input.articles.%d.content", i), "give either text or file")
	}
	return s, nil
}

func wrong(field, format string, args ...any) error {
	e := graph.Errorf(graph.BadInput, format, args...)
	e.Field = field
	return e
}
