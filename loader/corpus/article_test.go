package corpus

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// soundArticle is without a fault; the tests below break it in one place each.
const soundArticle = `id: t-01
title: The quay
publisher: The Kelmar Echo
date: 2025-02-13
style: agency
---
The quay

⟦T1 “We stay,”⟧ ⟦S1 Ida Ravn⟧ ⟦C1 said⟧.

⟦S2 She⟧ ⟦C2 wants⟧ ⟦T2 a longer quay⟧.
---
{"n":1,"speaker":"Ida Ravn","kind":"person","for":null,"form":"direct","act":"assert","positions":[]}
{"n":2,"speaker":"Ida Ravn","kind":"person","for":null,"form":"indirect","act":"demand","positions":[{"topic":"quay","proposition":"The quay should be longer","stance":"support"}]}
`

func TestSoundArticle(t *testing.T) {
	a, err := ParseArticle("t-01.txt", []byte(soundArticle))
	if err != nil {
		t.Fatal(err)
	}
	text := []rune(a.Text)
	var got []string
	for _, x := range a.Attributions {
		got = append(got, fmt.Sprintf("%d %s|%s|%s %s", x.N, x.Source.Of(text), x.Cue.Of(text), x.Content.Of(text), *x.Speaker))
	}
	want := []string{"1 Ida Ravn|said|“We stay,” Ida Ravn", "2 She|wants|a longer quay Ida Ravn"}
	if !slices.Equal(got, want) || a.ID != "t-01" || a.Date != "2025-02-13" || !strings.HasPrefix(a.Text, "The quay\n\n“We stay,” Ida") {
		t.Errorf("got %q of %+v", got, a)
	}
}

func TestFaultsOfArticles(t *testing.T) {
	for _, c := range []struct {
		name, old, new string
		line           int
		want           string
	}{
		{"one rule missing", "style: agency\n---\n", "style: agency\n", 0, "two lines of ---"},
		{"not UTF-8", "quay\n\n", "qu\xffay\n\n", 0, "save it as UTF-8"},
		{"byte order mark", "id: t-01", "\ufeffid: t-01", 1, "byte order mark"},
		{"no publisher", "publisher: The Kelmar Echo\n", "", 1, "no publisher"},
		{"empty heading field", "style: agency", "style: ", 1, "no style"},
		{"a heading line without colon", "style: agency", "style: agency\nwire", 6, "not KEY: VALUE"},
		{"unknown heading", "style: agency", "style: agency\nauthor: Ida", 6, `no "author"`},
		{"heading twice", "style: agency", "style: agency\nstyle: b", 6, "twice"},
		{"id of another file", "id: t-01", "id: t-02", 1, `file's name "t-01"`},
		{"no day", "2025-02-13", "2025-02-31", 1, "is no day"},
		{"title elsewhere", "title: The quay", "title: A quay", 7, "first line is the title"},
		{"never closed", "⟦C1 said⟧", "⟦C1 said", 9, "C1 is never closed"},
		{"stray closing", "⟦C1 said⟧", "said⟧", 9, "closes nothing before"},
		{"bad letter", "⟦C1 said⟧", "⟦X1 said⟧", 9, "cannot be read"},
		{"no blank behind the number", "⟦C1 said⟧", "⟦C1said⟧", 9, "cannot be read"},
		{"empty mark", "⟦C1 said⟧", "⟦C1 ⟧", 9, "C1 is empty"},
		{"blank at the edge", "⟦C1 said⟧", "⟦C1 said ⟧", 9, "blank at its edge"},
		{"over a paragraph", "⟦C1 said⟧.\n\n", "⟦C1 said.\n\n⟧", 9, "blank at its edge"},
		{"over paragraphs", "⟦T2 a longer quay⟧", "⟦T2 a\n\nlonger quay⟧", 11, "end of a paragraph"},
		{"speaker in its content", "⟦T1 “We stay,”⟧ ⟦S1 Ida Ravn⟧", "⟦T1 “We stay,” ⟦S1 Ida Ravn⟧⟧", 9, "share words"},
		{"content within itself", "⟦T2 a longer quay⟧", "⟦T2 a ⟦T2 longer⟧ quay⟧", 11, "share words"},
		{"crossing numbers of one part", "⟦S2 She⟧ ⟦C2 wants⟧", "⟦S2 She ⟦C2 wants⟧⟧", 11, "share words"},
		{"no content", "⟦T2 a longer quay⟧", "a longer quay", 11, "number 2 has no content"},
		{"not described", "⟦C2 wants⟧", "⟦C2 wants⟧ ⟦T3 and gets⟧", 11, "number 3 is marked and not described"},
		{"not marked", `{"n":2,`, `{"n":3,"speaker":null,"kind":"unnamed","form":"indirect","act":"assert"}` + "\n" + `{"n":2,`, 14, "described and nowhere marked"},
		{"described twice", `{"n":2,`, `{"n":1,`, 14, "described twice"},
		{"no JSON", `{"n":2,`, `{"n":2`, 14, "not JSON"},
		{"two objects", `"positions":[]}`, `"positions":[]} {}`, 13, "one object a line"},
		{"a list", `{"n":1,"speaker":"Ida Ravn","kind":"person","for":null,"form":"direct","act":"assert","positions":[]}`, `[1]`, 13, "no JSON object"},
		{"no number", `{"n":1,`, `{"n":0,`, 13, "no number"},
		{"key twice", `"kind":"person","for":null,"form":"direct"`, `"kind":"person","kind":"person","for":null,"form":"direct"`, 13, `"kind" stands twice`},
		{"unknown key", `"act":"assert"`, `"act":"assert","tone":"warm"`, 13, `no "tone"`},
		{"unknown form", `"form":"direct"`, `"form":"quoted"`, 13, `unknown form "quoted"`},
		{"no act", `"act":"assert",`, ``, 13, "has no act"},
		{"unknown kind", `"kind":"person","for":null,"form":"direct"`, `"kind":"city","for":null,"form":"direct"`, 13, `unknown kind "city"`},
		{"speaker a number", `"n":1,"speaker":"Ida Ravn"`, `"n":1,"speaker":7`, 13, "write a string"},
		{"nobody a group", `"n":1,"speaker":"Ida Ravn","kind":"person"`, `"n":1,"speaker":null,"kind":"group"`, 13, `write "kind":"unnamed"`},
		{"speaker empty", `"n":1,"speaker":"Ida Ravn"`, `"n":1,"speaker":" "`, 13, "write null"},
		{"direct without marks", "“We stay,”", "We stay,", 13, "no quotation marks"},
		{"apostrophe is no quotation mark", "“We stay,”", "We'll stay,", 13, "no quotation marks"},
		{"unknown stance", `"stance":"support"`, `"stance":"supports"`, 14, `unknown stance "supports"`},
		{"no topic", `"topic":"quay",`, ``, 14, "no topic"},
		{"no should", "The quay should be longer", "A longer quay", 14, `no "should"`},
		{"unknown key of a position", `"topic":"quay"`, `"topic":"quay","sure":1`, 14, `no "sure"`},
		{"positions no list", `"positions":[]`, `"positions":{}`, 13, "write a list"},
		{"position no object", `"positions":[]`, `"positions":["quay"]`, 13, "no JSON object"},
		{"position twice", `"stance":"support"}`, `"stance":"support"},{"topic":"quay","proposition":"The quay should be longer","stance":"oppose"}`, 14, "two positions"},
	} {
		t.Run(c.name, func(t *testing.T) {
			broken := strings.Replace(soundArticle, c.old, c.new, 1)
			if broken == soundArticle {
				t.Fatal("the test breaks nothing")
			}
			_, err := ParseArticle("t-01.txt", []byte(broken))
			var faults Faults
			if !errors.As(err, &faults) {
				t.Fatalf("no fault: %v", err)
			}
			if !slices.ContainsFunc(faults, func(f Fault) bool {
				return f.Line == c.line && strings.Contains(f.Message, c.want) && f.File == "t-01.txt"
			}) {
				t.Errorf("got\n%v\nwant line %d: …%s…", err, c.line, c.want)
			}
		})
	}
}

// TestAllFaultsAtOnce: one reading shows everything, by line.
func TestAllFaultsAtOnce(t *testing.T) {
	broken := strings.NewReplacer("2025-02-13", "yesterday", "⟦C1 said⟧", "⟦C1 said", `"act":"demand"`, `"act":"hope"`).Replace(soundArticle)
	_, err := ParseArticle("t-01.txt", []byte(broken))
	var faults Faults
	if !errors.As(err, &faults) || len(faults) < 3 || faults[0].Line != 1 || faults[len(faults)-1].Line != 14 {
		t.Errorf("got %v", err)
	}
}

// TestTranscripts may have direct speech without quotation marks.
func TestTranscripts(t *testing.T) {
	s := strings.NewReplacer("“We stay,”", "We stay,", "style: agency", "style: transcript of a hearing").Replace(soundArticle)
	if _, err := ParseArticle("t-01.txt", []byte(s)); err != nil {
		t.Error(err)
	}
}

func TestOuterAndNested(t *testing.T) {
	a, err := ReadArticle("testdata/odd-1.txt")
	if err != nil {
		t.Fatal(err)
	}
	if got := a.Outer(); !slices.Equal(got, []bool{true, true, false, true}) {
		t.Errorf("got %v", got)
	}
}

func TestHeldOutArticles(t *testing.T) {
	ids := strings.Fields("b-1 a-10 a-2 B-1 t-1 c-1 d-1 u-1 v-1 w-1 a-2")
	// sorted bytewise: B-1 a-10 a-2 b-1 c-1 | d-1 t-1 u-1 v-1 w-1
	if got := HeldOut(ids); len(got) != 2 || !got["c-1"] || !got["w-1"] {
		t.Errorf("got %v", got)
	}
	var all []*Article
	for _, id := range ids[:10] {
		all = append(all, &Article{ID: id})
	}
	if train, held := Split(all); len(train) != 8 || len(held) != 2 || held[0].ID != "c-1" || train[0].ID != "B-1" {
		t.Errorf("train %d, held %v", len(train), held)
	}
}
