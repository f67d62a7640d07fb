package main

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/embedded"
	"github.com/standpoint-graph/standpoint/graph/neo4j"
	"github.com/standpoint-graph/standpoint/loader"
	"github.com/standpoint-graph/standpoint/loader/fetch"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// open opens the store that the settings name, makes it if it is not there, and says which it is.
func (p *program) open(ctx context.Context) (*graph.Graph, error) {
	if p.inNeo4j() {
		return p.openNeo4j(ctx, false)
	}
	path, err := p.storeFile()
	if err != nil {
		return nil, err
	}
	return p.openFile(ctx, path)
}

// openExisting opens a store to read from: one that is not there is a mistake, not an empty answer.
func (p *program) openExisting(ctx context.Context) (*graph.Graph, error) {
	if p.inNeo4j() {
		return p.openNeo4j(ctx, true)
	}
	path, err := p.storeFile()
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, graph.Errorf(graph.NotFound, "there is no store at %s; load articles first, or say where it is with --db FILE", path)
	}
	return p.openFile(ctx, path)
}

// inNeo4j tells which kind of store the settings name. A file that is named by a flag wins over a server.
func (p *program) inNeo4j() bool { return p.settings.NeoURI != "" && !p.settings.dbGiven }

func (p *program) openNeo4j(ctx context.Context, existing bool) (*graph.Graph, error) {
	store, err := neo4j.Open(ctx, neo4j.Options{
		URI: p.settings.NeoURI, Username: p.settings.NeoUsername, Password: p.settings.NeoPassword, Database: p.settings.NeoDatabase,
		Shared: p.settings.NeoShared == "yes", Existing: existing,
		Report: func(line string) { p.sayf("%s", line) },
	})
	if err != nil {
		return nil, err
	}
	return p.graphOf(store), nil
}

func (p *program) storeFile() (string, error) {
	if p.settings.DB != "" {
		return p.settings.DB, nil
	}
	return dataFile(p.env, "standpoint.db")
}

func (p *program) openFile(ctx context.Context, path string) (*graph.Graph, error) {
	options := []embedded.Option{embedded.WithReport(func(line string) { p.sayf("%s", line) })}
	if p.spares {
		options = append(options, embedded.WithSmallCaches())
	}
	store, err := embedded.Open(ctx, path, options...)
	if err != nil {
		return nil, err
	}
	return p.graphOf(store), nil
}

func (p *program) graphOf(store graph.Store) *graph.Graph {
	g := graph.Open(store, graph.WithClock(p.now))
	about := g.About()
	p.sayf("store: %s, %s", about.Kind, about.Place)
	return g
}

// reader is a graph that can be loaded into: the codebook is stored with it, and the models are there.
type reader struct {
	graph  *graph.Graph
	loader *loader.Loader
	asked  func() *loader.Asked // what a language model has taken; nil where none is asked
}

// openReader makes a reader that loads with the codebook that is chosen for the graph.
func (p *program) openReader(ctx context.Context, g *graph.Graph) (*reader, error) {
	return p.readerWith(ctx, g, p.choose)
}

// readerWith makes a reader with the codebook that choose gives when it sees the stored one; what else is wrong with the settings
// is said before that is put into use.
func (p *program) readerWith(ctx context.Context, g *graph.Graph, choose func(graph.Codebook) (*codebook.Codebook, error)) (*reader, error) {
	stored, err := g.Codebook(ctx)
	if err != nil {
		return nil, err
	}
	cb, err := choose(stored)
	if err != nil {
		return nil, err
	}
	extractor, asked, err := p.extractor(cb)
	if err != nil {
		return nil, err
	}
	pages, err := p.publicPages()
	if err != nil {
		return nil, err
	}
	if err := p.putIntoUse(ctx, g, cb, stored); err != nil {
		return nil, err
	}
	return &reader{graph: g, loader: loader.NewLoader(g, extractor, pages), asked: asked}, nil
}

// ownPages load what a person names on the command line: that person's own network too.
func (p *program) ownPages() *fetch.Fetcher {
	return fetch.New(fetch.Options{Version: thisBuild().Version, Anywhere: true})
}

// publicPages load what somebody asks a server to: the public web, and what the operator allows.
func (p *program) publicPages() (*fetch.Fetcher, error) {
	allow, err := fetch.ParseAllow(p.settings.FetchAllow)
	if err != nil {
		return nil, err
	}
	return fetch.New(fetch.Options{Version: thisBuild().Version, Allow: allow}), nil
}
