package loader

import (
	"bufio"
	"bytes"
	"context"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// MaxArticles is how many articles one Accept takes.
const MaxArticles = 100

// gathered is a source that is one article, or why it is none.
type gathered struct {
	graph.Source
	err error
}

func (s gathered) read() (*graph.Article, error) {
	if s.err != nil {
		return nil, s.err
	}
	return Read(s.Source)
}

// gather makes single articles of sources: pages are loaded, and JSON Lines taken apart.
func (l *Loader) gather(ctx context.Context, sources []graph.Source) ([]gathered, error) {
	loaded, err := l.fetchAll(ctx, sources)
	if err != nil {
		return nil, err
	}
	all := make([]gathered, 0, len(loaded))
	for _, src := range loaded {
		if src.err != nil || !holdsLines(src.Source) {
			all = append(all, src)
		} else if all, err = appendLines(ctx, all, src.Source); err != nil {
			return nil, err
		}
		if len(all) > MaxArticles {
			return nil, graph.Errorf(graph.LimitExceeded, "these are more than %d articles; send them in several loads, or use the command standpoint load", MaxArticles)
		}
	}
	return all, nil
}

// holdsLines tells JSON Lines from one article. A page of the web is one article.
func holdsLines(src graph.Source) bool {
	if src.Bare || src.At != "" {
		return false
	}
	kind, _, _ := strings.Cut(strings.ToLower(src.ContentType), ";")
	switch strings.TrimSpace(kind) {
	case "application/jsonl", "application/x-jsonlines", "application/jsonlines", "application/x-ndjson", "application/ndjson":
		return true
	}
	return isJSONLines(src.Name, src.Content)
}

// appendLines appends the articles of JSON Lines, no more than can be seen to be too many. What the source is known by holds for
// each of them and wins over what a line says; title and address are of one article.
func appendLines(ctx context.Context, all []gathered, src graph.Source) ([]gathered, error) {
	from := len(all)
	yieldLines(ctx, src.Name, bufio.NewReader(bytes.NewReader(src.Content)), func(line graph.Source, err error) bool {
		line.Publisher, line.Language = first(src.Publisher, line.Publisher), first(src.Language, line.Language)
		if src.PublishedOn != nil {
			line.PublishedOn = src.PublishedOn
		}
		if len(src.Authors) > 0 {
			line.Authors = src.Authors
		}
		line.Title, line.URL = first(src.Title, line.Title), first(src.URL, line.URL)
		all = append(all, gathered{line, err})
		return len(all) <= MaxArticles
	})
	switch found := len(all) - from; {
	case ctx.Err() != nil:
		return nil, graph.Wrap(ctx.Err(), graph.Cancelled, "cancelled")
	case found == 0:
		return append(all, gathered{src, graph.Errorf(graph.BadInput, "it holds no line with an article; write one as {\"text\": …}")}), nil
	case found > 1 && (src.Title != "" || src.URL != ""):
		return nil, graph.Errorf(graph.BadInput, "%s holds several articles, and a title and an address are of one; leave them out", src.Name)
	}
	return all, nil
}
