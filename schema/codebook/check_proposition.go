package codebook

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxText bounds a proposition's text, in characters.
const maxText = 200

// checkPropositions checks ids, texts, tests and implications.
func (c *checker) checkPropositions() {
	texts := map[string]source{}
	was := map[string]source{}
	for _, e := range c.draft.propositions {
		p := e.value
		c.propositionID(e, was)
		if first, taken := texts[fold(p.Text)]; taken && p.Text != "" {
			c.faults.add(e.from.at("text"), "the same text is at "+first.at("text").String(), "write one proposition")
		} else {
			texts[fold(p.Text)] = e.from
			c.propositionText(e)
		}
		c.phrases(e)
		c.implications(e)
		c.tests(e)
	}
}

// phrases reports a phrase that stands on both sides.
func (c *checker) phrases(e entry[Proposition]) {
	sides := map[string]bool{}
	for _, phrase := range e.value.Against {
		sides[phrase] = true
	}
	for i, phrase := range e.value.For {
		if sides[phrase] {
			c.faults.add(e.from.at("for", i), quoted(phrase)+" is both in `for` and in `against`", "write it in one of them")
		}
	}
}

// propositionID reports an id that is taken, now or by an earlier slug.
func (c *checker) propositionID(e entry[Proposition], was map[string]source) {
	id := e.value.ID
	if first := c.propositions[id]; id != "" && first.node != e.from.node {
		c.faults.add(e.from.at("id"), fmt.Sprintf("the proposition %s is already at %s", code(id), first.at()), "write another id")
	}
	for i, old := range e.value.Was {
		at := e.from.at("was", i)
		first, claimed := was[old]
		now, used := c.propositions[old]
		switch {
		case slugFault(old) != "":
			c.faults.add(at, quoted(old)+" "+slugFault(old), slugHint(old))
		case used:
			c.faults.add(at, fmt.Sprintf("the earlier slug %s is in use at %s", code(old), now.at()), "take it out: a slug means one thing for ever")
		case claimed:
			c.faults.add(at, fmt.Sprintf("the earlier slug %s is already at %s", code(old), first.at()), "leave it to one proposition")
		default:
			was[old] = e.from
		}
	}
}

// propositionText enforces the rules for the sentence itself: one actor,
// `should`, one deed, affirmative.
func (c *checker) propositionText(e entry[Proposition]) {
	text := e.value.Text
	if text == "" {
		return
	}
	report := func(what, instead string) { c.faults.add(e.from.at("text"), what, instead) }
	words := wordsOf(text)
	switch n := count(words, "should"); {
	case n == 0:
		report("the proposition has no `should`", "write who should do what: “… should …”")
		return
	case n > 1:
		report("the proposition has more than one `should`", "write one proposition for each")
		return
	}
	at := slices.Index(words, "should")
	if at == 0 || at == len(words)-1 {
		report("the proposition has nothing "+map[bool]string{true: "before", false: "after"}[at == 0]+" `should`", "write who should do what: “… should …”")
		return
	}
	if first, _ := utf8.DecodeRuneInString(text); unicode.IsLower(first) {
		report("the proposition begins with a small letter", "write a sentence that begins with a capital")
	}
	if strings.ContainsRune(".?!;:", rune(text[len(text)-1])) {
		report("the proposition ends in "+quoted(text[len(text)-1:]), "write it without")
	}
	if word := negative(words); word != "" {
		report("the proposition is negative: it has "+quoted(word), "write what should be done; who is against it opposes it")
	}
	if length := utf8.RuneCountInString(text); length > maxText {
		report(fmt.Sprintf("the proposition has %d characters", length), fmt.Sprintf("write one deed in at most %d", maxText))
	}
	c.oneThing(e)
}

// oneThing reports words that join two things, for a stance on two things is
// a stance on neither. Names of actors may have them, and so may a subject of
// two that do one thing to each other.
func (c *checker) oneThing(e entry[Proposition]) {
	text := e.value.Text
	for _, name := range c.joined {
		text = strings.ReplaceAll(text, name, "")
	}
	if lower := fold(text); strings.Contains(lower, "each other") || strings.Contains(lower, "one another") {
		_, text, _ = strings.Cut(text, "should")
	}
	word := joiner(text)
	switch {
	case word != "" && e.value.Joint == "":
		c.faults.add(e.from.at("text"), "the proposition has "+quoted(word)+", and a stance on two things is a stance on neither",
			"write one proposition for each, or say in `joint: …` why they are one thing")
	case word == "" && e.value.Joint != "":
		c.faults.add(e.from.at("joint"), "`joint` explains an `and` or `or` that the text does not have", "take it out")
	}
}

// joiner returns the first word or phrase of a text that joins two things.
func joiner(text string) string {
	padded := " " + strings.Join(wordsOf(text), " ") + " "
	best, at := "", len(padded)
	for _, phrase := range []string{"and", "or", "in exchange for", "in return for", "as well as"} {
		if i := strings.Index(padded, " "+phrase+" "); i >= 0 && i < at {
			best, at = phrase, i
		}
	}
	return best
}

// negative returns the first word that negates a deed.
func negative(words []string) string {
	for i, w := range words {
		switch {
		case w == "no" && i+1 < len(words) && words[i+1] == "longer":
			return "no longer"
		case w == "not" || w == "never" || w == "no":
			return w
		}
	}
	return ""
}

var contractions = strings.NewReplacer("&", " and ", "n't", " not", "n’t", " not", "cannot", "can not")

// wordsOf splits a text into words in small letters without punctuation. An
// ampersand counts as `and`, a contracted `not` as a word.
func wordsOf(text string) []string {
	text = contractions.Replace(fold(text))
	return strings.FieldsFunc(text, func(r rune) bool { return notLetter(r) && r != '\'' && r != '’' && r != '-' })
}

func count(words []string, word string) int {
	n := 0
	for _, w := range words {
		if w == word {
			n++
		}
	}
	return n
}
