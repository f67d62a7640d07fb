package neo4j

import (
	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

var (
	topicsText       = nounText("Topic", "IN", "")
	propositionsText = nounText("Proposition", "IN", "")
)

// codebookParts compares the codebook, its topics and its propositions with their records. Propositions that are only referred to
// have none: whoever refers to them is reported.
func (c *checker) codebookParts() error {
	if err := c.twice((*look).codebook); err != nil {
		return err
	}
	err := c.nouns(topicsText, func(l *look, nodes []found) error {
		for _, n := range nodes {
			t, err := record.ReadTopic(n.record())
			if err != nil {
				l.unreadable(n)
				continue
			}
			l.compareProps(n, topicProps(t, int(as[int64](n.props["place"]))))
		}
		return nil
	})
	if err != nil {
		return err
	}
	return c.nouns(propositionsText, func(l *look, nodes []found) error {
		for _, n := range nodes {
			if n.record() != nil {
				l.propositionParts(n)
			}
		}
		return nil
	})
}

func (l *look) codebook() error {
	row, err := l.one(`MATCH (b:Codebook) RETURN properties(b)`, nil)
	if err != nil || row == nil {
		return err
	}
	n := found{id: "Codebook", props: properties(as[map[string]any](row[0]))}
	b, err := record.ReadCodebook(n.record())
	if err != nil {
		l.unreadable(n)
		return nil
	}
	l.compareProps(n, codebookProps(b))
	return nil
}

// propositionParts compares a proposition. Its topic and its place may be other than in its record: one that the codebook no longer
// has stays where it was.
func (l *look) propositionParts(n found) {
	p, err := record.ReadProposition(n.record())
	if err != nil {
		l.unreadable(n)
		return
	}
	p.Retired = as[bool](n.props["retired"])
	topic := graph.ID(as[string](n.props["topic"]))
	l.compareProps(n, propositionProps(p, topic, int(as[int64](n.props["place"]))))
	l.compareEdges(n, []edge{{inTopic, n.id, string(topic), nil}})
}
