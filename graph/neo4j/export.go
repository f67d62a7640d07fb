package neo4j

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/standpoint-graph/standpoint/graph"
)

// unfinished is a file that is in the folder of an export until it is complete.
const unfinished = "UNFINISHED"

// Exported says how far an export has come, and in the end what it has written.
type Exported struct {
	Statements, Nodes, Relationships int
	Bytes                            int64 // of all tables; known in the end
}

// Export writes a graph, whatever store holds it, into dir as the tables that "neo4j-admin database import full" takes: what it
// imports is what [Store.Write] would have made. dir must be empty or not there yet. The same graph gives the same files. report is
// told now and then how far it has come; nil: nobody is.
//
// Nobody may write to the graph meanwhile. Memory is bounded by the actors, some hundred bytes each, by what one of them said about
// one proposition, and by buffers of about 150 MB together; beside the tables a tenth of their size is needed on the disk.
// When it is interrupted, a file named UNFINISHED stays in dir, of which nothing can be used.
func Export(ctx context.Context, from graph.Store, dir string, report func(Exported)) (Exported, error) {
	if err := emptyFolder(dir); err != nil {
		return Exported{}, err
	}
	mark := filepath.Join(dir, unfinished)
	if err := os.WriteFile(mark, []byte("This export was not completed. Remove the folder and export again.\n"), 0o644); err != nil {
		return Exported{}, unwritten(err)
	}
	if report == nil {
		report = func(Exported) {}
	}
	ctx, cancel := context.WithCancel(ctx) // ends what is read ahead
	defer cancel()
	e := newExporter(ctx, from, dir, report)
	err := errors.Join(e.run(), e.close())
	if err == nil {
		err = e.guide()
	}
	if err != nil {
		return e.done, graph.Wrap(firstOf(ctx.Err(), err), graph.Internal, "the export failed; run standpoint check")
	}
	return e.done, unwritten(os.Remove(mark))
}

// emptyFolder makes dir, or insists that it is empty.
func emptyFolder(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return unwritten(err)
	}
	entries, err := os.ReadDir(dir)
	switch {
	case err != nil:
		return unwritten(err)
	case len(entries) == 0:
		return nil
	}
	if _, err := os.Stat(filepath.Join(dir, unfinished)); !errors.Is(err, fs.ErrNotExist) {
		return graph.Errorf(graph.BadInput, "%s holds an export that was not completed; remove it, or name another folder", dir)
	}
	return graph.Errorf(graph.BadInput, "%s is not empty; name a new folder", dir)
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// exporter is an export at work.
type exporter struct {
	ctx    context.Context
	from   graph.Store
	dir    string
	report func(Exported)
	done   Exported

	nodes        map[string]*table // by label
	edges        map[string]*table // by type
	actors       map[graph.ID]*sums
	bare         map[graph.ID]bool // actors that are only referred to
	now          map[graph.ID]graph.ID
	propositions map[graph.ID]bool // whether the codebook has it
	sorters
}

// sums are what is kept of an actor's statements.
type sums struct {
	n    int
	last graph.Date
}

// sorters put together what belongs together and comes from all over the graph.
type sorters struct {
	spoken   *sorter // actor, utterance, day
	stands   *sorter // actor, proposition, and a stand
	everyone *sorter // proposition, stance, utterance, day
	names    *sorter // name, actor
	urls     *sorter // url, article
	wanted   *sorter // a node that is there; a node that must be there for a relationship, and that
	versions *sorter // article, the one before
}

func newExporter(ctx context.Context, from graph.Store, dir string, report func(Exported)) *exporter {
	return &exporter{
		ctx: ctx, from: from, dir: dir, report: report, nodes: nodeTables(dir), edges: edgeTables(dir),
		actors: map[graph.ID]*sums{}, bare: map[graph.ID]bool{}, propositions: map[graph.ID]bool{},
		sorters: sorters{
			spoken: newSorter(dir, "spoken"), stands: newSorter(dir, "stands"), everyone: newSorter(dir, "everyone"), names: newSorter(dir, "names"),
			urls: newSorter(dir, "urls"), wanted: newSorter(dir, "wanted"), versions: newSorter(dir, "versions"),
		},
	}
}

func (s *sorters) all() []*sorter {
	return []*sorter{s.spoken, s.stands, s.everyone, s.names, s.urls, s.wanted, s.versions}
}

// run writes all tables. Actors come last: what is kept of them is known only then.
func (e *exporter) run() error {
	for _, step := range []func() error{
		e.codebook, e.knowActors, e.articles, e.relations, e.joined, e.standings, e.everyoneSaid, e.sumUp, e.writeActors, e.aliases, e.addresses, e.singles,
	} {
		if err := step(); err != nil {
			return err
		}
		e.tell()
	}
	return nil
}

func (e *exporter) tell() { e.report(e.done) }

// close ends the tables and removes what was set aside.
func (e *exporter) close() error {
	var errs []error
	for _, tables := range []map[string]*table{e.nodes, e.edges} {
		for _, name := range sortedKeys(tables) {
			errs = append(errs, tables[name].close())
		}
	}
	for _, s := range e.all() {
		errs = append(errs, s.remove())
	}
	return errors.Join(errs...)
}

// node writes a node; name is that of its table.
func (e *exporter) node(name string, p properties) error {
	e.done.Nodes++
	return e.nodes[name].write(p)
}

// edge writes a relationship. Its properties are used up.
func (e *exporter) edge(x edge) error {
	for _, end := range []struct{ label, id string }{{x.edgeType.from, x.from}, {x.edgeType.to, x.to}} {
		switch id := graph.ID(end.id); {
		case end.label == "Actor" && e.actors[id] == nil:
			e.bare[id], e.actors[id] = true, &sums{}
		case end.label == "Proposition" && !e.propositions[id]:
			e.propositions[id] = true
			if err := e.node("Proposition", properties{"id": end.id}); err != nil {
				return err
			}
		}
	}
	p := x.props
	if p == nil {
		p = properties{}
	}
	p[startColumn], p[endColumn] = x.from, x.to
	e.done.Relationships++
	return e.edges[x.kind].write(p)
}

func (e *exporter) allEdges(edges []edge) error {
	for _, x := range edges {
		if err := e.edge(x); err != nil {
			return err
		}
	}
	return nil
}

// successor resolves ids of actors, see [resolver].
func (e *exporter) successor(id graph.ID) graph.ID {
	if now, ok := e.now[id]; ok {
		return now
	}
	return id
}
