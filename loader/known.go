package loader

import (
	"sort"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// Known turns a codebook into what the graph keeps of it: its topics and propositions, and its actors with their offices.
// A person's last name, where no other person of the codebook has it, is one more alias: it is how people ask.
func Known(cb *codebook.Codebook) (graph.Codebook, []graph.Actor) {
	out := graph.Codebook{Fingerprint: cb.Fingerprint, Yaml: cb.YAML}
	for _, t := range cb.Topics {
		topic := &graph.Topic{ID: graph.MakeID(graph.KindTopic, t.ID), Name: t.Name, Description: optional(t.Description)}
		for _, p := range t.Propositions {
			topic.Propositions = append(topic.Propositions, &graph.Proposition{
				ID: graph.MakeID(graph.KindProposition, p.ID), Slug: p.ID, Text: p.Text, TopicID: topic.ID,
			})
		}
		out.Topics = append(out.Topics, topic)
	}
	surnames := uniqueSurnames(cb)
	actors := make([]graph.Actor, len(cb.Actors))
	for i := range cb.Actors {
		actors[i] = knownActor(cb, &cb.Actors[i], surnames)
	}
	return out, actors
}

// uniqueSurnames maps each last word of a person's name that only one person has, and no actor goes by, to that person's id.
func uniqueSurnames(cb *codebook.Codebook) map[string]string {
	owner := map[string]string{}
	taken := map[string]bool{}
	for _, a := range cb.Actors {
		for _, name := range append([]string{a.Name}, a.Aliases...) {
			taken[graph.Slug(name)] = true
		}
		if a.Kind != graph.KindPerson {
			continue
		}
		key := graph.Slug(lastWord(a.Name))
		if _, shared := owner[key]; shared {
			owner[key] = ""
		} else {
			owner[key] = a.ID
		}
	}
	for key := range owner {
		if taken[key] {
			owner[key] = ""
		}
	}
	return owner
}

func lastWord(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

func knownActor(cb *codebook.Codebook, a *codebook.Actor, surnames map[string]string) graph.Actor {
	p := graph.Profile{
		ID: graph.ID(a.ID), Name: a.Name, Origin: graph.OriginCodebook,
		Description: optional(a.Description), WikidataID: optional(a.Wikidata),
	}
	aliases := append([]string{}, a.Aliases...)
	switch a.Kind {
	case graph.KindCountry:
		aliases = append(aliases, a.Metonyms...)
		p.Aliases = distinct(aliases, a.Name)
		return &graph.Country{Profile: p, Iso3166: optional(a.ISO)}
	case graph.KindPerson:
		if last := lastWord(a.Name); last != a.Name && surnames[graph.Slug(last)] == a.ID {
			aliases = append(aliases, last)
		}
		p.Aliases = distinct(aliases, a.Name)
		return &graph.Person{Profile: p, Country: graph.ID(a.Country), Tenures: tenures(cb, a)}
	}
	p.Aliases = distinct(aliases, a.Name)
	return &graph.Organisation{
		Profile: p, Form: graph.OrganisationForm(a.Form), CountryID: graph.ID(a.Country), PartOfID: graph.ID(a.PartOf), MemberIDs: idsOf(a.Members),
	}
}

// tenures gives a person's offices, newest first.
func tenures(cb *codebook.Codebook, a *codebook.Actor) []graph.Tenure {
	out := make([]graph.Tenure, 0, len(a.Tenures))
	for _, t := range a.Tenures {
		out = append(out, graph.Tenure{
			Title: t.Title, BodyID: graph.ID(t.Of), CountsForID: graph.ID(countsFor(cb, t.Of)),
			From: dateOf(t.From), To: dateOf(t.To), Open: t.To.IsZero(),
		})
	}
	sort.SliceStable(out, func(i, j int) bool { return startOf(out[i]).Number() > startOf(out[j]).Number() })
	return out
}

func startOf(t graph.Tenure) graph.Date {
	if t.From == nil {
		return graph.Date{}
	}
	return *t.From
}

// countsFor is the country for which the words of a body's holder of office count: the country itself, the body's, or none
// where the body is one of several states.
func countsFor(cb *codebook.Codebook, id string) string {
	body := cb.Actor(id)
	switch {
	case body == nil:
		return ""
	case body.Kind == graph.KindCountry:
		return body.ID
	case body.Form == string(graph.FormIntergovernmental):
		return ""
	}
	return body.Country
}

func dateOf(d codebook.Day) *graph.Date {
	if d.IsZero() {
		return nil
	}
	return &graph.Date{Year: d.Year, Month: d.Month, Day: d.Day}
}

func idsOf(ids []string) []graph.ID {
	out := make([]graph.ID, len(ids))
	for i, id := range ids {
		out[i] = graph.ID(id)
	}
	sort.Slice(out, func(i, j int) bool { return out[i] < out[j] })
	return out
}

// distinct sorts names, without repetition and without the one given.
func distinct(names []string, without string) []string {
	seen := map[string]bool{without: true}
	out := []string{}
	for _, n := range names {
		if !seen[n] {
			seen[n] = true
			out = append(out, n)
		}
	}
	sort.Strings(out)
	return out
}
