package loader

import (
	"context"
	"fmt"
	"runtime"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader/encoder"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// Version names what extracts; it changes whenever the same article may give another result.
const Version = "5"

// Extractor is what extraction needs beside the article: the codebook and the models, shared by all workers and never changed.
type Extractor struct {
	codebook   *codebook.Codebook
	tagger     *encoder.Tagger
	linker     *Linker
	resolver   *Resolver
	classifier *Classifier
	asker      *asker // with a language model: then there are no tagger, linker and classifier
	stages     []stage
	coder      graph.Coder
	pool       *pool // nil with a language model
}

// New makes an extractor for a codebook. The first one of a process loads the models, which takes a fraction of a second.
func New(cb *codebook.Codebook) (*Extractor, error) {
	if err := checkStages(stages); err != nil {
		return nil, err
	}
	tagger, err := encoder.Attribution()
	if err != nil {
		return nil, graph.Wrap(err, graph.Internal, "the attribution model cannot be loaded; the program is damaged, install it again")
	}
	classifier, err := NewClassifier(cb)
	if err != nil {
		return nil, graph.Wrap(err, graph.Internal, "the stance model cannot be loaded; the program is damaged, install it again")
	}
	e := &Extractor{
		codebook: cb, tagger: tagger, linker: NewLinker(cb), resolver: NewResolver(cb), classifier: classifier, stages: stages, coder: ownCoder(),
	}
	e.pool = newPool(runtime.GOMAXPROCS(0), e.newHands)
	return e, nil
}

// ownCoder names the encoder as who has coded a statement.
func ownCoder() graph.Coder {
	version := Version
	return graph.Coder{Kind: graph.CoderModel, Name: "standpoint", Version: &version}
}

// Codebook is the one that the extractor codes with.
func (e *Extractor) Codebook() *codebook.Codebook { return e.codebook }

// askedAtOnce is how many articles are asked about at once: servers of models answer several for little more than one.
const askedAtOnce = 4

// Workers is how many articles at once make good use of this machine; a language model works elsewhere. None extracts nothing.
func (e *Extractor) Workers() int {
	if e != nil && e.asker != nil {
		return askedAtOnce
	}
	return runtime.GOMAXPROCS(0)
}

// Grounding says what became of a language model's answers; without one nothing did.
func (e *Extractor) Grounding() Grounding {
	if e.asker == nil {
		return Grounding{}
	}
	return Grounding{Kept: e.asker.kept.Load(), Refused: e.asker.refused.Load()}
}

// Extract runs every stage on an article that has been read; any number of goroutines may do so at once. What it gives depends on the article, the codebook, the models and
// Version alone. The document shows how the proposal came about. A panic in a stage becomes an error that names the stage.
func (e *Extractor) Extract(ctx context.Context, a *graph.Article) (p graph.Proposal, d *Document, err error) {
	name := ""
	defer func() {
		if r := recover(); r != nil {
			err = &graph.Error{Code: graph.Internal, Message: fmt.Sprintf("it could not be read: the stage %q failed; please report it with the article", name), Err: fmt.Errorf("panic: %v", r)}
		}
	}()
	d = &Document{Article: a}
	for _, s := range e.stages {
		name = s.name
		if err := ctx.Err(); err != nil {
			return p, d, graph.Wrap(err, graph.Cancelled, "cancelled")
		}
		if err := s.run(ctx, e, d); err != nil {
			return p, d, graph.Wrap(err, graph.Internal, "it could not be read")
		}
	}
	name = "assemble"
	p, err = Assemble(d, e.codebook, e.coder)
	return p, d, err
}

// What a document can hold; stages declare which of it they need and which they give.
type holding uint8

const (
	hasText holding = 1 << iota
	hasFound
	hasAttributions
	hasActors
	hasSaid
	hasTakes
	hasRelations
)

// stage is one step of extraction.
type stage struct {
	name         string
	needs, gives holding
	run          func(ctx context.Context, e *Extractor, d *Document) error
}

var stages = []stage{
	{"segment", 0, hasText, func(_ context.Context, _ *Extractor, d *Document) error {
		*d = *Segment(d.Article)
		return nil
	}},
	{"attribute", hasText, hasFound, func(ctx context.Context, e *Extractor, d *Document) error { return tagText(ctx, e.pool, d) }},
	{"link", hasFound, hasAttributions, func(ctx context.Context, e *Extractor, d *Document) error { return e.linker.Link(ctx, d) }},
	{"turns", hasAttributions, hasAttributions, func(ctx context.Context, _ *Extractor, d *Document) error { return LinkTurns(ctx, d) }},
	{"resolve", hasAttributions, hasActors, func(ctx context.Context, e *Extractor, d *Document) error { return e.resolver.Resolve(ctx, d) }},
	{"date", hasAttributions, hasSaid, func(ctx context.Context, _ *Extractor, d *Document) error { return DateStatements(ctx, d) }},
	{"classify", hasActors | hasSaid, hasTakes, func(ctx context.Context, e *Extractor, d *Document) error {
		return e.classifier.classify(ctx, e.pool, d)
	}},
	{"relate", hasActors | hasSaid, hasRelations, func(ctx context.Context, _ *Extractor, d *Document) error { return Relate(ctx, d) }},
}

// inTurn calls do for 0 … n−1, one after the other, as long as somebody waits for what comes of it. The error is that of ctx. Stages
// work through an article with it: a long one can be broken off at each attribution.
func inTurn(ctx context.Context, n int, do func(i int)) error {
	for i := range n {
		if err := ctx.Err(); err != nil {
			return err
		}
		do(i)
	}
	return nil
}

// checkStages refuses a row of stages in which one needs what none before it gives.
func checkStages(row []stage) error {
	var have holding
	for _, s := range row {
		if s.needs&^have != 0 {
			return fmt.Errorf("stage %q needs what no stage before it gives (%b)", s.name, s.needs&^have)
		}
		have |= s.gives
	}
	return nil
}
