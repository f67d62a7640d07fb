package main

import (
	"context"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// builtInName names the built-in codebook where a file can be named, as an include does.
const builtInName = "default"

// builtInMark begins the built-in codebook where it is stored: nobody chose it for the graph, so that a later version puts its own
// in its place. It is a comment to whoever reads the document, and no part of the fingerprint.
const builtInMark = "# the built-in codebook of Standpoint\n"

// codebook is the one that the settings name, checked, else the built-in one; no store is asked.
func (p *program) codebook() (*codebook.Codebook, error) {
	if p.named() {
		return codebook.Open(p.settings.Codebook)
	}
	return codebook.Default()
}

// named tells whether the settings name a file.
func (p *program) named() bool {
	return p.settings.Codebook != "" && p.settings.Codebook != builtInName
}

// choose gives the codebook to load with into a graph that has stored in use: the one that the settings name, else the stored one.
// The built-in one of an earlier version gives way to this version's.
func (p *program) choose(stored graph.Codebook) (*codebook.Codebook, error) {
	if strings.HasPrefix(stored.Yaml, builtInMark) {
		return p.codebook()
	}
	return p.keep(stored)
}

// keep gives the codebook that the settings name, else the stored one, whoever chose that.
func (p *program) keep(stored graph.Codebook) (*codebook.Codebook, error) {
	own, err := p.codebook()
	if err != nil || p.settings.Codebook != "" || stored.Fingerprint == "" || stored.Fingerprint == own.Fingerprint {
		return own, err
	}
	cb, err := codebook.Parse("the store's codebook", []byte(stored.Yaml))
	if err != nil {
		return nil, &graph.Error{Code: graph.BadInput, Err: err,
			Message: "the codebook that the store has cannot be read by this version; name a file with --codebook FILE, or take the built-in one with --codebook " + builtInName}
	}
	p.sayf("codebook: %s, as the store has it; --codebook %s takes the built-in one", cb.Short(), builtInName)
	return cb, nil
}

// putIntoUse stores a codebook with the graph, and says so if that takes another's place.
func (p *program) putIntoUse(ctx context.Context, g *graph.Graph, cb *codebook.Codebook, stored graph.Codebook) error {
	known, actors := loader.Known(cb)
	if own, err := codebook.Default(); err == nil && cb == own {
		known.Yaml = builtInMark + known.Yaml
	}
	changed, err := g.SetCodebook(ctx, known, actors)
	if err != nil || !changed || stored.Fingerprint == "" {
		return err
	}
	p.sayf("codebook %s replaces %.12s; %s retired", cb.Short(), stored.Fingerprint, count(lost(stored, known), "proposition"))
	return nil
}

// lost is how many propositions that were in use the next codebook lacks.
func lost(before, next graph.Codebook) int {
	has := map[graph.ID]bool{}
	for _, t := range next.Topics {
		for _, q := range t.Propositions {
			has[q.ID] = true
		}
	}
	n := 0
	for _, t := range before.Topics {
		for _, q := range t.Propositions {
			if !q.Retired && !has[q.ID] {
				n++
			}
		}
	}
	return n
}
