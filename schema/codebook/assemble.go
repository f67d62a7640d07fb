package codebook

// assemble joins a draft that has no fault: propositions go to their topics,
// entries that add to others are added.
func assemble(d *draft) *Codebook {
	c := &Codebook{}
	topics := map[string]int{}
	for _, e := range d.topics {
		if e.value.Name != "" {
			topics[e.value.ID] = len(c.Topics)
			c.Topics = append(c.Topics, e.value)
		}
	}
	for _, e := range d.propositions {
		t := &c.Topics[topics[e.value.Topic]]
		t.Propositions = append(t.Propositions, e.value)
	}
	c.Cues = joinCues(d.cues)
	c.Actors = joinActors(d.actors)
	c.YAML = string(canonical(c))
	c.Fingerprint = fingerprint(c)
	return c
}

// joinCues makes one class of all entries with its name, where the one with
// the act stands.
func joinCues(entries []entry[CueClass]) []CueClass {
	var list []CueClass
	index := map[string]int{}
	for _, e := range entries {
		if e.value.Act != "" {
			index[e.value.Class] = len(list)
			list = append(list, CueClass{Class: e.value.Class, Act: e.value.Act})
		}
	}
	for _, e := range entries {
		c := &list[index[e.value.Class]]
		c.Verbs = append(c.Verbs, e.value.Verbs...)
		c.Nouns = append(c.Nouns, e.value.Nouns...)
		c.Phrases = append(c.Phrases, e.value.Phrases...)
	}
	return list
}

// joinActors makes one actor of all entries with its id, where the one with
// the name stands.
func joinActors(entries []entry[Actor]) []Actor {
	var list []Actor
	index := map[string]int{}
	for _, e := range entries {
		if e.value.Name != "" {
			index[e.value.ID] = len(list)
			list = append(list, e.value)
		}
	}
	for _, e := range entries {
		if e.value.Name != "" {
			continue
		}
		a, more := &list[index[e.value.ID]], e.value
		a.Aliases = append(a.Aliases, more.Aliases...)
		a.Adjectives = append(a.Adjectives, more.Adjectives...)
		a.People = append(a.People, more.People...)
		a.Metonyms = append(a.Metonyms, more.Metonyms...)
		a.Members = append(a.Members, more.Members...)
		a.Tenures = append(a.Tenures, more.Tenures...)
	}
	return list
}
