package eval

import (
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader/corpus"
)

// CodedReport gives, for each statement found in a whole report of the corpus, what was coded of it; nil where the report has none that
// shares its content, or where a statement before it is the same one.
func CodedReport(p *corpus.Passage, found []graph.ProposedStatement) []*Coded {
	out := make([]*Coded, len(found))
	taken := map[int]bool{}
	for i := range found {
		var spans []graph.Span
		var words []string
		for _, piece := range found[i].Evidence.Content {
			spans = append(spans, graph.Span{Start: piece.Start, End: piece.End})
			words = append(words, piece.Exact)
		}
		k := p.Sharing(spans)
		if k < 0 || taken[k] {
			continue
		}
		taken[k] = true
		out[i] = &Coded{Article: p.ID, Content: strings.Join(words, " … "), Takes: map[string]string{}}
		for _, t := range p.Said[k].Takes {
			out[i].Takes[t.Proposition] = t.Stance
		}
	}
	return out
}
