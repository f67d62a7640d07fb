package neo4j

import (
	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

// codebookProps are the properties of the codebook in use.
func codebookProps(b *graph.Codebook) properties {
	p := properties{"record": record.Codebook(b)}
	p.put("fingerprint", b.Fingerprint)
	p.put("yaml", b.Yaml)
	p.put("loadedAt", b.LoadedAt)
	return p
}

// topicProps are the properties of a topic. place is its place in the codebook.
func topicProps(t *graph.Topic, place int) properties {
	p := properties{"id": string(t.ID), "place": int64(place), "record": record.Topic(t)}
	p.put("name", t.Name)
	return p
}

// propositionProps are the properties of a proposition. place is its place in its topic.
func propositionProps(x *graph.Proposition, topic graph.ID, place int) properties {
	p := properties{"id": string(x.ID), "topic": string(topic), "retired": x.Retired, "place": int64(place), "record": record.Proposition(x)}
	p.put("slug", x.Slug)
	p.put("text", x.Text)
	return p
}
