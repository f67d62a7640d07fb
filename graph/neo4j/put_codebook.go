package neo4j

import "github.com/standpoint-graph/standpoint/graph"

const (
	codebookText    = `MERGE (b:Codebook) SET b = $p`
	topicText       = `UNWIND $p.rows AS r MERGE (n:Topic {id: r.id}) SET n = r.p`
	propositionText = `UNWIND $p.rows AS r MERGE (n:Proposition {id: r.id}) SET n = r.p WITH n OPTIONAL MATCH (n)-[e:IN]->() DELETE e`
	goneTopicsText  = `UNWIND $p.rows AS id MATCH (n:Topic {id: id}) DETACH DELETE n`
	knownPropsText  = `MATCH (n:Proposition {id: r}) RETURN collect([r, elementId(n)]) AS propositions`
	barePropsText   = `UNWIND $p.rows AS id CREATE (n:Proposition {id: id}) RETURN id, elementId(n)`
)

// putCodebook writes what changed in the codebook, and a node with nothing but its id for each proposition that is only taken a
// stance on.
func (c *change) putCodebook() error {
	b := c.codebook
	if b.book != nil {
		if err := b.book.check("the codebook"); err != nil {
			return err
		}
		if err := c.exec(codebookText, map[string]any{"p": map[string]any(b.book)}); err != nil {
			return err
		}
	}
	for _, part := range []struct {
		text string
		rows []properties
	}{{topicText, b.topics}, {propositionText, b.propositions}} {
		rows, err := nodes(part.rows)
		if err != nil {
			return err
		}
		if err := c.write(part.text, rows); err != nil {
			return err
		}
	}
	if err := c.write(goneTopicsText, idRows(ids(b.goneTopics))); err != nil {
		return err
	}
	return c.meetPropositions()
}

func (c *change) propositionStep() step {
	return step{"propositions", knownPropsText, func(v []any) error {
		c.found("Proposition", v[0], v[1])
		return nil
	}}
}

// meetPropositions finds the propositions that stances are taken on, and makes bare ones of those that are not there.
func (c *change) meetPropositions() error {
	var asked []graph.ID
	taken := c.propositionsTaken()
	for _, id := range taken {
		if c.elements[nodeKey{"Proposition", string(id)}] == "" {
			asked = append(asked, id)
		}
	}
	if err := c.together([]step{c.propositionStep()}, map[string][]any{"propositions": idRows(asked)}); err != nil {
		return err
	}
	var missing []graph.ID
	for _, id := range taken {
		if c.elements[nodeKey{"Proposition", string(id)}] == "" {
			missing = append(missing, id)
		}
	}
	return c.create("Proposition", barePropsText, idRows(missing))
}

func nodes(all []properties) ([]any, error) {
	rows := make([]any, len(all))
	for i, p := range all {
		row, err := node(p, graph.ID(p["id"].(string)))
		if err != nil {
			return nil, err
		}
		rows[i] = row
	}
	return rows, nil
}

// propositionsTaken lists the propositions that changed statements take stances on.
func (c *change) propositionsTaken() []graph.ID {
	var all []graph.ID
	for _, r := range c.reports {
		for _, t := range r.takes {
			all = append(all, t.proposition)
		}
	}
	return once(all)
}

// ids are texts as ids.
func ids[T ~string](all []T) []graph.ID {
	out := make([]graph.ID, len(all))
	for i, x := range all {
		out[i] = graph.ID(x)
	}
	return out
}
