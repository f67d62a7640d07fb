package graph

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
)

const harbourNews = "Lena Orlov said the harbours would stay open. “Nobody shuts our harbours for us at any price”, she told Max Orlov, who says that the bridge must go."

func harbourProposal() Proposal {
	return told(harbourNews, everybody,
		said{who: "person:lena-orlov", words: "the harbours would stay open", on: "2024-04-30", takes: []Take{{PropositionID: "proposition:open-harbours", Stance: Supports, Confidence: 0.777}}},
		said{who: "person:lena-orlov", words: "“Nobody shuts our harbours for us at any price”", on: "2024-06-01", to: "person:max-orlov"},
		said{who: "person:max-orlov", words: "the bridge must go", within: 2})
}

func TestIngestStoresWhatWasFound(t *testing.T) {
	g, m := newGraph(t)
	out := ingest(t, g, harbourProposal())[0]
	if out.Statements != 3 || out.KnownActors != 3 || out.NewActors != 0 || out.NoSpeaker != 0 {
		t.Errorf("%+v", out)
	}
	a := m.articles[out.ArticleID]
	if a == nil || a.State != ArticleRead || a.Coverage.TextLength == 0 || a.LoadedAt.IsZero() {
		t.Fatalf("article %+v", a)
	}
	byWords := map[string]*Statement{}
	for _, s := range m.statements {
		byWords[s.Content] = s
	}
	open := byWords["the harbours would stay open"]
	if open.CountsForID != "country:nor" || open.Confidence != 0.88 || open.Takes[0].Confidence != 0.78 || open.Revision != 1 || !sameJSON(open.Machine, open.Coding) {
		t.Errorf("%+v", open)
	}
	shut := byWords["“Nobody shuts our harbours for us at any price”"]
	if shut.CountsForID != "" || shut.AddresseeIDs[0] != "person:max-orlov" {
		t.Errorf("said on the day the office had ended, yet %+v", shut)
	}
	if w := byWords["the bridge must go"].WithinID; w != shut.ID {
		t.Errorf("within %s, want %s", w, shut.ID)
	}
	sound(t, g)
}

func TestIngestTwiceWritesNothing(t *testing.T) {
	g, m := newGraph(t)
	ingest(t, g, harbourProposal())
	before := dump(t, g)
	m.calls = nil
	ingest(t, g, harbourProposal())
	if slices.Contains(m.calls, "Write") || dump(t, g) != before {
		t.Errorf("calls %v", m.calls)
	}
}

func TestIngestRefusesWhatIsNotThere(t *testing.T) {
	g, m := newGraph(t)
	p := harbourProposal()
	p.Statements[1].Evidence.Content[0].Exact = "“Nobody shuts the harbours for us at any price”"
	p.Statements[2].Coding.Takes = []Take{{PropositionID: "proposition:unheard-of", Stance: Opposes}}
	bad := told("Empty words.", everybody, said{who: "person:lena-orlov", words: "Empty words"})
	bad.Article.Body = "\xff"
	out, err := g.Ingest(t.Context(), []Proposal{bad, p, {}})
	if err != nil || out[0].Err == nil || out[2].Err == nil || out[1].Statements != 2 || len(out[1].Problems) != 2 {
		t.Fatalf("%+v, %v", out, err)
	}
	wantCode(t, out[1].Problems[0], EvidenceWrong, "statement 2", "content segment 1", "Nobody shuts our harbours")
	wantCode(t, out[1].Problems[1], BadInput, "unheard-of")
	if len(m.statements) != 2 {
		t.Errorf("%d statements", len(m.statements))
	}
	sound(t, g)
}

func TestWhoIsMeant(t *testing.T) {
	body := "Somebody said it rains a lot here."
	for name, c := range map[string]struct {
		actor      ProposedActor
		speaker    ID
		candidates []ID
	}{
		"known":                    {knownActor("person:lena-orlov"), "person:lena-orlov", nil},
		"full name of the known":   {metPerson("Lena ORLÓV", ""), "person:lena-orlov", nil},
		"alias of one":             {metPerson("minister Orlov", ""), "person:lena-orlov", nil},
		"alias of two":             {metPerson("Orlov", ""), "", []ID{"person:lena-orlov", "person:max-orlov"}},
		"alias of two, by country": {metPerson("Orlov", "country:sud"), "person:max-orlov", nil},
		"namesake of elsewhere":    {metPerson("Lena Orlov", "country:sud"), "person:lena-orlov-sud", nil},
		"of another kind":          {ProposedActor{ID: "organisation:orlov", Kind: ActorOrganisation, Name: "Orlov"}, "organisation:orlov", nil},
		"new":                      {metPerson("Ida Berg", "country:nor"), "person:ida-berg", nil},
		"country that nobody has":  {metPerson("Ida Berg", "country:xyz"), "person:ida-berg", nil},
		"not in the codebook now":  {ProposedActor{ID: "person:gone", Known: true, Kind: ActorPerson, Name: "Gone Away"}, "person:gone-away", nil},
		"other script":             {metPerson("北约", ""), MakeID(KindPerson, Slug("北约")), nil},
	} {
		g, m := newGraph(t)
		ingest(t, g, told(body, []ProposedActor{c.actor}, said{who: c.actor.ID, words: "it rains a lot here", speaker: "Somebody"}))
		s := only(t, m)
		var speaker ID
		if len(s.SpeakerIDs) > 0 {
			speaker = s.SpeakerIDs[0]
		}
		if speaker != c.speaker || !slices.Equal(s.CandidateIDs, c.candidates) || (speaker == "") != (s.Speaking == Unnamed) {
			t.Errorf("%s: speaker %q, candidates %v, %s", name, speaker, s.CandidateIDs, s.Speaking)
		}
		if speaker != "" && m.actors[speaker] == nil {
			t.Errorf("%s: %s is not stored", name, speaker)
		}
		sound(t, g)
	}
}

// TestCalled: what a speaker is called is kept where it has no name, and only there.
func TestCalled(t *testing.T) {
	g, m := newGraph(t)
	ingest(t, g, told(harbourNews, everybody,
		said{speaker: "it", called: "report of the Bridge Office", words: "the harbours would stay open"},
		said{who: "person:lena-orlov", called: "aide", words: "“Nobody shuts our harbours for us at any price”"},
		said{called: "nobody", words: "the bridge must go"}))
	if len(m.statements) != 3 {
		t.Fatalf("%d statements", len(m.statements))
	}
	for _, s := range m.statements {
		if kept := s.Called != nil; kept != (s.Speaking == Unnamed) || kept && *s.Called != "report of the Bridge Office" || !sameJSON(s.Machine, s.Coding) {
			t.Errorf("%s %q is called %v", s.Speaking, s.Content, s.Called)
		}
	}
	sound(t, g)
}

func TestArticleActorsAreFoundAgain(t *testing.T) {
	g, m := newGraph(t)
	speak := func(body string, a ProposedActor) Ingested {
		return ingest(t, g, told(body, []ProposedActor{a}, said{who: a.ID, words: body}))[0]
	}
	if out := speak("One thing.", metPerson("Per Dahl", "", "Dahl")); out.NewActors != 1 {
		t.Errorf("first: %+v", out)
	}
	if out := speak("Another thing.", metPerson("Pér Dåhl", "country:nor", "the mayor")); out.NewActors != 0 || out.KnownActors != 1 {
		t.Errorf("again: %+v", out)
	}
	speak("A third thing.", metPerson("Per Dahl", "country:sud"))
	p := m.actors["person:per-dahl"].(*Person)
	if p.Name != "Pér Dåhl" || !slices.Equal(p.Aliases, []string{"Dahl", "Per Dahl", "the mayor"}) || p.Country != "country:nor" || p.Origin != OriginArticle {
		t.Errorf("%+v", p)
	}
	if m.actors["person:per-dahl-sud"] == nil {
		t.Error("the namesake of another country is not kept apart")
	}
	// An alias seen in articles finds, and never identifies.
	speak("A fourth thing.", metPerson("Dahl", ""))
	if m.actors["person:dahl"] == nil {
		t.Error("a name was taken for an alias merely seen in an article")
	}
}

// shifted is an article of fifty statements; by n words their contents begin later and end earlier.
func shifted(n int) Proposal {
	var body strings.Builder
	var says []said
	for i := range 50 {
		words := strings.Fields(fmt.Sprintf("number %d of the many plans will surely be built by the end of next year or later", i))
		fmt.Fprintf(&body, "She said %s.\n", strings.Join(words, " "))
		says = append(says, said{who: "person:lena-orlov", words: strings.Join(words[n:len(words)-n], " ")})
	}
	return told(body.String(), everybody, says...)
}

func TestReadingAgainKeepsDecisions(t *testing.T) {
	g, m := newGraph(t)
	full := shifted(0)
	for i := range full.Statements { // the first words of each differ, so that none is found twice
		full.Statements[i].Coding.Act = ActPlan
	}
	ingest(t, g, full)
	var ids []ID
	for _, s := range pick(m.statements, func(*Statement) bool { return true }) {
		ids = append(ids, s.ID)
	}
	status := []ReviewStatus{Accepted, Rejected, Edited}
	for i, id := range ids {
		d := Decide{IDs: []ID{id}, Status: status[i%3], By: ptr("ana")}
		if d.Status == Edited {
			d.Takes = []Take{{PropositionID: "proposition:build-ferry", Stance: Opposes}}
		}
		if _, err := g.Decide(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	ingest(t, g, shifted(1))
	if len(m.statements) != 50 {
		t.Fatalf("%d statements after reading again", len(m.statements))
	}
	for i, id := range ids {
		s := m.statements[id]
		if s == nil || s.Status() != status[i%3] || len(s.Decisions) != 1 {
			t.Fatalf("%s: %+v", id, s)
		}
		if s.Machine.Act != ActAssert {
			t.Errorf("%s: the machine's coding is the old one", id)
		}
		whole := strings.HasPrefix(s.Content, "number")
		if s.Status() == Rejected && whole || s.Status() != Rejected && !whole {
			t.Errorf("%s %s: %q", s.Status(), id, s.Content)
		}
		if s.Status() == Edited && (len(s.Takes) != 1 || s.Takes[0].CodedBy != (Coder{Kind: CoderPerson, Name: "ana"}) || s.Takes[0].Codebook != "f1") {
			t.Errorf("%s: %+v", id, s.Takes)
		}
	}
	before := dump(t, g)
	ingest(t, g, shifted(1))
	if dump(t, g) != before {
		t.Error("reading a third time changed something")
	}
	sound(t, g)
}

func TestRetirement(t *testing.T) {
	g, m := newGraph(t)
	both, one := harbourProposal(), harbourProposal()
	one.Statements = one.Statements[:1]
	ingest(t, g, both)
	ingest(t, g, one)
	count := func() (retired int) {
		for _, s := range m.statements {
			if s.Status() == Retired {
				retired++
			}
		}
		return retired
	}
	if len(m.statements) != 3 || count() != 2 {
		t.Fatalf("%d statements, %d retired", len(m.statements), count())
	}
	ingest(t, g, both)
	if len(m.statements) != 3 || count() != 0 {
		t.Errorf("found again: %d statements, %d retired", len(m.statements), count())
	}
	sound(t, g)
}

func TestDecisionsGoOnToTheNextText(t *testing.T) {
	g, m := newGraph(t)
	first := told("She said the harbours would surely stay open. He said no. They agreed that it rains.", everybody,
		said{who: "person:lena-orlov", words: "the harbours would surely stay open"}, said{who: "person:max-orlov", words: "no"})
	first.Article.Urls = []string{"https://news.example/story?utm_source=x#top"}
	second := told("Corrected. On Friday she said that the harbours would surely stay wide open. He said no.", everybody,
		said{who: "person:max-orlov", words: "the harbours would surely stay wide open"}, said{who: "person:max-orlov", words: "no"})
	second.Article.Urls = []string{"HTTPS://News.example:443/story/"}
	a := ingest(t, g, first)[0].ArticleID
	for _, s := range m.PrintedIn(a) {
		d := Decide{IDs: []ID{s.ID}, Status: Rejected}
		if s.Content != "no" {
			d = Decide{IDs: []ID{s.ID}, Status: Edited, Takes: []Take{{PropositionID: "proposition:open-harbours", Stance: Supports}}}
		}
		if _, err := g.Decide(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	b := ingest(t, g, second)[0].ArticleID
	if m.articles[b].PreviousID != a || m.articles[a].NextID != b {
		t.Fatalf("chain: %+v", m.articles[b])
	}
	for _, s := range m.PrintedIn(b) {
		switch {
		case s.Content == "no" && s.Status() != Rejected:
			t.Errorf("rejected words came back: %+v", s)
		case s.Content != "no" && (s.Status() != Edited || s.SpeakerIDs[0] != "person:lena-orlov" || len(s.Takes) != 1 || s.Machine.SpeakerIDs[0] != "person:max-orlov"):
			t.Errorf("a person's values are lost: %+v", s)
		}
	}
	sound(t, g)
}

// randomNews makes articles in which the same people turn up in different spellings, and some words come twice.
func randomNews(rng *rand.Rand, n int) []Proposal {
	names := []string{"Per Dahl", "Pér Dahl", "PER DAHL", "Ida Berg", "Ida Bérg", "Orlov", "Lena Orlov", "Ivar Åsen", "Ivar Asen"}
	var all []Proposal
	for i := range n {
		var says []said
		var actors []ProposedActor
		body := fmt.Sprintf("Report %d. ", i)
		for j := range 1 + rng.IntN(4) {
			a := metPerson(names[rng.IntN(len(names))], "", fmt.Sprintf("alias %d", rng.IntN(3)))
			if !slices.ContainsFunc(actors, func(x ProposedActor) bool { return x.ID == a.ID }) {
				actors = append(actors, a)
			}
			words := fmt.Sprintf("“plan %d of the harbours will be kept”", rng.IntN(5))
			if strings.Contains(body, words) {
				words = fmt.Sprintf("word %d", j)
			}
			body += a.Name + " said " + words + ". "
			takes := []Take{{PropositionID: "proposition:open-harbours", Stance: []Stance{Supports, Opposes, Neutral}[rng.IntN(3)], Confidence: 0.5}}
			says = append(says, said{who: a.ID, words: words, on: fmt.Sprintf("2024-05-%02d", 1+rng.IntN(28)), takes: takes})
		}
		p := told(body, actors, says...)
		p.Article.Urls = []string{fmt.Sprintf("https://news.example/%d", rng.IntN(n))}
		p.Article.PublishedOn = day(fmt.Sprintf("2024-05-%02d", 1+i)) // of texts of one day, the one loaded later follows
		all = append(all, p)
	}
	return all
}

func TestOrderOfLoadingDoesNotMatter(t *testing.T) {
	for seed := range uint64(12) {
		rng := rand.New(rand.NewPCG(seed, 7))
		news := randomNews(rng, 12)
		// The same text twice, from two places, with other spaces and signs and other knowledge of it.
		again := news[3]
		copied := *again.Article
		copied.Urls, copied.Title, copied.Publisher = []string{"http://other.example/x"}, "A longer title", ptr("Other")
		again.Article = &copied
		news = append(news, again)
		var want string
		for round := range 3 {
			if round > 0 {
				rng.Shuffle(len(news), func(i, j int) { news[i], news[j] = news[j], news[i] })
			}
			g, m := newGraph(t)
			for chunk := range slices.Chunk(news, 1+rng.IntN(6)) {
				ingest(t, g, chunk...)
			}
			sound(t, g)
			got := dump(t, g)
			if round == 0 {
				want = got
			} else if got != want {
				t.Fatalf("seed %d: another order gives another graph (%d statements):\n%s", seed, len(m.statements), firstDifference(got, want))
			}
		}
	}
}

// TestManyLoadersAtOnce lets several processes load the same articles: nothing is lost, nothing comes twice.
func TestManyLoadersAtOnce(t *testing.T) {
	news := randomNews(rand.New(rand.NewPCG(5, 5)), 20)
	g, m := newGraph(t)
	ingest(t, g, news...)
	want := dump(t, g)
	g, m = newGraph(t)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			mine, own := slices.Clone(news), Open(m)
			rand.New(rand.NewPCG(uint64(i), 1)).Shuffle(len(mine), func(i, j int) { mine[i], mine[j] = mine[j], mine[i] })
			for chunk := range slices.Chunk(mine, 3) {
				if _, err := own.Ingest(t.Context(), chunk); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	sound(t, g)
	for _, s := range m.statements {
		if s.Status() != Unreviewed || s.Revision != 1 {
			t.Errorf("%s is at revision %d, %s", s.ID, s.Revision, s.Status())
		}
	}
	if got := dump(t, g); got != want {
		t.Error(firstDifference(got, want))
	}
}

func TestRelationsAreReadAgain(t *testing.T) {
	g, m := newGraph(t)
	relation := func(kind RelationKind, words string) ProposedRelation {
		return ProposedRelation{Relation: Relation{Kind: kind, FromIDs: []ID{"person:lena-orlov", "person:max-orlov"}, Status: Happened, Confidence: 0.666,
			Happened: Said{Basis: SaidUnknown}, Evidence: Evidence{TextHash: TextHash(harbourNews), Content: []Segment{segmentOf(harbourNews, words)}}}}
	}
	p := harbourProposal()
	p.Relations = []ProposedRelation{relation(RelationCall, "she told Max Orlov"), relation(RelationMeeting, "she told Max Orlov"), relation(RelationVisit, "stay open")}
	open := relation(RelationAid, "stay open")
	open.Relation.FromIDs = []ID{"person:nobody"}
	p.Relations = append(p.Relations, open)
	out, err := g.Ingest(t.Context(), []Proposal{p})
	if err != nil || len(out[0].Problems) != 1 || len(m.relations) != 3 {
		t.Fatalf("%+v, %v, %d relations", out, err, len(m.relations))
	}
	ids := slices.Sorted(maps.Keys(m.relations))
	p.Relations = []ProposedRelation{relation(RelationCall, "told Max Orlov"), relation(RelationMeeting, "she told Max")}
	ingest(t, g, p)
	if !slices.Equal(ids, slices.Sorted(maps.Keys(m.relations))) {
		t.Errorf("%v became %v", ids, slices.Sorted(maps.Keys(m.relations)))
	}
	for _, r := range m.relations {
		want := map[RelationKind]string{RelationCall: "told Max Orlov", RelationMeeting: "she told Max", RelationVisit: "stay open"}[r.Kind]
		if r.Evidence.Content[0].Exact != want || (r.ReviewStatus() == Retired) != (r.Kind == RelationVisit) || r.Revision != 2 || r.Confidence != 0.67 {
			t.Errorf("%+v", r)
		}
	}
	sound(t, g)
}

func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return x[i] + "\n" + y[i]
		}
	}
	return fmt.Sprintf("%d lines against %d", len(x), len(y))
}

// TestWhatWasDeletedStaysDeleted: what is found in an article that was stored, and has been deleted since, is not stored, and the others of its
// batch are; an article that was never stored is.
func TestWhatWasDeletedStaysDeleted(t *testing.T) {
	g, m := newGraph(t)
	p := harbourProposal()
	other := told("Something else is here.", everybody, said{who: "person:lena-orlov", words: "Something else"})
	if _, err := g.Accept(t.Context(), []*Article{p.Article, other.Article}); err != nil {
		t.Fatal(err)
	}
	if _, err := g.Delete(t.Context(), ArticleID(harbourNews), false); err != nil {
		t.Fatal(err)
	}
	p.Stored, other.Stored = true, true
	fresh := told("A third thing is new.", everybody, said{who: "person:max-orlov", words: "A third thing"})
	out, err := g.Ingest(t.Context(), []Proposal{p, other, fresh})
	if err != nil || out[1].Err != nil || out[2].Err != nil || out[1].Statements != 1 || out[2].Statements != 1 {
		t.Fatalf("%+v, %v", out, err)
	}
	wantCode(t, out[0].Err, NotFound, "deleted")
	if len(m.articles) != 2 || m.articles[ArticleID(harbourNews)] != nil || len(m.statements) != 2 {
		t.Errorf("%d articles, %d statements", len(m.articles), len(m.statements))
	}
	if out, err := g.Ingest(t.Context(), []Proposal{p}); err != nil || CodeOf(out[0].Err) != NotFound {
		t.Errorf("alone: %+v, %v", out, err)
	}
	p.Stored = false
	ingest(t, g, p)
	if m.articles[ArticleID(harbourNews)] == nil {
		t.Error("one that need not be stored is not taken in")
	}
	sound(t, g)
}
