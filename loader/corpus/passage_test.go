package corpus

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// folder writes a corpus of files by name.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// faultsOf checks a folder and gives its faults, their folder taken off.
func faultsOf(t *testing.T, dir string) (string, Summary) {
	t.Helper()
	files, err := Find(dir)
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	sum, err := Check(context.Background(), files, func(f Fault) { fmt.Fprintln(&all, strings.TrimPrefix(f.Error(), dir+string(filepath.Separator))) })
	if err != nil {
		t.Fatal(err)
	}
	return all.String(), sum
}

const (
	propositionLine = `{"id":"quay","topic":"harbour","text":"The quay should be longer"}` + "\n"
	passageLine     = `{"id":"ht-001","text":"Ida Ravn said the quay was too short.","said":[{"speaker":"Ida Ravn","cue":"said","content":"the quay was too short","takes":{"quay":"supports"}}],"note":"need for demand"}` + "\n"
)

func TestFaultsOfPassages(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"sound", "", "", ""},
		{"no JSON", `"note"`, `note`, "hard.jsonl:1: it is not JSON"},
		{"cut off", `"note":"need for demand"}`, `"note"`, "hard.jsonl:1: it is not JSON"},
		{"no note", `,"note":"need for demand"`, ``, "no note"},
		{"no text", `"text":"Ida Ravn said the quay was too short."`, `"text":""`, "no text"},
		{"unknown key", `"note"`, `"mood":"x","note"`, `no "mood"`},
		{"bad id", "ht-001", "ht_1", "is not like nt-001"},
		{"blanks around", `short."`, `short. "`, "blanks at its edges"},
		{"no said", `"said":[`, `"told":[`, `no "said"`},
		{"said no list", `"said":[{"speaker":"Ida Ravn","cue":"said","content":"the quay was too short","takes":{"quay":"supports"}}]`, `"said":{}`, "write a list"},
		{"no content", `"content":"the quay was too short"`, `"content":null`, "no content"},
		{"empty content", `"content":"the quay was too short"`, `"content":["the quay",""]`, "content is empty"},
		{"content elsewhere", `"content":"the quay was too short"`, `"content":"the quay is too short"`, "is not in the text"},
		{"cue with a blank", `"cue":"said"`, `"cue":" said"`, "blank at its edge"},
		{"speaker a number", `"speaker":"Ida Ravn"`, `"speaker":7`, "a list of strings, or null"},
		{"speaker in content", `"speaker":"Ida Ravn"`, `"speaker":"the quay"`, "in its own content"},
		{"no takes", `,"takes":{"quay":"supports"}`, ``, "has no takes"},
		{"unknown stance", `"quay":"supports"`, `"quay":"support"`, `unknown stance "support" on quay`},
		{"unknown proposition", `{"quay":"supports"}`, `{"pier":"supports"}`, `unknown proposition "pier"`},
		{"two stances", `{"quay":"supports"}`, `{"quay":"supports","quay":"opposes"}`, `"quay" stands twice`},
		{"unknown key of said", `"cue":"said"`, `"cue":"said","form":"direct"`, `no "form"`},
		{"said twice", `"said":[`, `"said":[{"speaker":"Ida Ravn","cue":"said","content":"the quay was too short","takes":{}},`, "stands there twice"},
		{"letter outside a contrast set", "ht-001", "ht-001a", "which only contrast-*.jsonl and pairs-*.jsonl have"},
	} {
		t.Run(c.name, func(t *testing.T) {
			broken := strings.Replace(passageLine, c.old, c.new, 1)
			got, _ := faultsOf(t, folder(t, map[string]string{"propositions.jsonl": propositionLine, "hard.jsonl": broken}))
			if c.want == "" && got != "" || !strings.Contains(got, c.want) {
				t.Errorf("got %q, want …%s…", got, c.want)
			}
		})
	}
}

func TestAmbiguousWords(t *testing.T) {
	line := `{"id":"ht-002","text":"No quay, Ravn said, no quay.","said":[{"speaker":"Ravn","cue":"said","content":"%s","takes":{}}],"note":"n"}` + "\n"
	for content, want := range map[string]string{"quay": "", "no quay": "", "No": ""} {
		got, _ := faultsOf(t, folder(t, map[string]string{"hard.jsonl": fmt.Sprintf(line, content)}))
		if got != want {
			t.Errorf("%s: got %q", content, got)
		}
	}
	twice := `{"id":"ht-003","text":"yes said no said yes","said":[{"speaker":null,"cue":null,"content":"yes","takes":{}}],"note":"n"}` + "\n"
	got, _ := faultsOf(t, folder(t, map[string]string{"hard.jsonl": twice}))
	if !strings.Contains(got, "more than once in the text") {
		t.Errorf("got %q", got)
	}
}

// TestPlaces: words that stand more than once are taken where the attribution's parts lie closest together, as whole words.
func TestPlaces(t *testing.T) {
	for _, c := range []struct {
		text string
		w    wordsSaid
		want string
	}{
		{"He said no, he said. Ravn said yes.", wordsSaid{[]string{"Ravn"}, []string{"said"}, []string{"yes"}}, "21-25 26-30 31-34"},
		{"The union is against ties, against bells.", wordsSaid{[]string{"The union"}, []string{"against"}, []string{"bells"}}, "0-9 27-34 35-40"},
		{"Foreseen, “é 😀” she foresees rain", wordsSaid{[]string{"she"}, []string{"foresees"}, []string{"rain"}}, "16-19 20-28 29-33"},
		{"Her share she said she kept", wordsSaid{[]string{"she"}, []string{"said"}, []string{"she kept"}}, "10-13 14-18 19-27"},
		{"“Go,” she said, “go home,” and went", wordsSaid{[]string{"she"}, []string{"said"}, []string{"“Go,”", "“go home,”"}}, "6-9 10-14 0-5 16-26"},
	} {
		s, ambiguous := c.w.place(c.text)
		var got []string
		for _, part := range []Spans{s.Speaker, s.Cue, s.Content} {
			for _, x := range part {
				got = append(got, fmt.Sprintf("%d-%d", x.Start, x.End))
			}
		}
		if strings.Join(got, " ") != c.want || ambiguous {
			t.Errorf("%s: got %v, want %s, ambiguous %v", c.text, got, c.want, ambiguous)
		}
	}
}

// variant is a passage of a contrast set.
func variant(id, stance string) string {
	takes := fmt.Sprintf(`{"quay":%q}`, stance)
	if stance == "" {
		takes = "{}"
	}
	return fmt.Sprintf(`{"id":%q,"text":"Ravn said %s it.","said":[{"speaker":"Ravn","cue":"said","content":"it","takes":%s}],"note":"n"}`+"\n", id, id, takes)
}

func TestContrastSets(t *testing.T) {
	whole := variant("c1-001a", "supports") + variant("c1-001b", "opposes") + variant("c1-001c", "neutral") + variant("c1-001d", "conditional") + variant("c1-001e", "")
	for _, c := range []struct{ name, lines, want string }{
		{"whole", whole, ""},
		{"one lacks", strings.TrimSuffix(whole, variant("c1-001e", "")), "contrast set 001 has the variants abcd"},
		{"one twice", whole + strings.Replace(variant("c1-001e", ""), "said c1", "said, c1", 1), "abcdee"},
		{"nobody opposes", strings.Replace(whole, "opposes", "supports", 1), "no variant that is opposes"},
		{"nobody supports", strings.Replace(whole, "supports", "opposes", 1), "no variant that is supports"},
		{"no third stance", strings.NewReplacer("neutral", "opposes", "conditional", "supports").Replace(whole), "no variant that is conditional or neutral"},
		{"no letter", whole + variant("c1-002", ""), "c1-002 has no letter"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, _ := faultsOf(t, folder(t, map[string]string{"propositions.jsonl": propositionLine, "contrast-1.jsonl": c.lines}))
			if c.want == "" && got != "" || !strings.Contains(got, c.want) {
				t.Errorf("got %q, want …%s…", got, c.want)
			}
		})
	}
}

func TestPairs(t *testing.T) {
	whole := variant("p1-0001a", "supports") + variant("p1-0001b", "opposes")
	for _, c := range []struct{ name, lines, want string }{
		{"two", whole, ""},
		{"one speaks of nothing", variant("p1-0001a", "supports") + variant("p1-0001b", ""), ""},
		{"five", whole + variant("p1-0001c", "neutral") + variant("p1-0001d", "") + variant("p1-0001e", "conditional"), ""},
		{"one alone", variant("p1-0001a", "supports"), "pair 0001 has the variants a;"},
		{"a gap", whole + variant("p1-0001d", "neutral"), "pair 0001 has the variants abd;"},
		{"one twice", whole + strings.Replace(variant("p1-0001b", "opposes"), "said p1", "said, p1", 1), "pair 0001 has the variants abb;"},
		{"both say the same", strings.Replace(whole, "opposes", "supports", 1), "pair 0001 all say the same"},
		{"no letter", whole + variant("p1-0002", "opposes"), "p1-0002 has no letter"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, _ := faultsOf(t, folder(t, map[string]string{"propositions.jsonl": propositionLine, "pairs-1.jsonl": c.lines}))
			if c.want == "" && got != "" || !strings.Contains(got, c.want) {
				t.Errorf("got %q, want …%s…", got, c.want)
			}
		})
	}
}

func TestForPairs(t *testing.T) {
	for file, want := range map[string]bool{"propositions.jsonl": false, "propositions-other.jsonl": false, "a/propositions-pairs.jsonl": true} {
		if p := (Proposition{File: file}); p.ForPairs() != want {
			t.Errorf("%s: %v", file, !want)
		}
	}
}

func TestFaultsAcrossFiles(t *testing.T) {
	other := strings.NewReplacer("t-01", "t-02").Replace(soundArticle)
	again := strings.Replace(passageLine, "ht-001", "ht-002", 1)
	for _, c := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"id twice", map[string]string{"a/t-01.txt": soundArticle, "b/t-01.txt": strings.Replace(soundArticle, "wants", "has", 1)}, "the id t-01 is also in"},
		{"text twice", map[string]string{"t-01.txt": soundArticle, "t-02.txt": other}, "the text of t-02 is also in"},
		{"passage twice", map[string]string{"propositions.jsonl": propositionLine, "x.jsonl": passageLine + again}, "x.jsonl:2: the text of ht-002 is also in"},
		{"passage id twice", map[string]string{"propositions.jsonl": propositionLine, "x.jsonl": passageLine, "y.jsonl": strings.Replace(passageLine, " was too short.", " was too short, once.", 1)}, "the id ht-001 is also in"},
		{"proposition twice", map[string]string{"propositions.jsonl": propositionLine + propositionLine}, "propositions.jsonl:2: the id quay is also in"},
		{"proposition with a full stop", map[string]string{"propositions.jsonl": strings.Replace(propositionLine, "longer", "longer.", 1)}, "without its full stop"},
		{"proposition without a text", map[string]string{"propositions.jsonl": `{"id":"quay","topic":"harbour"}`}, "no text"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, sum := faultsOf(t, folder(t, c.files)); !strings.Contains(got, c.want) || sum.Faults == 0 {
				t.Errorf("got %q, want …%s…", got, c.want)
			}
		})
	}
}

func TestHeldOutPassages(t *testing.T) {
	for id, want := range map[string]bool{"nt-005": true, "nt-006": false, "c5-010e": true, "c5-001a": false, "d1-100": true} {
		if p := (&Passage{ID: id}); p.HeldOut() != want {
			t.Errorf("%s: held out %v", id, !want)
		}
	}
}

func TestCheckStopsWhenAsked(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	files, err := Find(folder(t, map[string]string{"t-01.txt": soundArticle}))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Check(ctx, files, func(Fault) {}); err == nil {
		t.Error("it went on")
	}
}

func TestFind(t *testing.T) {
	dir := folder(t, map[string]string{
		"attribution/articles/t-01.txt": soundArticle, "attribution/GUIDE.md": "x", "stance/hard.jsonl": passageLine,
		"second/articles/t-01.txt": soundArticle, "stance/propositions.jsonl": propositionLine, ".hidden/x.txt": "x", "plain/plain.jsonl": `{"id":"plain-1","text":"b"}`, "found.jsonl": `{"id":"a","text":"b","attributions":[]}`,
	})
	f, err := Find(dir)
	if err != nil || len(f.Articles) != 1 || len(f.Passages) != 1 || len(f.Propositions) != 1 || len(f.Converted) != 1 {
		t.Errorf("%+v, %v", f, err)
	}
	f, err = Find(filepath.Join(dir, "second"))
	if err != nil || len(f.Articles) != 1 {
		t.Errorf("second codings are wanted when they are named: %+v, %v", f, err)
	}
	f, err = Find(filepath.Join(dir, "stance", "hard.jsonl"))
	if err != nil || len(f.Passages) != 1 || len(f.Propositions) != 1 {
		t.Errorf("the propositions beside a file are wanted: %+v, %v", f, err)
	}
	for _, bad := range []string{filepath.Join(dir, "attribution/GUIDE.md"), filepath.Join(dir, "gone")} {
		if _, err := Find(bad); err == nil || !strings.Contains(err.Error(), bad) {
			t.Errorf("%s: %v", bad, err)
		}
	}
}
