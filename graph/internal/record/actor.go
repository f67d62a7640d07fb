package record

import (
	"github.com/standpoint-graph/standpoint/graph"
)

// describeActor starts with the kind, which says what follows.
func describeActor(c *codec, a *graph.Actor) {
	var kind graph.ActorKind
	if !c.reading {
		kind = (*a).Kind()
	}
	text(c, &kind)
	if c.reading {
		switch kind {
		case graph.ActorPerson:
			*a = new(graph.Person)
		case graph.ActorCountry:
			*a = new(graph.Country)
		case graph.ActorOrganisation:
			*a = new(graph.Organisation)
		default:
			c.fail()
			return
		}
	}
	describeProfile(c, (*a).Profiled())
	switch x := (*a).(type) {
	case *graph.Person:
		list(c, &x.Tenures, c.tenure)
		c.id(&x.Country)
	case *graph.Country:
		maybe(c, &x.Iso3166, c.str)
	case *graph.Organisation:
		text(c, &x.Form)
		c.id(&x.CountryID)
		c.id(&x.PartOfID)
		list(c, &x.MemberIDs, c.id)
	}
}

func describeProfile(c *codec, p *graph.Profile) {
	c.id(&p.ID)
	list(c, &p.FormerIds, c.id)
	c.str(&p.Name)
	list(c, &p.Aliases, c.str)
	maybe(c, &p.Description, c.str)
	maybe(c, &p.WikidataID, c.str)
	text(c, &p.Origin)
}

func (c *codec) tenure(t *graph.Tenure) {
	c.str(&t.Title)
	c.id(&t.BodyID)
	c.id(&t.CountsForID)
	maybe(c, &t.From, c.date)
	maybe(c, &t.To, c.date)
	c.flag(&t.Open)
}

// Actor gives the record of an actor, which begins with its kind.
func Actor(a graph.Actor) []byte {
	return encode(func(c *codec) { describeActor(c, &a) })
}

// ReadActor is the inverse of [Actor].
func ReadActor(b []byte) (graph.Actor, error) {
	var a graph.Actor
	err := decode(b, func(c *codec) { describeActor(c, &a) })
	return a, err
}

func describeTopic(c *codec, t *graph.Topic) {
	c.id(&t.ID)
	c.str(&t.Name)
	maybe(c, &t.Description, c.str)
}

// describeProposition leaves out whether it is retired, which stores keep beside the record.
func describeProposition(c *codec, p *graph.Proposition) {
	c.id(&p.ID)
	c.str(&p.Slug)
	c.str(&p.Text)
	c.id(&p.TopicID)
}

// describeCodebook leaves the topics out: they have records of their own.
func describeCodebook(c *codec, b *graph.Codebook) {
	c.str(&b.Fingerprint)
	c.str(&b.Yaml)
	c.time(&b.LoadedAt)
}

// Codebook gives the record of a codebook without its topics.
func Codebook(b *graph.Codebook) []byte {
	copied := *b
	return encode(func(c *codec) { describeCodebook(c, &copied) })
}

// ReadCodebook is the inverse of [Codebook].
func ReadCodebook(b []byte) (*graph.Codebook, error) {
	x := new(graph.Codebook)
	return x, decode(b, func(c *codec) { describeCodebook(c, x) })
}

// Topic gives the record of a topic without its propositions.
func Topic(t *graph.Topic) []byte {
	copied := *t
	return encode(func(c *codec) { describeTopic(c, &copied) })
}

// ReadTopic is the inverse of [Topic].
func ReadTopic(b []byte) (*graph.Topic, error) {
	x := new(graph.Topic)
	return x, decode(b, func(c *codec) { describeTopic(c, x) })
}

// Proposition gives the record of a proposition without whether it is retired.
func Proposition(p *graph.Proposition) []byte {
	copied := *p
	return encode(func(c *codec) { describeProposition(c, &copied) })
}

// ReadProposition is the inverse of [Proposition].
func ReadProposition(b []byte) (*graph.Proposition, error) {
	x := new(graph.Proposition)
	return x, decode(b, func(c *codec) { describeProposition(c, x) })
}
