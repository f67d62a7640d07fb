package neo4j

// leftoverTexts find what nothing needs: subjects and why.
var leftoverTexts = []string{
	`MATCH (n:Alias) WHERE NOT EXISTS { (n)-[:MEANS]->(:Actor) } RETURN n.key, 'no actor is found by this name or former id'`,
	`MATCH (n:Url) WHERE NOT EXISTS { (n)-[:LEADS_TO]->(:Article) } RETURN n.url, 'no article stands at this address'`,
	`MATCH (n:Actor) WHERE n.record IS NULL AND NOT EXISTS { (n)--(x) WHERE NOT x:Alias } RETURN n.id, 'it was referred to and no longer is'`,
	`MATCH (n:Proposition) WHERE n.record IS NULL AND NOT EXISTS { (n)--() } RETURN n.id, 'it was referred to and no longer is'`,
	`MATCH (n:Actor|Article|Statement|Relation|Topic|Proposition) WHERE n.id IS NULL RETURN head(labels(n)), 'a node has no id'`,
}

// leftovers looks for nodes that nothing points to.
func (c *checker) leftovers() error {
	return c.twice(func(l *look) error {
		for _, text := range leftoverTexts {
			err := l.each(text, nil, func(values []any) error {
				l.fault(ruleLeftover, as[string](values[0]), "%s", as[string](values[1]))
				return nil
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
}
