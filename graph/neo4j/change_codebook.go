package neo4j

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

// codebookState is what is to be written of the codebook.
type codebookState struct {
	book         properties
	topics       []properties
	propositions []properties
	goneTopics   []string
}

// topicRow and propositionRow are rows of the codebook, before or after.
type topicRow struct {
	id     graph.ID
	place  int
	record []byte
}

type propositionRow struct {
	id, topic graph.ID
	place     int
	retired   bool
	record    []byte
}

// codebookRows is all that is kept of the codebook.
type codebookRows struct {
	book         []byte
	topics       map[graph.ID]topicRow
	propositions map[graph.ID]propositionRow
}

// inUse compares the fingerprint of the codebook that is to be in use, nil if it may be any, with that which is.
func inUse(wanted *string, now string) error {
	if wanted == nil || now == *wanted {
		return nil
	}
	return graph.Errorf(graph.Conflict, "another codebook has come into use meanwhile (%.12s, expected %.12s); read it again", now, *wanted)
}

// decideCodebook replaces the codebook in use. Propositions it lacks become retired, and their topics stay as long as they are
// needed, behind the others in the order they had.
func (c *change) decideCodebook(b *graph.Codebook) error {
	if b == nil {
		return nil
	}
	before, err := c.readCodebook()
	if err != nil {
		return err
	}
	after := before.with(b)
	changed := !bytes.Equal(before.book, after.book)
	if changed {
		c.codebook.book = codebookProps(b)
	}
	for _, id := range sortedKeys(before.topics) {
		if _, stays := after.topics[id]; !stays {
			c.codebook.goneTopics = append(c.codebook.goneTopics, string(id))
		}
	}
	if err := c.codebook.differ(before, after); err != nil {
		return err
	}
	switch {
	case before.book == nil:
		c.out.New++
	case changed || len(c.codebook.topics)+len(c.codebook.propositions)+len(c.codebook.goneTopics) > 0:
		c.out.Changed++
	default:
		c.out.Same++
	}
	return nil
}

// differ notes the topics and propositions that are to be written.
func (s *codebookState) differ(before, after codebookRows) error {
	for _, id := range sortedKeys(after.topics) {
		old, had := before.topics[id]
		if t := after.topics[id]; !had || old.place != t.place || !bytes.Equal(old.record, t.record) {
			p, err := t.props()
			if err != nil {
				return err
			}
			s.topics = append(s.topics, p)
		}
	}
	for _, id := range sortedKeys(after.propositions) {
		old, had := before.propositions[id]
		if x := after.propositions[id]; !had || old.place != x.place || old.topic != x.topic || old.retired != x.retired || !bytes.Equal(old.record, x.record) {
			p, err := x.props()
			if err != nil {
				return err
			}
			s.propositions = append(s.propositions, p)
		}
	}
	return nil
}

func (c *change) readCodebook() (codebookRows, error) {
	rows := codebookRows{topics: map[graph.ID]topicRow{}, propositions: map[graph.ID]propositionRow{}}
	book, err := c.one(`MATCH (b:Codebook) RETURN b.record`, nil)
	if err != nil {
		return rows, err
	}
	if book != nil {
		rows.book = as[[]byte](book[0])
	}
	err = c.each(`MATCH (t:Topic) RETURN t.id, t.place, t.record`, nil, func(v []any) error {
		id := graph.ID(as[string](v[0]))
		rows.topics[id] = topicRow{id, int(as[int64](v[1])), as[[]byte](v[2])}
		return nil
	})
	if err != nil {
		return rows, err
	}
	err = c.each(`MATCH (p:Proposition) WHERE p.record IS NOT NULL RETURN p.id, p.topic, p.place, p.retired, p.record`, nil, func(v []any) error {
		id := graph.ID(as[string](v[0]))
		rows.propositions[id] = propositionRow{id, graph.ID(as[string](v[1])), int(as[int64](v[2])), as[bool](v[3]), as[[]byte](v[4])}
		return nil
	})
	return rows, err
}

// with is what the rows are after b has come into use.
func (r codebookRows) with(b *graph.Codebook) codebookRows {
	after := codebookRows{record.Codebook(b), map[graph.ID]topicRow{}, map[graph.ID]propositionRow{}}
	needed := map[graph.ID]bool{}
	for i, t := range b.Topics {
		after.topics[t.ID] = topicRow{t.ID, i, record.Topic(t)}
		for j, p := range t.Propositions {
			after.propositions[p.ID] = propositionRow{p.ID, t.ID, j, p.Retired, record.Proposition(p)}
		}
	}
	for id, p := range r.propositions {
		if _, there := after.propositions[id]; !there {
			p.retired = true
			after.propositions[id] = p
			needed[p.topic] = true
		}
	}
	var left []topicRow
	for id, t := range r.topics {
		if _, there := after.topics[id]; !there && needed[id] {
			left = append(left, t)
		}
	}
	slices.SortFunc(left, func(a, b topicRow) int { return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.id, b.id)) })
	for i, t := range left {
		t.place = len(b.Topics) + i
		after.topics[t.id] = t
	}
	return after
}

func (t topicRow) props() (properties, error) {
	topic, err := record.ReadTopic(t.record)
	if err != nil {
		return nil, err
	}
	return topicProps(topic, t.place), nil
}

func (x propositionRow) props() (properties, error) {
	p, err := record.ReadProposition(x.record)
	if err != nil {
		return nil, err
	}
	p.Retired = x.retired
	return propositionProps(p, x.topic, x.place), nil
}
