package loader

import "github.com/standpoint-graph/standpoint/graph"

// DateStatements sets when each attribution was said; see [graph.Said] for what is known how.
func DateStatements(d *Document) {
	for i := range d.Attributions {
		d.Attributions[i].Said = published(d)
	}
}

// published is the date of what carries no word about its time: the day of publication, or unknown.
func published(d *Document) graph.Said {
	if d.Article == nil || d.Article.PublishedOn == nil || d.Article.PublishedOn.IsZero() {
		return graph.Said{Basis: graph.SaidUnknown}
	}
	from, until := *d.Article.PublishedOn, *d.Article.PublishedOn
	return graph.Said{From: &from, Until: &until, Basis: graph.SaidPublication}
}
