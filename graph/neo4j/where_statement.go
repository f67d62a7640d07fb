package neo4j

import (
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
)

// allReviews are all that can have become of a statement or a relation.
var allReviews = []graph.ReviewStatus{graph.Unreviewed, graph.Accepted, graph.Edited, graph.Rejected, graph.Retired}

// statementWhere is what a filter asks of the statement s. byDefault says whether rejected and retired ones are left out when the
// filter does not name a review.
func statementWhere(f *graph.StatementFilter, byDefault bool) *where {
	w := newWhere()
	w.statement(f, byDefault)
	return w
}

func (w *where) statement(f *graph.StatementFilter, byDefault bool) {
	if f == nil {
		f = &graph.StatementFilter{}
	}
	isOneOf(w, "s.speaking", "s_speaking", f.Speaking)
	isOneOf(w, "s.act", "s_act", f.Act)
	isOneOf(w, "s.form", "s_form", f.Form)
	isOneOf(w, "s.id", "s_ids", f.Ids)
	if f.MinConfidence != nil {
		w.add("s.confidence >= " + w.param("s_confidence", *f.MinConfidence))
	}
	w.span("s", "said", "s_said", f.Said)
	w.day("s.published", "s_published", f.Published)
	w.before("s.loaded", "s_loaded", f.LoadedBefore)
	w.review("s", f.Review, byDefault) // nearly all pass: it is asked of what has passed the rest
	w.statementActors(f)
	w.takes(f.Takes)
	w.printed(f)
	w.words("s.words", "s_terms", f.Text)
}

// review adds the test of what has become of a row; by default what leads passes.
func (w *where) review(row string, statuses []graph.ReviewStatus, byDefault bool) {
	switch {
	case statuses == nil && byDefault:
		w.own = append(w.own, condition{row + ".lead = true", ofLead})
	case coversAll(statuses):
	default:
		isOneOf(w, row+".review", row+"_review", statuses)
	}
}

func coversAll(statuses []graph.ReviewStatus) bool {
	return !slices.ContainsFunc(allReviews, func(s graph.ReviewStatus) bool { return !slices.Contains(statuses, s) })
}

func (w *where) statementActors(f *graph.StatementFilter) {
	w.linked(ofSpeaker, "(s)<-[wx:SAID]-(wy)", "wx.actor", "s_speakers", f.Speaker)
	w.linked(ofRow, "(s)-[:FOR]->(wy)", "wy.id", "s_behalf", f.OnBehalfOf)
	w.linked(ofRow, "(s)-[:SPOKE_TO]->(wy)", "wy.id", "s_addressees", f.Addressee)
	w.linked(ofMention, "(s)-[wx:SPOKE_OF]->(wy)", "wx.actor", "s_mentions", f.Mentions)
	if f.CountsFor != nil {
		w.linked(ofCountry, "(s)-[wx:COUNTS_FOR]->(wy)", "wx.country", "s_countries", &graph.ActorMatch{Ids: f.CountsFor})
	}
}

// printed adds what is asked of the article a statement is printed in.
func (w *where) printed(f *graph.StatementFilter) {
	var conditions []string
	for _, part := range []struct {
		property, name string
		values         []string
	}{{"id", "s_articles", articleTexts(f.Article)}, {"publisher", "s_publishers", f.Publisher}, {"language", "s_languages", f.Language}} {
		if part.values != nil {
			w.never = w.never || len(part.values) == 0
			conditions = append(conditions, "wp."+part.property+" IN "+w.param(part.name, part.values))
		}
	}
	if conditions != nil {
		w.exists(ofRow, "(s)-[:PRINTED_IN]->(wp)", conditions...)
	}
}

func articleTexts(ids []graph.ID) []string {
	if ids == nil {
		return nil
	}
	return texts(ids)
}
