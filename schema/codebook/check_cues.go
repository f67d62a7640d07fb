package codebook

import "fmt"

// checkCues reports words that two classes claim: they would signal two acts.
func (c *checker) checkCues() {
	type claim struct {
		class string
		at    spot
	}
	claims := map[string]claim{}
	claimed := func(part, word, class string, at spot) {
		key := part + "\n" + fold(word)
		if first, taken := claims[key]; taken {
			c.faults.add(at, fmt.Sprintf("the %s %s is already in class %s at %s", part, quoted(word), code(first.class), first.at),
				"write it in one class, once")
			return
		}
		claims[key] = claim{class, at}
	}
	for _, e := range c.draft.cues {
		for i, v := range e.value.Verbs {
			word := v.Lemma
			if v.With != "" {
				word += " " + v.With
			}
			claimed("verb", word, e.value.Class, e.from.at("verbs", i))
		}
		for i, n := range e.value.Nouns {
			claimed("noun", n, e.value.Class, e.from.at("nouns", i))
		}
		for i, p := range e.value.Phrases {
			claimed("phrase", p, e.value.Class, e.from.at("phrases", i))
		}
	}
}
