package graphtest

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// Content is all that a graph holds.
type Content struct {
	Codebook   graph.Codebook
	Actors     []graph.Actor
	Articles   []*graph.Article
	Statements []*graph.Statement
	Relations  []*graph.Relation
}

// Write is the change that writes all of it.
func (c *Content) Write() graph.Write {
	return graph.Write{Codebook: &c.Codebook, Actors: c.Actors, Articles: c.Articles, Statements: c.Statements, Relations: c.Relations}
}

// Generate makes a random graph of n statements; the same seed gives the same graph.
func Generate(seed uint64, n int) *Content {
	c := new(Content)
	_ = Stream(seed, n, func(w graph.Write) error { // the function never fails
		if w.Codebook != nil {
			c.Codebook = *w.Codebook
		}
		c.Actors = append(c.Actors, w.Actors...)
		c.Articles = append(c.Articles, w.Articles...)
		c.Statements = append(c.Statements, w.Statements...)
		c.Relations = append(c.Relations, w.Relations...)
		return nil
	})
	return c
}

// Stream gives the same graph as Generate in pieces: first the codebook and the actors, then article by article with all that is
// printed in it. It stops at the first error of yield and returns it.
//
// The shape is that of news: few actors say most (a Zipf distribution), an article holds some eight statements, one statement in
// seven is a report of words that another article printed within days, one in five takes no stance, some days are unknown or
// ranges, some statements have been decided on.
func Stream(seed uint64, n int, yield func(graph.Write) error) error {
	g := newGenerator(seed, n)
	if err := yield(graph.Write{Codebook: g.codebook(), Actors: g.actors}); err != nil {
		return err
	}
	for g.made < n {
		if err := yield(g.article(min(n-g.made, 1+g.IntN(15)))); err != nil {
			return err
		}
	}
	return nil
}

type generator struct {
	*rand.Rand
	seed         uint64
	made         int // statements
	printed      int // articles
	related      int // relations
	actors       []graph.Actor
	zipf         *rand.Zipf
	topics       []*graph.Topic
	propositions []*graph.Proposition
	recent       []spoken // ring of words that may be reported again
}

// spoken is a statement that another article may report.
type spoken struct {
	speakers []graph.ID
	form     graph.Form
	words    string
	said     graph.Said
	takes    []graph.Take
}

func newGenerator(seed uint64, n int) *generator {
	g := &generator{Rand: rand.New(rand.NewPCG(seed, 7)), seed: seed}
	g.topics = g.makeTopics()
	g.makeActors(max(12, min(20_000, n/40)))
	g.zipf = rand.NewZipf(g.Rand, 1.15, 4, uint64(len(g.actors)-1))
	return g
}

// id makes an id that looks like those of the product: 16 letters and digits from a hash.
func (g *generator) id(kind string, n int) graph.ID {
	sum := sha256.Sum256(fmt.Appendf(nil, "%d %s %d", g.seed, kind, n))
	return graph.MakeID(kind, strings.ToLower(base32.StdEncoding.EncodeToString(sum[:10])))
}

func pick[T any](g *generator, list []T) T { return list[g.IntN(len(list))] }

func (g *generator) chance(p float64) bool { return g.Float64() < p }

func ptr[T any](v T) *T { return &v }

func (g *generator) makeTopics() []*graph.Topic {
	var topics []*graph.Topic
	for i, name := range []string{"Harbours", "Grain", "Satellites", "Rivers", "Lighthouses"} {
		t := &graph.Topic{ID: graph.MakeID(graph.KindTopic, strings.ToLower(name)), Name: name}
		for j := range 8 {
			slug := fmt.Sprintf("%s-%d", strings.ToLower(name), j+1)
			p := &graph.Proposition{ID: graph.MakeID(graph.KindProposition, slug), Slug: slug, TopicID: t.ID,
				Text: fmt.Sprintf("%s should be %s", name, vocabulary[(i*8+j)%len(vocabulary)])}
			t.Propositions = append(t.Propositions, p)
			g.propositions = append(g.propositions, p)
		}
		topics = append(topics, t)
	}
	return topics
}

func (g *generator) codebook() *graph.Codebook {
	return &graph.Codebook{Fingerprint: fmt.Sprintf("fingerprint-%d", g.seed), Yaml: "topics: generated\n",
		LoadedAt: epoch, Topics: g.topics}
}

// epoch is when generated graphs begin.
var epoch = time.Date(2021, 1, 1, 6, 0, 0, 0, time.UTC)

func (g *generator) makeActors(n int) {
	for i := range n {
		name := title(pick(g, vocabulary)) + " " + title(pick(g, vocabulary)) + fmt.Sprintf("-%d", i)
		p := graph.Profile{Name: name, Aliases: []string{fmt.Sprintf("%s %d", title(pick(g, vocabulary)), i)}, Origin: graph.OriginCodebook}
		if i%3 == 2 {
			p.Origin = graph.OriginArticle
		}
		switch {
		case i < 6 || i%40 == 0:
			p.ID = graph.MakeID(graph.KindCountry, graph.Slug(name))
			g.actors = append(g.actors, &graph.Country{Profile: p})
		case i%5 == 0:
			p.ID = graph.MakeID(graph.KindOrganisation, graph.Slug(name))
			g.actors = append(g.actors, &graph.Organisation{Profile: p, Form: graph.FormOther, CountryID: g.country(),
				MemberIDs: []graph.ID{pick(g, g.actors).Profiled().ID}})
		default:
			p.ID = graph.MakeID(graph.KindPerson, graph.Slug(name))
			g.actors = append(g.actors, g.person(p))
		}
	}
}

func (g *generator) country() graph.ID { return g.actors[g.IntN(6)].Profiled().ID }

func (g *generator) person(p graph.Profile) *graph.Person {
	country := g.country()
	from := graph.DateOf(epoch.AddDate(0, 0, g.IntN(1000)))
	t := graph.Tenure{Title: "warden", BodyID: country, CountsForID: country, From: &from}
	if g.chance(0.5) {
		t.To = ptr(from.AddDays(1 + g.IntN(900)))
	} else {
		t.Open = true
	}
	return &graph.Person{Profile: p, Country: country, Tenures: []graph.Tenure{t}}
}

// speaker draws an actor, the first ones far more often.
func (g *generator) speaker() graph.Actor { return g.actors[g.zipf.Uint64()] }

// confidence has two decimals.
func (g *generator) confidence() float64 { return math.Round(g.Float64()*100) / 100 }
