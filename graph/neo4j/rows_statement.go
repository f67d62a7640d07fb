package neo4j

import (
	"maps"
	"slices"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

// printed is what a statement's rows repeat of its article.
type printed struct {
	loaded    int64 // milliseconds since 1970, the unit in which filters compare; records keep the moment as it was given
	published graph.Date
}

func printedIn(a *graph.Article) printed {
	return printed{loaded: a.LoadedAt.UnixMilli(), published: dayOf(a.PublishedOn)}
}

// statementProps are the properties of a statement, but for its utterance, which depends on others.
func statementProps(st *graph.Statement, in printed) properties {
	return statementRow(st, in, record.Statement(st), graph.UtteranceKey(st))
}

func statementRow(st *graph.Statement, in printed, kept []byte, key string) properties {
	p := properties{
		"id": string(st.ID), "content": st.Content, "said": saidKey(st.Said, st.ID), "byLoaded": loadedKeyOf(in.loaded, st.ID),
		"byConfidence": confidenceKey(st.Confidence, st.ID), "place": placeKey(st.ArticleID, st.Place(), st.ID),
		"confidence": st.Confidence, "review": string(st.Status()), "lead": st.Leads(), "revision": int64(st.Revision),
		"utteranceKey": key, "loaded": in.loaded, "record": kept, "words": " " + record.IndexText(st.Content) + " ",
	}
	p.put("lasting", lastingKey(st.Said, st.ID))
	p.put("day", st.Said.Until)
	p.put("since", st.Said.From)
	p.put("basis", string(st.Said.Basis))
	p.put("speaking", string(st.Speaking))
	p.put("form", string(st.Form))
	p.put("act", string(st.Act))
	p.put("within", st.WithinID)
	p.put("published", in.published)
	return p
}

// actorLinks are the types of relationship between a statement and actors, each with the ids of a statement. A type with a hub
// names the actor and the order in its own properties, so that an index can hold them.
var actorLinks = []struct {
	edgeType
	hub string // property with the actor's id
	ids func(*graph.Statement) []graph.ID
}{
	{said, "actor", func(st *graph.Statement) []graph.ID { return st.SpeakerIDs }},
	{spokeOf, "actor", func(st *graph.Statement) []graph.ID { return st.MentionIDs }},
	{countsFor, "country", func(st *graph.Statement) []graph.ID { return []graph.ID{st.CountsForID} }},
	{spokeTo, "", func(st *graph.Statement) []graph.ID { return st.AddresseeIDs }},
	{onBehalfOf, "", func(st *graph.Statement) []graph.ID { return []graph.ID{st.OnBehalfOfID} }},
	{couldMean, "", func(st *graph.Statement) []graph.ID { return st.CandidateIDs }},
	{readAs, "", machineOnly},
}

// machineOnly lists the actors that only the machine's coding names.
func machineOnly(st *graph.Statement) []graph.ID {
	all := st.ActorIDs()
	inForce := (&graph.Statement{Coding: st.Coding}).ActorIDs()
	if len(all) == len(inForce) {
		return nil
	}
	return slices.DeleteFunc(all, func(id graph.ID) bool { return slices.Contains(inForce, id) })
}

// statementEdges are the relationships of a statement, whoever it names. WITHIN is among them whether or not the other statement is there.
func statementEdges(st *graph.Statement, now resolver) []edge {
	when := whenSaid(st)
	edges := []edge{{printsIt, string(st.ID), string(st.ArticleID), nil}}
	for _, part := range actorLinks {
		for _, l := range linked(part.ids(st), now) {
			e := edge{part.edgeType, string(st.ID), string(l.actor), properties{}}
			if part.edgeType == said {
				e.from, e.to = e.to, e.from
			}
			if part.hub != "" {
				e.props[part.hub] = string(l.actor)
				maps.Copy(e.props, when)
			}
			e.props.put("as", l.as)
			edges = append(edges, e)
		}
	}
	if st.WithinID != "" {
		edges = append(edges, edge{within, string(st.ID), string(st.WithinID), properties{"id": string(st.WithinID)}})
	}
	return append(edges, takeEdges(st, when, now)...)
}

// whenSaid are the properties that order relationships of a statement which can be hubs.
func whenSaid(st *graph.Statement) properties {
	p := properties{"said": saidKey(st.Said, st.ID)}
	p.put("lasting", lastingKey(st.Said, st.ID))
	return p
}

// takeEdges are the stances of a statement. While it leads each names the first speaker and the proposition in one property, and in
// another if changes of stance are made of it; other speakers have relationships of their own, which no list of the proposition shows.
func takeEdges(st *graph.Statement, when properties, now resolver) []edge {
	var edges []edge
	speakers := spokenBy(st, now)
	for _, t := range st.Takes {
		p := properties{"proposition": string(t.PropositionID), "stance": string(t.Stance), "confidence": t.Confidence, "implied": t.ImpliedByID != ""}
		maps.Copy(p, when)
		p.put("because", t.Because)
		p.put("codebook", t.Codebook)
		p.put("coder", string(t.CodedBy.Kind))
		p.put("impliedBy", t.ImpliedByID)
		edges = append(edges, edge{takes, string(st.ID), string(t.PropositionID), p})
		if !st.Leads() {
			continue
		}
		pairTake(p, speakers[0], t)
		for _, other := range speakers[1:] {
			p := properties{"stance": string(t.Stance), "confidence": t.Confidence}
			maps.Copy(p, when)
			pairTake(p, other, t)
			edges = append(edges, edge{takes, string(st.ID), string(t.PropositionID), p})
		}
	}
	return edges
}

// pairTake has a take found by its speaker and its proposition.
func pairTake(p properties, speaker graph.ID, t graph.Take) {
	p["pair"] = pairKey(speaker, t.PropositionID)
	if t.MakesChange(graph.SureEnough) {
		p["sure"] = p["pair"]
	}
}

// spokenBy are the actors who said it, sorted; those whom the text does not name are one.
func spokenBy(st *graph.Statement, now resolver) []graph.ID {
	links := linked(st.SpeakerIDs, now)
	if len(links) == 0 {
		return []graph.ID{unnamedID}
	}
	ids := make([]graph.ID, len(links))
	for i, l := range links {
		ids[i] = l.actor
	}
	return ids
}

// latestKey orders statements by what "latest" means, see [graph.CompareLatest]: unknown days come before all others. place is
// the statement's place key.
func latestKey(day, published graph.Date, place string) string {
	return orNone(day) + " " + orNone(published) + " " + place
}

func orNone(d graph.Date) string {
	if d.IsZero() {
		return noFrom
	}
	return d.String()
}

// dateOf reads a date of the database, the zero Date from null.
func dateOf(value any) graph.Date {
	if d, ok := value.(dbtype.Date); ok {
		return graph.DateOf(time.Time(d))
	}
	return graph.Date{}
}
