package codebook

import "go.yaml.in/yaml/v4"

// draft is a codebook as written: entries in reading order with their places,
// before entries that add to others are joined and references are checked.
type draft struct {
	topics       []entry[Topic]
	propositions []entry[Proposition]
	cues         []entry[CueClass]
	actors       []entry[Actor]
}

// document reads the entries of one file into the draft. Its includes are read before.
func (d *decoder) document(root *yaml.Node, out *draft) {
	f, ok := d.fields(root, "codebook", "include", "topics", "cues", "actors")
	if !ok {
		return
	}
	for _, n := range f.items("topics") {
		d.topic(n, out)
	}
	for _, n := range f.items("cues") {
		d.cueClass(n, out)
	}
	for _, n := range f.items("actors") {
		d.actor(n, out)
	}
}

// slug reads the id under a key.
func (f fields) slug(key string) string {
	id := f.required(key)
	if why := slugFault(id); id != "" && why != "" {
		f.d.add(f.value(key), quoted(id)+" "+why, slugHint(id))
	}
	return id
}

// topic reads a topic and its propositions. A topic without a name adds
// propositions to the one with its id.
func (d *decoder) topic(n *yaml.Node, out *draft) {
	f, ok := d.fields(n, "topic", "id", "name", "description", "propositions")
	if !ok {
		return
	}
	t := Topic{ID: f.slug("id"), Name: f.text("name"), Description: f.text("description")}
	out.topics = append(out.topics, entry[Topic]{t, source{d.file, f.node}})
	for _, p := range f.items("propositions") {
		d.proposition(p, t.ID, out)
	}
}

func (d *decoder) proposition(n *yaml.Node, topic string, out *draft) {
	f, ok := d.fields(n, "proposition",
		"id", "text", "joint", "scope", "for", "against", "valid", "was", "implies", "tests")
	if !ok {
		return
	}
	p := Proposition{
		ID: f.slug("id"), Topic: topic, Text: f.required("text"), Joint: f.text("joint"),
		Scope: f.texts("scope"), For: f.texts("for"), Against: f.texts("against"), Was: f.texts("was"),
	}
	if v := f.value("valid"); v != nil {
		p.Valid = d.period(v)
	}
	for _, item := range f.items("implies") {
		p.Implies = append(p.Implies, d.implication(item))
	}
	for _, item := range f.items("tests") {
		p.Tests = append(p.Tests, d.test(item))
	}
	out.propositions = append(out.propositions, entry[Proposition]{p, source{d.file, f.node}})
}

func (d *decoder) period(n *yaml.Node) Period {
	f, ok := d.fields(n, "period", "from", "until")
	if !ok {
		return Period{}
	}
	p := Period{From: f.day("from", false), Until: f.day("until", true)}
	f.ordered(p.From, p.Until, "until")
	return p
}

// ordered reports a range whose end lies before its beginning.
func (f fields) ordered(from, to Day, key string) {
	if !from.IsZero() && !to.IsZero() && from.Compare(to) > 0 {
		f.d.add(f.value(key), "the "+f.what+" ends on "+to.String()+", before it begins on "+from.String(),
			"write a later day for `"+key+"` or an earlier one for `from`")
	}
}

func (d *decoder) implication(n *yaml.Node) Implication {
	f, ok := d.fields(n, "implication", "when", "proposition", "then")
	if !ok {
		return Implication{}
	}
	return Implication{
		When: f.stance("when", Stances), Proposition: f.required("proposition"),
		Then: f.stance("then", Stances),
	}
}

func (d *decoder) test(n *yaml.Node) Test {
	f, ok := d.fields(n, "test", "sentence", "speaker", "stance")
	if !ok {
		return Test{}
	}
	return Test{
		Sentence: f.required("sentence"), Speaker: f.required("speaker"),
		Stance: f.stance("stance", testStances),
	}
}

// stance reads a stance that must be there.
func (f fields) stance(key string, options []string) string {
	if f.value(key) == nil {
		f.d.add(f.node, "the "+f.what+" has no "+code(key), "write `"+key+":` with "+orList(options))
		return ""
	}
	return f.choice(key, "stance", options)
}

// cueClass reads a class of cues. One without an act adds words to the class
// with its name.
func (d *decoder) cueClass(n *yaml.Node, out *draft) {
	f, ok := d.fields(n, "cue class", "class", "act", "verbs", "nouns", "phrases")
	if !ok {
		return
	}
	c := CueClass{
		Class: f.slug("class"), Act: f.choice("act", "act", Acts),
		Nouns: f.texts("nouns"), Phrases: f.texts("phrases"),
	}
	for _, item := range f.items("verbs") {
		if v := d.verb(item); v.Lemma != "" {
			c.Verbs = append(c.Verbs, v)
		}
	}
	out.cues = append(out.cues, entry[CueClass]{c, source{d.file, f.node}})
}

// verb reads a lemma, or a mapping with the word that must follow or with
// irregular forms.
func (d *decoder) verb(n *yaml.Node) Verb {
	if dealias(n).Kind == yaml.ScalarNode {
		lemma := d.text(n, "a verb")
		if isBlank(n) {
			d.add(n, "a verb is empty", "write a verb or take it out")
			return Verb{}
		}
		return Verb{Lemma: lemma, Forms: Inflect(lemma)}
	}
	f, ok := d.fields(n, "verb", "verb", "with", "forms")
	if !ok {
		return Verb{}
	}
	v := Verb{Lemma: f.required("verb"), With: f.text("with")}
	v.Forms = Inflect(v.Lemma)
	if given := f.texts("forms"); len(given) > 0 {
		v.Forms = withLemma(v.Lemma, given)
	}
	return v
}

// withLemma puts the lemma before the forms given, once.
func withLemma(lemma string, given []string) []string {
	forms := append(make([]string, 0, len(given)+1), lemma)
	for _, form := range given {
		if form != lemma {
			forms = append(forms, form)
		}
	}
	return forms
}
