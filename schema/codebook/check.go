package codebook

import (
	"fmt"
	"strings"
)

// checker knows what a codebook names, to check what its entries say of one another.
type checker struct {
	draft  *draft
	faults *faultList

	topics       map[string]source // id → where it is named
	propositions map[string]source
	classes      map[string]source // class → where its act is
	actors       map[string]source // id → where it is named

	propositionIDs []string
	actorIDs       []string
	joined         []string        // names of actors that have an `and` or `or` in them
	names          map[string]bool // every name and alias of an actor
}

// check reports what is wrong between entries and with what they say.
func check(d *draft, faults *faultList) {
	c := &checker{draft: d, faults: faults, names: map[string]bool{}}
	c.topics = defined(c, d.topics, "topic", "name", func(t Topic) (string, string) { return t.ID, t.Name })
	c.classes = defined(c, d.cues, "cue class", "act", func(t CueClass) (string, string) { return t.Class, t.Act })
	c.actors = defined(c, d.actors, "actor", "name", func(a Actor) (string, string) { return a.ID, a.Name })
	c.index()
	c.checkTopics()
	c.checkPropositions()
	c.checkCues()
	c.checkActors()
	c.checkNames()
}

// index collects the ids that may be referred to and the names of actors.
func (c *checker) index() {
	c.propositions = map[string]source{}
	for _, e := range c.draft.propositions {
		if _, taken := c.propositions[e.value.ID]; e.value.ID != "" && !taken {
			c.propositions[e.value.ID] = e.from
			c.propositionIDs = append(c.propositionIDs, e.value.ID)
		}
	}
	for _, e := range c.draft.actors {
		if first, ok := c.actors[e.value.ID]; ok && first.node == e.from.node {
			c.actorIDs = append(c.actorIDs, e.value.ID)
		}
		for _, name := range append([]string{e.value.Name}, e.value.Aliases...) {
			c.names[name] = true
			if strings.Contains(name, " ") && joiner(name) != "" {
				c.joined = append(c.joined, name)
			}
		}
	}
}

// defined finds where each entry is defined: the one with the key that makes
// it whole (a topic's name). A second one is a fault, and so is an entry that
// adds to one that is nowhere.
func defined[T any](c *checker, entries []entry[T], noun, key string, parts func(T) (id, whole string)) map[string]source {
	found := map[string]source{}
	for _, e := range entries {
		id, whole := parts(e.value)
		first, taken := found[id]
		switch {
		case id == "" || whole == "":
		case taken:
			c.faults.add(e.from.at(idKey(noun)), fmt.Sprintf("the %s %s is already at %s", noun, code(id), first.at()),
				fmt.Sprintf("write another one, or leave out `%s` to add to it", key))
		default:
			found[id] = e.from
		}
	}
	for _, e := range entries {
		id, whole := parts(e.value)
		if _, ok := found[id]; ok || id == "" || whole != "" || e.from.has(key) {
			continue
		}
		if c.faults.full() {
			c.faults.dropped++
		} else {
			c.faults.add(e.from.at(), fmt.Sprintf("the %s %s has no %s", noun, code(id), code(key)), definedHint(id, key, found))
		}
	}
	return found
}

// idKey is the key that names an entry.
func idKey(noun string) string {
	if noun == "cue class" {
		return "class"
	}
	return "id"
}

// definedHint says how to define an entry, or the ids it may have been meant to add to.
func definedHint(id, key string, found map[string]source) string {
	ids := make([]string, 0, len(found))
	for known := range found {
		ids = append(ids, known)
	}
	hint := "write `" + key + ": …`"
	if near := nearest(id, ids, 1); len(near) > 0 && isNear(afterColon(id), afterColon(near[0])) {
		hint += ", or " + code(near[0]) + " to add to that one"
	}
	return hint
}

// afterColon returns an id without its kind, which would make all ids alike.
func afterColon(id string) string { return id[strings.IndexByte(id, ':')+1:] }

// additions reports single values in an entry that adds to another, where
// they would be lost.
func (c *checker) additions(from source, first source, values map[string]string) {
	for _, key := range sortedKeys(values) {
		if values[key] != "" {
			c.faults.add(from.at(key), fmt.Sprintf("%s belongs where the entry is defined, at %s", code(key), first.at()),
				"write it there; an entry that adds to another gives lists only")
		}
	}
}

// checkTopics checks what entries without a name add.
func (c *checker) checkTopics() {
	for _, e := range c.draft.topics {
		if first, ok := c.topics[e.value.ID]; ok && e.value.Name == "" {
			c.additions(e.from, first, map[string]string{"description": e.value.Description})
		}
	}
}

// unknown reports a reference to nothing, with the nearest three there are.
func (c *checker) unknown(at spot, noun, id string, ids []string) {
	if c.faults.full() {
		c.faults.dropped++
		return
	}
	near := nearest(id, ids, 3)
	instead := "define it"
	if len(near) > 0 {
		instead = "write " + orList(near)
	}
	c.faults.add(at, fmt.Sprintf("there is no %s %s", noun, code(id)), instead)
}

// fold makes names that differ only in case equal.
func fold(s string) string { return strings.ToLower(s) }
