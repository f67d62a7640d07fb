package graph

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

func passage(spans ...int) Passage {
	var p Passage
	for i := 0; i < len(spans); i += 2 {
		p.Content = append(p.Content, Span{spans[i], spans[i+1]})
	}
	return p
}

func TestAlign(t *testing.T) {
	by := func(p Passage, who ID) Passage {
		p.Speakers = []ID{who}
		return p
	}
	cued := func(p Passage, at int) Passage {
		p.Cue = []Span{{at, at + 4}}
		return p
	}
	for name, c := range map[string]struct {
		old, new []Passage
		want     []Pair
	}{
		"nothing":         {nil, []Passage{passage(0, 5)}, nil},
		"same":            {[]Passage{passage(0, 10)}, []Passage{passage(0, 10)}, []Pair{{0, 0, 1}}},
		"half":            {[]Passage{passage(0, 10)}, []Passage{passage(0, 5)}, []Pair{{0, 0, 0.5}}},
		"less than half":  {[]Passage{passage(0, 100)}, []Passage{passage(0, 49)}, nil},
		"beside":          {[]Passage{passage(0, 10)}, []Passage{passage(10, 20)}, nil},
		"best first":      {[]Passage{passage(0, 10), passage(0, 8)}, []Passage{passage(0, 8), passage(0, 9)}, []Pair{{1, 0, 1}, {0, 1, 0.9}}},
		"pieces":          {[]Passage{passage(0, 10, 20, 30)}, []Passage{passage(0, 10, 22, 30)}, []Pair{{0, 0, 0.9}}},
		"by cue":          {[]Passage{cued(passage(0, 10), 20), cued(passage(0, 10), 30)}, []Passage{cued(passage(0, 10), 30)}, []Pair{{1, 0, 1}}},
		"by speakers":     {[]Passage{by(passage(0, 10), "a"), by(passage(0, 10), "b")}, []Passage{by(passage(0, 10), "b")}, []Pair{{1, 0, 1}}},
		"one for each":    {[]Passage{passage(0, 10)}, []Passage{passage(0, 10), passage(0, 10)}, []Pair{{0, 0, 1}}},
		"within a larger": {[]Passage{passage(0, 100), passage(40, 60)}, []Passage{passage(42, 60)}, []Pair{{1, 0, 0.9}}},
	} {
		if got := Align(c.old, c.new); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// TestAlignAgainstAllPairs compares the sweep with looking at every pair.
func TestAlignAgainstAllPairs(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	draw := func() (out []Passage) {
		for range rng.IntN(30) {
			at := rng.IntN(120)
			p := passage(at, at+1+rng.IntN(25))
			if rng.IntN(3) == 0 {
				p.Content = append(p.Content, Span{p.Content[0].End + 3, p.Content[0].End + 3 + 1 + rng.IntN(60)})
			}
			out = append(out, p)
		}
		return out
	}
	paired := 0
	for range 500 {
		old, new := draw(), draw()
		var all []candidate
		for o := range old {
			for n := range new {
				if iou := spanIoU(old[o].Content, new[n].Content); iou >= minIoU {
					all = append(all, weigh(old, new, Pair{o, n, iou}))
				}
			}
		}
		want := best(all, len(old), len(new))
		if got := Align(old, new); !slices.Equal(got, want) {
			t.Fatalf("%v, want %v", got, want)
		}
		paired += len(want)
	}
	if paired < 1000 {
		t.Errorf("only %d pairs", paired)
	}
}

func TestAlignIsFastForManyStatements(t *testing.T) {
	var old, new []Passage
	for i := range 50_000 {
		old, new = append(old, passage(i*100, i*100+90)), append(new, passage(i*100+3, i*100+90))
	}
	start := time.Now()
	if got := Align(old, new); len(got) != len(old) {
		t.Errorf("%d pairs", len(got))
	}
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("took %v", took)
	}
}

func TestAlignWords(t *testing.T) {
	words := func(texts ...string) (out []Passage) {
		for _, s := range texts {
			out = append(out, Passage{Words: s})
		}
		return out
	}
	old := words("the harbours would stay open", "it rains", "no no no")
	new := words("it rains here", "“The harbours would surely stay OPEN”", "no", "", "nothing of this")
	want := []Pair{{1, 0, 2.0 / 3}, {0, 1, 5.0 / 6}}
	if got := AlignWords(old, new); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestJoinActorsInAnyOrder(t *testing.T) {
	var actors []Actor
	for i, name := range []string{"Per Dahl", "PÉR DÅHL", "Pér Dåhl", "per dahl", "Per  Dahl", "Pér Dahl"} {
		actors = append(actors, &Person{Profile: Profile{ID: "person:per-dahl", Name: name, Origin: OriginArticle,
			Aliases: []string{fmt.Sprint("alias ", i%4), "Pér Dåhl"}, Description: ptr(fmt.Sprint("office ", i%3))}, Country: []ID{"", "country:nor"}[i%2]})
	}
	var want string
	for seed := range uint64(40) {
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(actors), func(i, j int) { actors[i], actors[j] = actors[j], actors[i] })
		left, right := Actor(nil), Actor(nil)
		for _, a := range actors {
			left = JoinActors(left, a)
		}
		for i, a := range actors {
			if right == nil {
				right = JoinActors(nil, a)
				continue
			}
			right = JoinActors(a, right)
			if i%2 == 0 {
				right = JoinActors(right, a) // once more changes nothing
			}
		}
		if other := fmt.Sprintf("%v", right.Profiled().Aliases); other != fmt.Sprintf("%v", left.Profiled().Aliases) || right.Profiled().Name != left.Profiled().Name {
			t.Fatalf("joined from the other side: %v, %v", right.Profiled(), left.Profiled())
		}
		if left.Profiled().Name != "Pér Dåhl" || slices.Contains(left.Profiled().Aliases, "Pér Dåhl") {
			t.Fatalf("%+v", left.Profiled())
		}
		left.Profiled().Description = nil
		got := fmt.Sprintf("%+v", *left.(*Person))
		if want == "" {
			want = got
		}
		if got != want {
			t.Fatalf("%s\n%s", got, want)
		}
	}
}

func TestJoinActorsLeavesTheCodebookAlone(t *testing.T) {
	old := &Organisation{Profile: Profile{ID: "organisation:works", Name: "Works", Origin: OriginCodebook}, Form: FormCompany}
	met := &Organisation{Profile: Profile{ID: "organisation:works", Name: "WÖRKS", Aliases: []string{"the plant"}, Origin: OriginArticle}, Form: FormParty}
	if got := JoinActors(old, met); got != Actor(old) || old.Aliases != nil {
		t.Errorf("%+v", got)
	}
	for _, c := range []struct{ a, b, want OrganisationForm }{
		{FormOther, FormParty, FormParty}, {FormParty, FormOther, FormParty}, {FormParty, FormCompany, FormCompany}, {"", FormOther, FormOther}, {FormOther, "", FormOther},
	} {
		if got := joinForms(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %q", c.a, c.b, got)
		}
	}
}

func TestRicherName(t *testing.T) {
	for _, c := range [][2]string{{"Pér", "Per"}, {"Per Dahl", "PER DAHL"}, {"Per-Ole Dahl", "Per Dahl"}, {"Adam", "Bdam"}, {"Å", "Long Name"}} {
		if RicherName(c[0], c[1]) != c[0] || RicherName(c[1], c[0]) != c[0] {
			t.Errorf("%q is not richer than %q", c[0], c[1])
		}
	}
}

func TestNearestNames(t *testing.T) {
	var actors []Actor
	for _, n := range []string{"Lena Orlov", "Max Orlov", "Ida Berg", "Bridge Office", "Per Dahl"} {
		actors = append(actors, &Person{Profile: Profile{ID: MakeID(KindPerson, Slug(n)), Name: n}})
	}
	actors = append(actors, actors[0], &Person{Profile: Profile{ID: "person:x", Name: "Somebody", Aliases: []string{"Orlow"}}})
	for name, want := range map[string]string{"Orlow": "Somebody", "Lena Orlof": "Lena Orlov", "berg": "Ida Berg", "Brigde Office": "Bridge Office", "Idda Berk": "Ida Berg"} {
		near := NearestNames(name, actors, 3)
		if len(near) != 3 || near[0].Profiled().Name != want {
			t.Errorf("%s: %v", name, near[0].Profiled().Name)
		}
	}
	if near := NearestNames("Orlow", actors, 3); near[1].Profiled().Name != "Lena Orlov" || near[2].Profiled().Name != "Max Orlov" {
		t.Errorf("%v, %v", near[1].Profiled().Name, near[2].Profiled().Name)
	}
}
