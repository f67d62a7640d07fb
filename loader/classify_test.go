package loader

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// bracketed reads a passage with its parts in brackets: [S the speaker], [C the cue], [T the content], in pieces if need be.
func bracketed(t testing.TB, text string) Passage {
	t.Helper()
	var p Passage
	var out []rune
	var role rune
	start := 0
	for runes := []rune(text); len(runes) > 0; {
		r := runes[0]
		runes = runes[1:]
		switch {
		case r == '[':
			role, start, runes = runes[0], len(out), runes[2:]
			continue
		case r == ']':
			to := map[rune]*[]graph.Span{'S': &p.Speaker, 'C': &p.Cue, 'T': &p.Content}[role]
			if to == nil {
				t.Fatalf("%q has a bracket that is none of S, C, T", text)
			}
			*to = append(*to, graph.Span{Start: start, End: len(out)})
			continue
		}
		out = append(out, r)
	}
	p.Text = string(out)
	return p
}

// invented gives a codebook with propositions about actors that do not exist, and the default cues.
func invented() (*codebook.Codebook, error) {
	own, err := codebook.Default()
	if err != nil {
		return nil, err
	}
	p := func(id, text string) codebook.Proposition {
		return codebook.Proposition{ID: id, Topic: "invented", Text: text}
	}
	join := p("join-compact", "Velmaria should become a member of the Northern Compact")
	join.Implies = []codebook.Implication{{When: "supports", Proposition: "neutral", Then: "opposes"}}
	old := p("old-question", "Skarland should leave the Northern Compact")
	old.Valid = codebook.Period{Until: codebook.Day{Year: 2023, Month: 3, Day: 7}}
	neutral := p("neutral", "Velmaria should be neutral")
	neutral.For = []string{"neutral status"}
	arms := p("army-limits", "Velmaria should be demilitarised or its forces limited")
	arms.Scope = []string{"demilitarisation", "disarmament", "size of the army"}
	ore := p("ore", "Ostrany should get access to Velmaria's minerals")
	ore.Scope = []string{"rare earths", "lithium", "titanium"}
	aid := p("aid", "Ostrany should give Velmaria military aid")
	aid.Scope = []string{"weapons", "missiles", "shells", "arms deliveries"}
	return &codebook.Codebook{
		Cues: own.Cues,
		Topics: []codebook.Topic{{ID: "invented", Propositions: []codebook.Proposition{
			join, neutral, arms, p("sanctions", "Western sanctions on Tarvia should stay"), p("talks", "Negotiations to end the war in Velmaria should be held"),
			p("cession", "Velmaria should cede territory to Tarvia"), p("elections", "Velmaria should hold elections soon"), ore, aid, old,
			p("troops", "Ostrany should send troops to Velmaria"),
		}}},
		Actors: []codebook.Actor{
			{ID: "country:velmaria", Kind: "country", Name: "Velmaria", Adjectives: []string{"Velmarian"}, People: []string{"Velmarians"}, Capital: "Brost"},
			{ID: "country:tarvia", Kind: "country", Name: "Tarvia", Adjectives: []string{"Tarvian"}, Capital: "Onsk"},
			{ID: "country:ostrany", Kind: "country", Name: "Ostrany", Adjectives: []string{"Ostranian"}},
			{ID: "organisation:compact", Kind: "organisation", Name: "Northern Compact", Aliases: []string{"Compact"}},
		},
	}, nil
}

// inventedClassifiers makes it once: the propositions' vectors take a moment.
var inventedClassifiers = sync.OnceValues(func() (*Classifier, error) {
	cb, err := invented()
	if err != nil {
		return nil, err
	}
	return NewClassifier(cb)
})

func inventedClassifier(t testing.TB) *Classifier {
	t.Helper()
	c, err := inventedClassifiers()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func describeTakes(takes []Take) string {
	var out []string
	for _, x := range takes {
		if x.ImpliedBy == "" {
			out = append(out, x.Proposition+" "+strings.ToLower(string(x.Stance)))
		}
	}
	return strings.Join(out, ", ")
}

func TestWhatAStanceIs(t *testing.T) {
	for _, c := range []struct{ name, passage, want string }{
		{"demand", "[S President Olan Teske of Ostrany] [C demanded] [T that Velmaria be admitted to the Northern Compact without delay].", "join-compact supports"},
		{"rejection", "[S Prime Minister Ruta Salk] [C rejected] [T any plan for Velmaria to join the Northern Compact].", "join-compact opposes"},
		{"indifference to the contrary is opposition", "[S Teske] [C said] [T that he was “ok” with Velmaria not having membership of the Northern Compact].", "join-compact opposes"},
		{"indifference", "[S Teske] [C said] [T that he was not closely concerned with which Velmarian territories were handed over to Tarvia].", "cession neutral"},
		{"prediction", "[S The analyst Edda Korn] [C predicts] [T that Velmaria will not be a member of the Northern Compact before the middle of the century].", "join-compact neutral"},
		{"silence", "[S Defence minister Mogens Aabel of Ostrany] [C declined to rule out] [T sending troops to Velmaria].", "troops neutral"},
		{"question", "[C Asked] [T whether Velmaria should join the Northern Compact], the envoy looked at his shoes.", "join-compact neutral"},
		{"deference", "[S The palace in Ostrany] [C had said] [T that it would be up to Velmaria to decide when to hold peace negotiations with Tarvia].", "talks neutral"},
		{"condition", "[S Minister Helia Marsk] [C told] the assembly that [T Ostrany should send troops to Velmaria only once the guns have fallen silent].", "troops conditional"},
		{"demand for the contrary", "[S Grand Duke Orlo of Tarvia] was also [C demanding] [T that the west lift its sanctions on Tarvia].", "sanctions opposes"},
		{"two in one content", "[S Orlo] [C would insist] [T on Velmaria adopting a neutral status and implementing some degree of demilitarisation].", "neutral supports, army-limits supports"},
		{"support by a noun", "[S Velmaria's president, Ilko Brandt,] [C offered support] [T for negotiations with Tarvia to end the war in Velmaria].", "talks supports"},
		{"exchange", "[S Ostrany] [C would seek] [T access to Velmarian minerals in exchange for providing military aid to Velmaria].", "ore supports, aid conditional"},
		{"exchange by a condition", "[S Senator Lyle Habbick] [C said] [T Velmaria would get more Ostranian missiles only if it handed over its lithium and titanium].", "ore supports, aid conditional"},
		{"obligation", "But, [S Teske] [C said], [T “sometime Velmaria's going to have to have elections too.”]", "elections supports"},
		{"near-miss", "[S The economist Piet van Lorn] [C said] [T the harvest in Velmaria had been the best in ten years].", ""},
		{"another's matter", "[S The trainer Ana Pell] [C praised] [T the goalkeeper's hands and the smell of the grass].", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			takes, err := inventedClassifier(t).NewJudge().Judge(context.Background(), bracketed(t, c.passage))
			if err != nil {
				t.Fatal(err)
			}
			if got := describeTakes(takes); got != c.want {
				t.Errorf("%s\n got %q\nwant %q", c.passage, got, c.want)
				for _, x := range takes {
					t.Logf("%s %s %.2f because %s", x.Proposition, x.Stance, x.Confidence, x.Because)
				}
			}
		})
	}
}

func TestTakesSayWhy(t *testing.T) {
	for _, c := range []struct{ passage, because string }{
		{"[S Ruta Salk] [C ruled out] [T that Velmaria join the Northern Compact].", "cue “ruled out” rejects"},
		{"[S Mogens Aabel] [C declined to rule out] [T sending Ostranian troops to Velmaria].", "says nothing for or against"},
		{"[S Helia Marsk] [C said] [T Ostrany should send troops to Velmaria only if the guns fall silent].", "condition “if”"},
		{"[S Orlo] [C demanded] [T a neutral status for Velmaria].", "has “neutral status”, a phrase for it"},
		{"[S Orlo] [C said] [T Velmaria must never join the Northern Compact].", "negation “never”"},
	} {
		takes, err := inventedClassifier(t).NewJudge().Judge(context.Background(), bracketed(t, c.passage))
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(takes, func(x Take) bool { return strings.Contains(x.Because, c.because) }) {
			t.Errorf("%s: no take says %q: %+v", c.passage, c.because, takes)
		}
	}
}

func TestAClosedQuestionHasNoTakes(t *testing.T) {
	p := bracketed(t, "[S Ruta Salk] [C demanded] [T that Skarland leave the Northern Compact].")
	for day, want := range map[graph.Date]string{
		{Year: 2022, Month: 5, Day: 1}: "old-question supports", {Year: 2023, Month: 3, Day: 7}: "old-question supports", {Year: 2023, Month: 3, Day: 8}: "",
	} {
		p.Said = day
		takes, err := inventedClassifier(t).NewJudge().Judge(context.Background(), p)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, x := range takes {
			if x.Proposition == "old-question" {
				got = describeTakes([]Take{x})
			}
		}
		if got != want {
			t.Errorf("said on %s: got %q, want %q", day, got, want)
		}
	}
}

func TestJudgeRefusesAndStops(t *testing.T) {
	j := inventedClassifier(t).NewJudge()
	if _, err := j.Judge(context.Background(), Passage{Text: "Nobody said a word."}); err == nil {
		t.Error("a passage without content was judged")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := j.Judge(ctx, bracketed(t, "[S He] [C said] [T so].")); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled judge said %v", err)
	}
}

func TestJudgesAgree(t *testing.T) {
	p := bracketed(t, "[S Ruta Salk] [C rejected] [T any plan for Velmaria to join the Northern Compact or to be neutral].")
	want := ""
	for i := range 3 {
		j := inventedClassifier(t).NewJudge()
		if _, err := j.Judge(context.Background(), bracketed(t, strings.Repeat("[S A] [C said] [T that Velmaria should hold elections]. ", i+1))); err != nil {
			t.Fatal(err)
		}
		takes, err := j.Judge(context.Background(), p)
		if err != nil {
			t.Fatal(err)
		}
		got := fmt.Sprintf("%+v", takes)
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("what a judge read before changed its takes:\n%s\n%s", want, got)
		}
	}
}

func TestImpliedTakes(t *testing.T) {
	c := inventedClassifier(t)
	got := c.implied([]Take{{Proposition: "join-compact", Stance: graph.Supports, Confidence: 0.8}})
	if len(got) != 2 || got[1].Proposition != "neutral" || got[1].Stance != graph.Opposes || got[1].ImpliedBy != "join-compact" || got[1].Confidence != 0.8 {
		t.Errorf("got %+v", got)
	}
	said := []Take{{Proposition: "join-compact", Stance: graph.Supports}, {Proposition: "neutral", Stance: graph.Conditional}}
	if got := c.implied(said); len(got) != 2 || got[1].Stance != graph.Conditional {
		t.Errorf("an implied take replaced one that was said: %+v", got)
	}
	if got := c.implied([]Take{{Proposition: "join-compact", Stance: graph.Opposes}}); len(got) != 1 {
		t.Errorf("opposition implies nothing here: %+v", got)
	}
}

func TestTurned(t *testing.T) {
	for _, c := range []struct {
		from     graph.Stance
		attitude int
		want     graph.Stance
	}{
		{graph.Supports, -1, graph.Opposes}, {graph.Opposes, -1, graph.Supports}, {graph.Conditional, -1, graph.Opposes}, {graph.Neutral, -1, ""},
		{graph.Supports, 1, graph.Supports}, {graph.Opposes, 1, graph.Opposes}, {graph.Conditional, 1, graph.Conditional}, {graph.Neutral, 1, ""},
	} {
		if got, ok := turned(c.from, c.attitude); got != c.want || ok != (c.want != "") {
			t.Errorf("%s turned by %d is %q", c.from, c.attitude, got)
		}
	}
}

func TestRelevance(t *testing.T) {
	c := inventedClassifier(t)
	for _, x := range []struct{ text, open, closed string }{
		{"Brost bought new trams from Onsk.", "cession", "old-question"},
		{"The Velmarians and the Compact’s ministers met.", "join-compact", "sanctions"},
		{"Some other land should join the Compact.", "", "join-compact"}, // it says nothing on Velmaria
		{"The mayor planted a tree.", "", "neutral"},
		{"Lithium is dear, the Ostranian said.", "ore", "cession"},
		{"Lithium is dear.", "", "ore"},
	} {
		r := c.relevant(x.text)
		has := func(slug string) bool {
			return slices.ContainsFunc(r.open, func(p *stanceProposition) bool { return p.ID == slug })
		}
		if x.open != "" && !has(x.open) || has(x.closed) {
			t.Errorf("%q: %s open %v, %s open %v", x.text, x.open, has(x.open), x.closed, has(x.closed))
		}
	}
}

func TestTheRelayerDoesNotHoldWhatHeRelays(t *testing.T) {
	velmaria := graph.ID("country:velmaria")
	people := []Actor{
		{ProposedActor: graph.ProposedActor{Name: "Orlo"}}, {ProposedActor: graph.ProposedActor{Name: "Salk", Country: velmaria}},
		{ProposedActor: graph.ProposedActor{Name: "Brandt", Country: velmaria, Office: "President"}}, {ProposedActor: graph.ProposedActor{ID: velmaria}},
	}
	take := func(p string) []Take { return []Take{{Proposition: p}, {Proposition: "other"}} }
	for _, c := range []struct {
		name         string
		outer, inner []int
		speaker      []graph.Span
		kept         int
	}{
		{"another speaker", []int{0}, []int{1}, []graph.Span{{Start: 4, End: 9}}, 1},
		{"he is one of them", []int{0}, []int{0, 1}, []graph.Span{{Start: 4, End: 9}}, 2},
		{"nobody known", nil, nil, []graph.Span{{Start: 4, End: 9}}, 1},
		{"no other speaker", []int{0}, nil, nil, 2},
		{"his own country, whose office he holds", []int{2}, []int{3}, []graph.Span{{Start: 4, End: 9}}, 2},
		{"his own country, without an office", []int{1}, []int{3}, []graph.Span{{Start: 4, End: 9}}, 1},
	} {
		d := &Document{Actors: people, Attributions: []Attribution{
			{Within: -1, OnBehalfOf: -1, Speakers: c.outer, Takes: take("talks")}, {Within: 0, Speakers: c.inner, Speaker: c.speaker, Takes: []Take{{Proposition: "talks"}}},
		}}
		d.relayed(0)
		d.relayed(1)
		if got := len(d.Attributions[0].Takes); got != c.kept || len(d.Attributions[1].Takes) != 1 {
			t.Errorf("%s: the relayer keeps %d takes, want %d", c.name, got, c.kept)
		}
	}
}

func BenchmarkJudge(b *testing.B) {
	j := inventedClassifier(b).NewJudge()
	p := bracketed(b, "Late on Thursday, after a day of talks that nobody had expected to last so long, [S Prime Minister Ruta Salk] [C rejected] [T any plan for Velmaria to join the Northern Compact or to give up a part of its land] and went home.")
	for b.Loop() {
		if _, err := j.Judge(context.Background(), p); err != nil {
			b.Fatal(err)
		}
	}
}
