package graph

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

func ptr[T any](v T) *T { return &v }

// day reads a day; "" is unknown.
func day(s string) *Date {
	if s == "" {
		return nil
	}
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return &d
}

// smallWorld is the world of the tests of Match: Lena Orlov of Norland, the Bridge Office and one article.
type smallWorld struct {
	actors     map[ID]Actor
	articles   map[ID]*Article
	statements []*Statement
}

func (w smallWorld) Actor(id ID) Actor      { return w.actors[id] }
func (w smallWorld) Article(id ID) *Article { return w.articles[id] }
func (w smallWorld) Proposition(id ID) *Proposition {
	if id == "proposition:open-harbours" {
		return &Proposition{ID: id, Slug: id.Key(), TopicID: "topic:harbours"}
	}
	return nil
}
func (w smallWorld) SaidBy(id ID) []*Statement {
	return w.pick(func(s *Statement) bool { return slices.Contains(s.SpeakerIDs, id) })
}
func (w smallWorld) PrintedIn(id ID) []*Statement {
	return w.pick(func(s *Statement) bool { return s.ArticleID == id })
}
func (w smallWorld) pick(keep func(*Statement) bool) (out []*Statement) {
	for _, s := range w.statements {
		if keep(s) {
			out = append(out, s)
		}
	}
	return out
}

func orlovsWorld() (smallWorld, *Statement, *Article) {
	a := &Article{ID: "article:one", Title: "A storm over Ålvik", Urls: []string{"https://one.example/a"}, Publisher: ptr("The Ålvik Post"),
		Language: "en", PublishedOn: day("2024-05-04"), LoadedAt: time.UnixMilli(1_700_000_000_500), State: ArticleRead, TextHash: "h",
		Body: "Lena Orlov said the harbours “must stay open”."}
	s := &Statement{ID: "statement:one", ArticleID: a.ID, Coding: Coding{
		SpeakerIDs: []ID{"person:lena-orlov"}, Speaking: Named, OnBehalfOfID: "organisation:bridge-office", CountsForID: "country:nor",
		AddresseeIDs: []ID{"person:per-dahl"}, MentionIDs: []ID{"country:sud"}, Content: "the harbours of Tromsø “must stay open”",
		Form: Mixed, Act: ActDemand, Confidence: 0.8, Said: Said{From: day("2024-05-01"), Until: day("2024-05-03"), Basis: SaidStated},
		Takes: []Take{
			{PropositionID: "proposition:open-harbours", Stance: Supports, Confidence: 0.9, CodedBy: Coder{Kind: CoderModel}},
			{PropositionID: "proposition:other", Stance: Opposes, Confidence: 0.4, CodedBy: Coder{Kind: CoderRules}, ImpliedByID: "proposition:open-harbours"},
		}}}
	w := smallWorld{actors: map[ID]Actor{}, articles: map[ID]*Article{a.ID: a}, statements: []*Statement{s}}
	for _, actor := range []Actor{
		&Person{Profile: Profile{ID: "person:lena-orlov", Name: "Lena Orlov", Aliases: []string{"Madam Orlóv"}, Origin: OriginCodebook},
			Country: "country:nor", Tenures: []Tenure{{Title: "harbour master", From: day("2024-01-01"), To: day("2024-06-01")}}},
		&Organisation{Profile: Profile{ID: "organisation:bridge-office", Name: "Bridge Office"}, CountryID: "country:nor", PartOfID: "organisation:works"},
		&Country{Profile: Profile{ID: "country:nor", Name: "Norland"}},
	} {
		w.actors[actor.NodeID()] = actor
	}
	return w, s, a
}

func TestStatementFilterMatch(t *testing.T) {
	w, s, a := orlovsWorld()
	at := func(ms int64) *time.Time { return ptr(time.UnixMilli(ms)) }
	for name, c := range map[string]struct {
		f    *StatementFilter
		want bool
	}{
		"no filter":                  {nil, true},
		"empty":                      {&StatementFilter{}, true},
		"id":                         {&StatementFilter{Ids: []ID{"statement:one", "statement:two"}}, true},
		"other id":                   {&StatementFilter{Ids: []ID{"statement:two"}}, false},
		"empty list":                 {&StatementFilter{Ids: []ID{}}, false},
		"speaker":                    {&StatementFilter{Speaker: &ActorMatch{Ids: []ID{"person:lena-orlov"}}}, true},
		"speaker, empty match":       {&StatementFilter{Speaker: &ActorMatch{}}, true},
		"speaker, empty ids":         {&StatementFilter{Speaker: &ActorMatch{Ids: []ID{}}}, false},
		"speaker of kind":            {&StatementFilter{Speaker: &ActorMatch{Kinds: []ActorKind{ActorPerson}}}, true},
		"speaker of other kind":      {&StatementFilter{Speaker: &ActorMatch{Ids: []ID{"person:lena-orlov"}, Kinds: []ActorKind{ActorCountry}}}, false},
		"on behalf of":               {&StatementFilter{OnBehalfOf: &ActorMatch{Kinds: []ActorKind{ActorOrganisation}}}, true},
		"counts for":                 {&StatementFilter{CountsFor: []ID{"country:nor"}}, true},
		"addressee":                  {&StatementFilter{Addressee: &ActorMatch{Ids: []ID{"person:per-dahl"}}}, true},
		"addressee unknown, by kind": {&StatementFilter{Addressee: &ActorMatch{Kinds: []ActorKind{ActorPerson}}}, false},
		"mentions":                   {&StatementFilter{Mentions: &ActorMatch{Ids: []ID{"country:sud"}}}, true},
		"speaking":                   {&StatementFilter{Speaking: []Speaking{Unnamed}}, false},
		"act and form":               {&StatementFilter{Act: []SpeechAct{ActDemand}, Form: []Form{Mixed, Direct}}, true},
		"article":                    {&StatementFilter{Article: []ID{"article:two"}}, false},
		"publisher":                  {&StatementFilter{Publisher: []string{"The Ålvik Post"}}, true},
		"publisher, other case":      {&StatementFilter{Publisher: []string{"the ålvik post"}}, false},
		"language":                   {&StatementFilter{Language: []string{"de"}}, false},
		"review":                     {&StatementFilter{Review: []ReviewStatus{Unreviewed}}, true},
		"confidence":                 {&StatementFilter{MinConfidence: ptr(0.8)}, true},
		"more confidence":            {&StatementFilter{MinConfidence: ptr(0.81)}, false},
		"said, touching":             {&StatementFilter{Said: &DateRange{From: day("2024-05-03")}}, true},
		"said, too late":             {&StatementFilter{Said: &DateRange{From: day("2024-05-04")}}, false},
		"published":                  {&StatementFilter{Published: &DateRange{From: day("2024-05-04"), Until: day("2024-05-04")}}, true},
		"loaded before":              {&StatementFilter{LoadedBefore: at(1_700_000_000_501)}, true},
		"loaded at":                  {&StatementFilter{LoadedBefore: at(1_700_000_000_500)}, false},
		"words":                      {&StatementFilter{Text: ptr("OPEN tromso")}, true},
		"words and one too many":     {&StatementFilter{Text: ptr("open closed")}, false},
		"phrase":                     {&StatementFilter{Text: ptr("“stay open” harbours")}, true},
		"phrase out of order":        {&StatementFilter{Text: ptr(`"open stay"`)}, false},
		"no words":                   {&StatementFilter{Text: ptr("?!")}, false},
		"topic":                      {&StatementFilter{Takes: &TakeFilter{Topic: []string{"harbours"}}}, true},
		"topic by id":                {&StatementFilter{Takes: &TakeFilter{Topic: []string{"topic:harbours"}}}, true},
		"one take has both":          {&StatementFilter{Takes: &TakeFilter{Proposition: []string{"open-harbours"}, Stance: []Stance{Supports}}}, true},
		"two takes have both":        {&StatementFilter{Takes: &TakeFilter{Proposition: []string{"open-harbours"}, Stance: []Stance{Opposes}}}, false},
		"implied":                    {&StatementFilter{Takes: &TakeFilter{Implied: ptr(true), Stance: []Stance{Opposes}}}, true},
		"not implied":                {&StatementFilter{Takes: &TakeFilter{Implied: ptr(false), Stance: []Stance{Opposes}}}, false},
		"coded by":                   {&StatementFilter{Takes: &TakeFilter{CodedBy: []CoderKind{CoderModel}, MinConfidence: ptr(0.9)}}, true},
		"any take":                   {&StatementFilter{Takes: &TakeFilter{Any: ptr(true)}}, true},
		"no take":                    {&StatementFilter{Takes: &TakeFilter{Any: ptr(false)}}, false},
	} {
		if got := c.f.Match(s, a, w); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
	s.Decisions = []Decision{{Status: Rejected}}
	if (*StatementFilter)(nil).Match(s, a, w) || (&StatementFilter{}).Match(s, a, w) {
		t.Error("a rejected statement leads")
	}
	if !(&StatementFilter{Review: []ReviewStatus{Rejected}}).Match(s, a, w) {
		t.Error("a rejected statement is not found by its status")
	}
}

func TestDateRangeOverlaps(t *testing.T) {
	known, open := &DateRange{Known: ptr(true)}, &DateRange{}
	may := &DateRange{From: day("2024-05-01"), Until: day("2024-05-31")}
	for _, c := range []struct {
		r           *DateRange
		from, until string
		want        bool
	}{
		{nil, "", "", true}, {open, "", "", true}, {known, "", "", false}, {may, "", "", false}, {&DateRange{Known: ptr(false)}, "", "", true},
		{known, "", "2024-01-01", true}, {may, "", "2024-05-01", true}, {may, "", "2024-04-30", false}, {may, "2024-05-31", "", true},
		{may, "2024-06-01", "", false}, {may, "2024-01-01", "2024-12-31", true}, {may, "2024-05-31", "2024-06-09", true},
	} {
		if got := c.r.Overlaps(day(c.from), day(c.until)); got != c.want {
			t.Errorf("%+v with %s…%s: %v", c.r, c.from, c.until, got)
		}
	}
}

func TestActorArticleRelationMatch(t *testing.T) {
	w, s, a := orlovsWorld()
	orlov, office := w.actors["person:lena-orlov"], w.actors["organisation:bridge-office"]
	said := &StatementFilter{Act: []SpeechAct{ActDemand}}
	actor := func(name string, f ActorFilter, orlovs, offices bool) {
		if f.Match(orlov, w) != orlovs || f.Match(office, w) != offices {
			t.Errorf("actors by %s: %v, %v", name, f.Match(orlov, w), f.Match(office, w))
		}
	}
	actor("nothing", ActorFilter{}, true, true)
	actor("kind", ActorFilter{Kinds: []ActorKind{ActorOrganisation}}, false, true)
	actor("origin", ActorFilter{Origin: []ActorOrigin{OriginCodebook}}, true, false)
	actor("country", ActorFilter{Country: []ID{"country:nor"}}, true, true)
	actor("part of", ActorFilter{PartOf: []ID{"organisation:works"}}, false, true)
	actor("office", ActorFilter{OfficeOn: day("2024-05-31")}, true, false)
	actor("office ended", ActorFilter{OfficeOn: day("2024-06-01")}, false, false)
	actor("prefix", ActorFilter{NamePrefix: ptr("LÉNA O")}, true, false)
	actor("prefix of a later word", ActorFilter{NamePrefix: ptr("orl")}, true, false)
	actor("prefix of an alias", ActorFilter{NamePrefix: ptr("mad")}, true, false)
	actor("middle of a word", ActorFilter{NamePrefix: ptr("rlov")}, false, false)
	actor("blank prefix", ActorFilter{NamePrefix: ptr(" ?")}, false, false)
	actor("statements", ActorFilter{Statements: said}, true, false)
	for name, c := range map[string]struct {
		f    ArticleFilter
		want bool
	}{
		"nothing": {ArticleFilter{}, true}, "url": {ArticleFilter{Urls: []string{"https://one.example/a"}}, true},
		"state": {ArticleFilter{State: []ArticleState{ArticleWaiting}}, false}, "hash": {ArticleFilter{TextHash: []string{"h"}}, true},
		"words of title and body": {ArticleFilter{Text: ptr("storm harbours")}, true},
		"phrase across both":      {ArticleFilter{Text: ptr(`"Ålvik Lena"`)}, false},
		"statements":              {ArticleFilter{Statements: said}, true},
		"no such statements":      {ArticleFilter{Statements: &StatementFilter{Act: []SpeechAct{ActDeny}}}, false},
	} {
		if c.f.Match(a, w) != c.want {
			t.Errorf("articles by %s: %v", name, !c.want)
		}
	}
	r := &Relation{ID: "relation:one", Kind: RelationCall, FromIDs: []ID{"person:lena-orlov"}, ToIDs: []ID{"person:per-dahl"}, ArticleID: a.ID, Confidence: 0.5}
	for name, c := range map[string]struct {
		f    *RelationFilter
		want bool
	}{
		"nothing": {nil, true}, "from": {&RelationFilter{Party: &ActorMatch{Ids: []ID{"person:lena-orlov"}}}, true},
		"to": {&RelationFilter{Party: &ActorMatch{Ids: []ID{"person:per-dahl"}}}, true}, "kind": {&RelationFilter{Kind: []RelationKind{RelationVisit}}, false},
		"unknown day in a range": {&RelationFilter{Happened: &DateRange{From: day("2024-01-01")}}, false},
	} {
		if c.f.Match(r, w) != c.want {
			t.Errorf("relations by %s: %v", name, !c.want)
		}
	}
	r.Decisions = []Decision{{Status: Retired}}
	if (&RelationFilter{}).Match(r, w) || !slices.Equal(s.ActorIDs(), []ID{"country:nor", "country:sud", "organisation:bridge-office", "person:lena-orlov", "person:per-dahl"}) {
		t.Errorf("a retired relation leads, or %v", s.ActorIDs())
	}
}

func TestParseText(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""}, {"  ?! ", ""}, {"open harbours open", "open|harbours"}, {`"stay open" now`, "stay open|now"},
		{"„stay open“ «right now» “again”", "stay open|right now|again"}, {`one "two three`, "one|two|three"}, {`""`, ""},
		{"北约扩张 now", "北 约 扩 张|now"}, {"北约 扩张", "北 约|扩 张"}, {"EU-wide U.S.", "eu|wide|u|s"},
		{`NEAR(a, b*) OR -c ^d:"e f" 'x'; DROP`, "near|a|b|or|c|d|e f|x|drop"}, {"'quoted'", "quoted"},
	} {
		var terms []string
		for _, term := range ParseText(c.text) {
			terms = append(terms, strings.Join(term, " "))
		}
		if got := strings.Join(terms, "|"); got != c.want {
			t.Errorf("ParseText(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func FuzzParseText(f *testing.F) {
	for _, s := range []string{`one "two three" 北约`, "\"\xff”“", `"a "b" c"`} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, query, text string) {
		terms := ParseText(query)
		for _, term := range terms {
			if len(term) == 0 {
				t.Fatalf("%q has an empty term: %v", query, terms)
			}
		}
		if MatchesText(terms, Words(text)) && !MatchesText(terms, Words(text+" more")) {
			t.Fatalf("%q is found in %q and not in more", query, text)
		}
		if len(terms) > 0 && !MatchesText(terms, Words(strings.Join(slices.Concat(terms...), " "))) {
			t.Fatalf("%q is not found in its own words", query)
		}
	})
}

func TestPhrasesAgainstPlainSearch(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	draw := func(n int) []string {
		words := make([]string, n)
		for i := range words {
			words[i] = string(rune('a' + rng.IntN(2)))
		}
		return words
	}
	found := 0
	for range 5000 {
		words, phrase := draw(rng.IntN(14)), draw(1+rng.IntN(5))
		want := strings.Contains(strings.Join(words, ""), strings.Join(phrase, ""))
		if want {
			found++
		}
		if hasPhrase(words, phrase) != want {
			t.Fatalf("%v in %v: %v", phrase, words, !want)
		}
	}
	if found < 1000 || found > 4500 {
		t.Errorf("%d of 5000 found: the draw is too easy", found)
	}
}

func BenchmarkMatch(b *testing.B) {
	w, s, a := orlovsWorld()
	f := &StatementFilter{Speaker: &ActorMatch{Ids: []ID{"person:lena-orlov"}}, Takes: &TakeFilter{Topic: []string{"harbours"}},
		Said: &DateRange{From: day("2024-01-01")}}
	text := &StatementFilter{Text: ptr(`tromso "stay open"`)}
	for name, f := range map[string]*StatementFilter{"fields": f, "text": text} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if !f.Match(s, a, w) {
					b.Fatal("no match")
				}
			}
		})
	}
}
