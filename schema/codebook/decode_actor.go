package codebook

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// actorKeys are the keys of an actor and the kinds that may have them; none
// listed: all.
var actorKeys = map[string][]string{
	"id": nil, "kind": nil, "name": nil, "aliases": nil, "wikidata": nil, "description": nil,
	"iso":        {"country"},
	"capital":    {"country"},
	"adjectives": {"country", "organisation"},
	"people":     {"country", "organisation"},
	"metonyms":   {"country", "organisation"},
	"form":       {"organisation"},
	"members":    {"organisation"},
	"partOf":     {"organisation"},
	"country":    {"organisation", "person"},
	"gender":     {"person"},
	"tenures":    {"person"},
}

// actorKeyOrder lists the keys as messages offer them and the canonical
// document writes them.
var actorKeyOrder = []string{
	"id", "kind", "name", "iso", "form", "country", "partOf", "capital", "gender", "wikidata", "description",
	"aliases", "adjectives", "people", "metonyms", "members", "tenures",
}

// actor reads an actor. One without a name adds the lists it gives to the
// actor with its id.
func (d *decoder) actor(n *yaml.Node, out *draft) {
	f, ok := d.fields(n, "actor", actorKeyOrder...)
	if !ok {
		return
	}
	a := Actor{
		ID: f.required("id"), Kind: f.choice("kind", "kind", Kinds), Name: f.text("name"), ISO: f.text("iso"),
		Form: f.choice("form", "form", OrganisationForms), Country: f.text("country"), PartOf: f.text("partOf"),
		Capital: f.text("capital"), Gender: f.choice("gender", "gender", Genders), Wikidata: f.text("wikidata"),
		Description: f.text("description"), Aliases: f.texts("aliases"), Adjectives: f.texts("adjectives"),
		People: f.texts("people"), Metonyms: f.texts("metonyms"), Members: f.texts("members"),
	}
	for _, item := range f.items("tenures") {
		a.Tenures = append(a.Tenures, d.tenure(item))
	}
	kind := f.actorID(a)
	if a.Kind == "" {
		a.Kind = kind
	}
	f.actorKind(a.Kind)
	f.actorCodes(a)
	out.actors = append(out.actors, entry[Actor]{a, source{d.file, f.node}})
}

func (d *decoder) tenure(n *yaml.Node) Tenure {
	f, ok := d.fields(n, "tenure", "title", "of", "from", "to")
	if !ok {
		return Tenure{}
	}
	t := Tenure{Title: f.required("title"), Of: f.required("of"), From: f.day("from", false), To: f.day("to", true)}
	f.ordered(t.From, t.To, "to")
	return t
}

// actorID checks that the id is a kind, a colon and a slug, and returns the kind.
func (f fields) actorID(a Actor) string {
	if a.ID == "" {
		return ""
	}
	kind, slug, found := strings.Cut(a.ID, ":")
	switch {
	case !found || !slices.Contains(Kinds, kind):
		f.d.add(f.value("id"), "the id "+quoted(a.ID)+" does not begin with a kind",
			"write `country:`, `organisation:` or `person:` and a slug")
		return ""
	case slugFault(slug) != "":
		f.d.add(f.value("id"), quoted(slug)+" "+slugFault(slug), slugHint(slug))
	case a.Kind != "" && a.Kind != kind:
		f.d.add(f.value("kind"), "the id "+code(a.ID)+" is of another kind", "write "+code(kind))
	}
	return kind
}

// actorKind reports keys that the kind of actor does not have.
func (f fields) actorKind(kind string) {
	if kind == "" {
		return
	}
	for i := 0; i+1 < len(f.node.Content); i += 2 {
		key := f.node.Content[i]
		if kinds := actorKeys[key.Value]; len(kinds) > 0 && !slices.Contains(kinds, kind) {
			f.d.add(key, article(kind)+" has no "+code(key.Value), "take it out, or put it with "+orKinds(kinds))
		}
	}
}

// orKinds names kinds: "an organisation or a person".
func orKinds(kinds []string) string {
	names := make([]string, len(kinds))
	for i, kind := range kinds {
		names[i] = article(kind)
	}
	return strings.Join(names, " or ")
}

// actorCodes checks the codes given by others: ISO 3166-1 alpha-3 and Wikidata.
func (f fields) actorCodes(a Actor) {
	upper := strings.ToUpper(a.ISO)
	switch slug := strings.TrimPrefix(a.ID, "country:"); {
	case a.ISO == "" || a.Kind != "country":
	case !isLetters(upper, 3):
		f.d.add(f.value("iso"), quoted(a.ISO)+" is not a country code", "write three letters (ISO 3166-1 alpha-3)")
	case upper != a.ISO:
		f.d.add(f.value("iso"), "the country code "+quoted(a.ISO)+" has small letters", "write "+code(upper))
	case slug != strings.ToLower(a.ISO):
		f.d.add(f.value("id"), "the id does not fit the country code "+a.ISO, "write "+code("country:"+strings.ToLower(a.ISO)))
	}
	if digits, ok := strings.CutPrefix(a.Wikidata, "Q"); a.Wikidata != "" && (!ok || !isDigits(digits)) {
		f.d.add(f.value("wikidata"), quoted(a.Wikidata)+" is not a Wikidata id", "write Q and a number, or leave it out")
	}
}

// isLetters reports whether s is n capital letters A–Z.
func isLetters(s string, n int) bool {
	return len(s) == n && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// isDigits reports whether s is a number without sign.
func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
