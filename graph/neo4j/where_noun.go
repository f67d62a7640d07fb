package neo4j

import (
	"github.com/standpoint-graph/standpoint/graph"
)

// actorWhere is what a filter asks of the actor a. Actors that are only referred to never pass.
func actorWhere(f *graph.ActorFilter) *where {
	w := newWhere()
	w.add("a.record IS NOT NULL")
	if f.Ids != nil {
		w.add("a.id IN " + w.meant("a_ids", f.Ids))
	}
	if f.Kinds != nil {
		w.add(w.isKind("a", f.Kinds))
	}
	isOneOf(w, "a.origin", "a_origins", f.Origin)
	w.refers("a.country", "a_countries", f.Country)
	w.refers("a.partOf", "a_wholes", f.PartOf)
	if f.OfficeOn != nil {
		w.never = w.never || f.OfficeOn.IsZero()
		on := w.param("a_officeOn", f.OfficeOn.String())
		w.add("any(office IN a.offices WHERE left(office, 10) <= " + on + " AND substring(office, 11) > " + on + ")")
	}
	if f.NamePrefix != nil {
		key := graph.NameKey(*f.NamePrefix)
		w.never = w.never || key == ""
		w.add("a.names CONTAINS " + w.param("a_prefix", " "+key))
	}
	w.anyStatement("(a)-[:SAID]->(s)", f.Statements)
	return w
}

// refers adds that a property with an id, which stands as it was written, names one of the actors or whom they mean now.
func (w *where) refers(expression, name string, ids []graph.ID) {
	if ids == nil {
		return
	}
	now := w.meant(name, ids)
	w.add("(" + expression + " IN $" + name + " OR " + expression + " IN " + now + ")")
}

// anyStatement adds that at least one of the statements that a pattern leads to passes a filter.
func (w *where) anyStatement(pattern string, f *graph.StatementFilter) {
	if f == nil {
		return
	}
	inner := statementWhere(f, true)
	w.never = w.never || inner.never
	w.actors = append(w.actors, inner.actors...)
	for name, value := range inner.params {
		w.params[name] = value
	}
	w.addFar("EXISTS { " + pattern + " WHERE s.said IS NOT NULL" + inner.all() + " }")
}

// articleWhere is what a filter asks of the article p.
func articleWhere(f *graph.ArticleFilter) *where {
	w := newWhere()
	isOneOf(w, "p.id", "p_ids", f.Ids)
	isOneOf(w, "p.textHash", "p_hashes", f.TextHash)
	if f.Urls != nil {
		w.never = w.never || len(f.Urls) == 0
		w.add("any(url IN p.urls WHERE url IN " + w.param("p_urls", f.Urls) + ")")
	}
	isOneOf(w, "p.publisher", "p_publishers", f.Publisher)
	isOneOf(w, "p.language", "p_languages", f.Language)
	isOneOf(w, "p.state", "p_states", f.State)
	w.day("p.publishedOn", "p_published", f.Published)
	w.before("p.loaded", "p_loaded", f.LoadedBefore)
	w.words("p.words", "p_terms", f.Text)
	w.anyStatement("(s)-[:PRINTED_IN]->(p)", f.Statements)
	return w
}

// relationWhere is what a filter asks of the relation r. byDefault says whether rejected and retired ones are left out when the
// filter does not name a review.
func relationWhere(f *graph.RelationFilter, byDefault bool) *where {
	w := newWhere()
	w.review("r", f.Review, byDefault)
	isOneOf(w, "r.id", "r_ids", f.Ids)
	isOneOf(w, "r.kind", "r_kinds", f.Kind)
	isOneOf(w, "r.status", "r_statuses", f.Status)
	if f.MinConfidence != nil {
		w.add("r.confidence >= " + w.param("r_confidence", *f.MinConfidence))
	}
	w.span("r", "happened", "r_happened", f.Happened)
	w.linked(ofRow, "(r)<-[wx:PARTY_TO]-(wy)", "wx.actor", "r_parties", f.Party)
	if f.Article != nil {
		w.never = w.never || len(f.Article) == 0
		w.exists(ofRow, "(r)-[:PRINTED_IN]->(wp)", "wp.id IN "+w.param("r_articles", texts(f.Article)))
	}
	return w
}
