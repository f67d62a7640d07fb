package graph

import (
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
)

func uttered(content string, form Form, speakers ...ID) *Statement {
	return &Statement{Coding: Coding{Content: content, Form: form, SpeakerIDs: speakers}}
}

func TestUtteranceKey(t *testing.T) {
	base := uttered("that “we will keep the harbours open all winter”, whatever it costs", Mixed, "person:a", "person:b")
	for name, c := range map[string]struct {
		s    *Statement
		same bool
	}{
		"speakers in another order": {uttered(base.Content, Mixed, "person:b", "person:a", "person:b"), true},
		"other words around":        {uttered("\"We will keep the harbours open all winter\"", Mixed, "person:a", "person:b"), true},
		"other accents and case":    {uttered("«wé WILL keep the harbours open all winter»", Mixed, "person:a", "person:b"), true},
		"another speaker":           {uttered(base.Content, Mixed, "person:a"), false},
		"another form":              {uttered(base.Content, Direct, "person:a", "person:b"), false},
		"other words quoted":        {uttered("“we will keep the harbours closed all winter”", Mixed, "person:a", "person:b"), false},
	} {
		if same := UtteranceKey(c.s) == UtteranceKey(base); same != c.same {
			t.Errorf("%s: same key %v", name, same)
		}
	}
	short := uttered("it would be “a very bad day”, she thought", Mixed, "person:a")
	if UtteranceKey(short) == UtteranceKey(uttered("it is “a very bad day”, she thought", Mixed, "person:a")) {
		t.Error("five quoted words decide")
	}
	if k := UtteranceKey(uttered("", Indirect)); len(k) != 16 {
		t.Errorf("key %q", k)
	}
}

func TestUtterances(t *testing.T) {
	reports := []Dated{{"s1", *day("2024-05-01")}, {"s2", *day("2024-05-08")}, {"s3", *day("2024-05-15")}, {"s4", *day("2024-05-23")},
		{"s5", Date{}}, {"s6", Date{}}, {"s7", *day("2024-05-01")}}
	want := map[ID]string{"s1": "k@2024-05-01", "s2": "k@2024-05-01", "s3": "k@2024-05-01", "s4": "k@2024-05-23",
		"s5": "k@unknown", "s6": "k@unknown", "s7": "k@2024-05-01"}
	for seed := range uint64(50) {
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(reports), func(i, j int) { reports[i], reports[j] = reports[j], reports[i] })
		if got := Utterances("k", reports); !maps.Equal(got, want) {
			t.Fatalf("%v: %v", reports, got)
		}
	}
	if UtteranceKeyOf("k@2024-05-01") != "k" {
		t.Error("the key is not cut out")
	}
}

func take(p ID, s Stance) Take {
	return Take{PropositionID: "proposition:" + p, Stance: s, Confidence: SureEnough}
}

func report(id ID, utterance, said string, takes ...Take) Report {
	return Report{Statement: &Statement{ID: id, ArticleID: "article:" + id, Utterance: utterance,
		Coding: Coding{SpeakerIDs: []ID{"person:a"}, Takes: takes, Said: Said{From: day(said), Until: day(said)}}}}
}

func TestProjectStances(t *testing.T) {
	rejected := report("s9", "u9", "2024-09-09", take("p", Supports))
	rejected.Decisions = []Decision{{Status: Rejected}}
	reports := []Report{
		report("s1", "u1", "2024-05-02", take("p", Supports), take("q", Opposes)),
		report("s2", "u1", "2024-05-01", take("p", Supports)),
		report("s3", "u2", "", take("p", Supports), take("p", Supports)),
		report("s4", "u3", "2024-05-09", take("p", Opposes)),
		rejected,
	}
	want := []StanceRow{
		{"person:a", "proposition:p", Opposes, 1, *day("2024-05-09"), *day("2024-05-09"), "s4"},
		{"person:a", "proposition:p", Supports, 2, *day("2024-05-01"), *day("2024-05-02"), "s1"},
		{"person:a", "proposition:q", Opposes, 1, *day("2024-05-02"), *day("2024-05-02"), "s1"},
	}
	for seed := range uint64(20) {
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(reports), func(i, j int) { reports[i], reports[j] = reports[j], reports[i] })
		got := ProjectStances(reports)
		if len(got) != len(want) {
			t.Fatalf("%d rows: %+v", len(got), got)
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("row %d is %+v, want %+v", i, got[i], want[i])
			}
		}
	}
}

func TestProjectChanges(t *testing.T) {
	reports := []Report{
		report("s1", "u1", "2024-05-01", take("p", Supports)),
		report("s2", "u2", "2024-05-02", take("p", Neutral)),
		report("s3", "u3", "2024-05-03", take("p", Opposes)),
		report("s4", "u4", "2024-05-03", take("p", Opposes)),
		report("s5", "u5", "2024-05-04", take("p", Opposes)), report("s6", "u6", "2024-05-04", take("p", Supports)),
		report("s7", "u7", "2024-05-05", take("p", Conditional)),
		report("s8", "u8", "2024-05-06", take("p", Supports)), report("s9", "u9", "", take("p", Opposes)),
	}
	want := []ChangeRow{
		{"person:a", "proposition:p", "s1", "s4", Supports, Opposes, *day("2024-05-03")},
		{"person:a", "proposition:p", "s7", "s8", Conditional, Supports, *day("2024-05-06")},
	}
	if got := ProjectChanges(reports, SureEnough); !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
}

// TestSureChanges: unsure words neither make a change, nor end one, nor make a day one with two stances; of equal takes the surest counts.
func TestSureChanges(t *testing.T) {
	unsure := func(s Stance) Take {
		return Take{PropositionID: "proposition:p", Stance: s, Confidence: SureEnough - 0.01}
	}
	reports := []Report{
		report("s1", "u1", "2024-05-01", take("p", Supports)),
		report("s2", "u2", "2024-05-02", unsure(Opposes)),
		report("s3", "u3", "2024-05-03", take("p", Supports), unsure(Opposes)),
		report("s4", "u4", "2024-05-04", unsure(Opposes), take("p", Opposes)),
		report("s5", "u5", "2024-05-05", unsure(Supports)),
	}
	opposed := ChangeRow{"person:a", "proposition:p", "s3", "s4", Supports, Opposes, *day("2024-05-04")}
	if got := ProjectChanges(reports, SureEnough); !slices.Equal(got, []ChangeRow{opposed}) {
		t.Errorf("%+v", got)
	}
	if got := ProjectChanges(reports, 0); len(got) != 2 || got[0].After != "s2" || got[1].After != "s5" {
		t.Errorf("however unsure: %+v", got)
	}
}

func TestCompareLatest(t *testing.T) {
	at := func(r Report, published string, place int) Report {
		r.PublishedOn = *day(published)
		r.Evidence.Content = []Segment{{Start: place}}
		return r
	}
	ascending := []Report{
		at(report("a1", "u", ""), "2024-12-31", 5), at(report("a2", "u", "2024-05-01"), "2024-05-01", 9),
		at(report("a1", "u", "2024-05-01"), "2024-05-02", 1), at(report("a2", "u", "2024-05-01"), "2024-05-02", 1),
		at(report("a2", "u", "2024-05-01"), "2024-05-02", 7), at(report("a0", "u", "2024-05-02"), "2024-05-02", 0),
	}
	for i := range ascending {
		for j := range ascending {
			if got := CompareLatest(ascending[i], ascending[j]); got != (Date{Year: i}).Compare(Date{Year: j}) {
				t.Errorf("%d against %d: %d", i, j, got)
			}
		}
	}
}
