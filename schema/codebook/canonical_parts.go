package codebook

import "slices"

func (w *writer) topic(t *Topic) {
	w.item(2, "id", t.ID)
	w.field(2, "name", t.Name)
	w.field(2, "description", t.Description)
	if len(t.Propositions) > 0 {
		w.key(2, "propositions")
	}
	for i := range t.Propositions {
		w.proposition(&t.Propositions[i])
	}
}

func (w *writer) proposition(p *Proposition) {
	w.item(4, "id", p.ID)
	w.field(4, "text", p.Text)
	w.field(4, "joint", p.Joint)
	w.list(4, "scope", p.Scope)
	w.list(4, "for", p.For)
	w.list(4, "against", p.Against)
	if p.Valid != (Period{}) {
		w.indent(4)
		w.b = append(w.b, "valid: "...)
		w.flow("from", p.Valid.From.String(), "until", p.Valid.Until.String())
		w.b = append(w.b, '\n')
	}
	w.list(4, "was", p.Was)
	if len(p.Implies) > 0 {
		w.key(4, "implies")
	}
	for _, i := range p.Implies {
		w.flowItem(6, "when", i.When, "proposition", i.Proposition, "then", i.Then)
	}
	if len(p.Tests) > 0 {
		w.key(4, "tests")
	}
	for _, t := range p.Tests {
		w.flowItem(6, "sentence", t.Sentence, "speaker", t.Speaker, "stance", t.Stance)
	}
}

func (w *writer) cueClass(c *CueClass) {
	w.item(2, "class", c.Class)
	w.field(2, "act", c.Act)
	if len(c.Verbs) > 0 {
		w.key(2, "verbs")
	}
	for _, v := range c.Verbs {
		w.verb(v)
	}
	w.list(2, "nouns", c.Nouns)
	w.list(2, "phrases", c.Phrases)
}

// verb writes the forms only where they are not the regular ones.
func (w *writer) verb(v Verb) {
	w.indent(3)
	w.b = append(w.b, "- "...)
	irregular := !slices.Equal(v.Forms, Inflect(v.Lemma))
	switch {
	case v.With == "" && !irregular:
		w.scalar(v.Lemma)
	case !irregular:
		w.flow("verb", v.Lemma, "with", v.With)
	default:
		w.flow("verb", v.Lemma, "with", v.With)
		w.b = append(w.b[:len(w.b)-1], ", forms: ["...)
		w.texts(v.Forms)
		w.b = append(w.b, "]}"...)
	}
	w.b = append(w.b, '\n')
}

func (w *writer) actor(a *Actor) {
	w.item(2, "id", a.ID)
	w.field(2, "kind", a.Kind)
	w.field(2, "name", a.Name)
	w.field(2, "iso", a.ISO)
	w.field(2, "form", a.Form)
	w.field(2, "country", a.Country)
	w.field(2, "partOf", a.PartOf)
	w.field(2, "capital", a.Capital)
	w.field(2, "gender", a.Gender)
	w.field(2, "wikidata", a.Wikidata)
	w.field(2, "description", a.Description)
	w.list(2, "aliases", a.Aliases)
	w.list(2, "adjectives", a.Adjectives)
	w.list(2, "people", a.People)
	w.list(2, "metonyms", a.Metonyms)
	w.list(2, "members", a.Members)
	if len(a.Tenures) > 0 {
		w.key(2, "tenures")
	}
	for _, t := range a.Tenures {
		w.flowItem(4, "title", t.Title, "of", t.Of, "from", t.From.String(), "to", t.To.String())
	}
}
