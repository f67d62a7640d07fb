package neo4j

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

// articleProps are the properties of an article. textSum is the SHA-256 of the text as it was given, which tells whether it is still so.
func articleProps(a *graph.Article) properties {
	p := properties{
		"id": string(a.ID), "title": a.Title, "state": string(a.State), "text": a.Body, "textSum": textSum(a.Body), "record": record.Article(a),
		"loaded": a.LoadedAt.UnixMilli(), "byPublished": publishedKey(a.PublishedOn, a.ID), "byLoaded": loadedKey(a.LoadedAt, a.ID),
		"byTitle": titleKey(a.Title, a.ID), "words": " " + record.IndexText(a.Title) + " | " + record.IndexText(a.Body) + " ",
	}
	if len(a.Urls) > 0 {
		p.put("url", a.Urls[0])
		p.put("urls", a.Urls)
	}
	p.put("publisher", a.Publisher)
	p.put("language", a.Language)
	p.put("publishedOn", a.PublishedOn)
	p.put("loadedAt", a.LoadedAt)
	p.put("textHash", a.TextHash)
	if a.State != graph.ArticleRead {
		p["unread"] = a.ID.Key()
	}
	return p
}

func textSum(body string) string {
	sum := sha256.Sum256([]byte(body))
	return hex.EncodeToString(sum[:])
}

// articleEdges are an article's relationships to the versions before and after it, whether or not these are there.
func articleEdges(a *graph.Article) []edge {
	var edges []edge
	if a.PreviousID != "" {
		edges = append(edges, edge{follows, string(a.ID), string(a.PreviousID), nil})
	}
	if a.NextID != "" {
		edges = append(edges, edge{follows, string(a.NextID), string(a.ID), nil})
	}
	return edges
}
