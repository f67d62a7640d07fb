package eval

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/loader/corpus"
)

var update = flag.Bool("update", false, "write the golden files anew, with the scripts where they are needed")

// scripts finds the scorers in Python that these measures were defined by.
func scripts(t *testing.T) (python, dir string) {
	t.Helper()
	dir = filepath.Join("..", "..", "..", "shared", "eval")
	python, err := exec.LookPath("python3")
	if _, gone := os.Stat(filepath.Join(dir, "score_attribution.py")); gone != nil || err != nil {
		t.Skip("skipped: the scorers in Python are not here; their golden output stands for them")
	}
	return python, dir
}

// scored is what the scripts print, or what this package counts, of a fixture.
type scored struct {
	attribution Scores
	speaker     string
}

// runScripts scores a folder's gold.jsonl and found.jsonl with the scripts, and gives what they print.
func runScripts(t *testing.T, dir string) (attribution, speaker []byte) {
	t.Helper()
	python, at := scripts(t)
	run := func(args ...string) []byte {
		out, err := exec.Command(python, append(args, filepath.Join(dir, "gold.jsonl"), filepath.Join(dir, "found.jsonl"))...).Output()
		if err != nil {
			t.Fatalf("%s: %v", args[0], err)
		}
		return out
	}
	score := filepath.Join(at, "score_attribution.py")
	attribution, err := exec.Command(python, score, filepath.Join(dir, "gold.jsonl"), filepath.Join(dir, "found.jsonl"), "--json").Output()
	if err != nil {
		t.Fatalf("%s: %v", score, err)
	}
	return attribution, run(filepath.Join(at, "score_speaker.py"))
}

// counted counts a folder's gold.jsonl and found.jsonl.
func counted(t *testing.T, dir string) scored {
	t.Helper()
	found, err := ReadFound(filepath.Join(dir, "found.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var tally Tally
	var who SpeakerTally
	for a, err := range (corpus.Files{Converted: []string{filepath.Join(dir, "gold.jsonl")}}).ReadArticles() {
		if err != nil {
			t.Fatal(err)
		}
		gold := Gold(a)
		tally.Add(a.Text, gold, found[a.ID])
		who.Add(a.Text, gold, found[a.ID])
	}
	p := who.PRF()
	share := 0.0
	if who.Pronouns > 0 {
		share = 100 * float64(who.PronounsRight) / float64(who.Pronouns)
	}
	return scored{tally.Scores(), fmt.Sprintf("speaker  P %5.1f  R %5.1f  F1 %5.1f   (gold %d, predicted %d, right %d)\n", 100*p[0], 100*p[1], 100*p[2], who.Gold, who.Found, who.Right) +
		fmt.Sprintf("  of paired contents whose gold source is a pronoun or missing: %d, right %d (%.1f)\n", who.Pronouns, who.PronounsRight, share)}
}

// wantEqual compares to the last bit of every number.
func wantEqual(t *testing.T, got scored, attribution, speaker []byte) {
	t.Helper()
	var want Scores
	if err := json.Unmarshal(attribution, &want); err != nil {
		t.Fatal(err)
	}
	want.Mixed = got.attribution.Mixed // the scripts do not have it
	if got.attribution != want {
		t.Errorf("attribution differs\n got %+v\nwant %+v", got.attribution, want)
	}
	if got.speaker != strings.ReplaceAll(string(speaker), "\r\n", "\n") {
		t.Errorf("speakers differ\n got %swant %s", got.speaker, speaker)
	}
}

// TestScoresEqualTheScriptsOutput compares with what the scripts gave on articles of the corpus and spans that are a little wrong.
func TestScoresEqualTheScriptsOutput(t *testing.T) {
	const dir = "testdata/score"
	if *update {
		makeFixture(t, dir, 1, "a-01", "c-09", "d-13", "m-04")
		attribution, speaker := runScripts(t, dir)
		for name, content := range map[string][]byte{"attribution.json": attribution, "speaker.txt": speaker} {
			if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	attribution, err := os.ReadFile(filepath.Join(dir, "attribution.json"))
	if err != nil {
		t.Fatal(err)
	}
	speaker, err := os.ReadFile(filepath.Join(dir, "speaker.txt"))
	if err != nil {
		t.Fatal(err)
	}
	got := counted(t, dir)
	wantEqual(t, got, attribution, speaker)
	if f := got.attribution.All.Joint.F1(); f < 0.2 || f > 0.9 || got.attribution.Direct.Gold == 0 || got.attribution.Mixed.Gold == 0 {
		t.Errorf("the fixture tries too little: %+v", got.attribution)
	}
}

// TestScoresEqualTheScripts runs the scripts, where they are, on other articles and other mistakes.
func TestScoresEqualTheScripts(t *testing.T) {
	scripts(t)
	files, err := filepath.Glob(filepath.Join("..", "corpus", "attribution", "articles", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d articles, %v", len(files), err)
	}
	for seed := range uint64(3) {
		dir := t.TempDir()
		var names []string
		for i := int(seed) * 7; i < len(files); i += 29 {
			names = append(names, strings.TrimSuffix(filepath.Base(files[i]), ".txt"))
		}
		makeFixture(t, dir, seed+2, names...)
		attribution, speaker := runScripts(t, dir)
		wantEqual(t, counted(t, dir), attribution, speaker)
	}
}

// TestTokensAreThoseOfPython: letters of many scripts, marks and blanks are cut as Python's regular expressions cut them.
func TestTokensAreThoseOfPython(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("skipped: python3 is not here")
	}
	const sample = "Don’t O'Brien’s 'tis rock'n'roll cafe\u0301 naïve_x ½ Ⅷ ٣ 北京\u3000x\u00a0y\u2028z\x1c 1,000 — “a”… 😀\u200dé o’’x x’ İstanbul"
	out, err := exec.Command(python, "-c", `import re,sys;print("|".join("%d-%d"%m.span() for m in re.finditer(r"\w+(?:['’]\w+)*|[^\w\s]", sys.argv[1])))`, sample).Output()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range newText(sample).tokens {
		got = append(got, fmt.Sprintf("%d-%d", s.Start, s.End))
	}
	if strings.Join(got, "|") != strings.TrimSpace(string(out)) {
		t.Errorf("got  %v\nwant %s", got, out)
	}
}

// one attribution by a name in a text of which the tests below know the places.
func said(source, cue, content [2]int) Attribution {
	spans := func(p [2]int) corpus.Spans {
		if p[1] == 0 {
			return nil
		}
		return corpus.Spans{{Start: p[0], End: p[1]}}
	}
	return Attribution{Source: spans(source), Cue: spans(cue), Content: spans(content)}
}

func TestEdgesOfScores(t *testing.T) {
	const body = `Ida said “no, never” to it. Bo agreed.`
	right := said([2]int{0, 3}, [2]int{4, 8}, [2]int{9, 20})
	for _, c := range []struct {
		name        string
		gold, found []Attribution
		joint, soft PRF
	}{
		{"nothing there, nothing found", nil, nil, PRF{1, 1, 1}, PRF{1, 1, 1}},
		{"all right", []Attribution{right}, []Attribution{right}, PRF{1, 1, 1}, PRF{1, 1, 1}},
		{"missed", []Attribution{right}, nil, PRF{0, 0, 0}, PRF{0, 0, 0}},
		{"invented", nil, []Attribution{right}, PRF{0, 0, 0}, PRF{0, 0, 0}},
		{"another speaker", []Attribution{right}, []Attribution{said([2]int{28, 30}, [2]int{4, 8}, [2]int{9, 20})}, PRF{0, 0, 0}, PRF{1, 1, 1}},
		{"nobody on both sides", []Attribution{said([2]int{}, [2]int{4, 8}, [2]int{9, 20})}, []Attribution{said([2]int{}, [2]int{}, [2]int{9, 20})}, PRF{1, 1, 1}, PRF{1, 1, 1}},
		{"found twice", []Attribution{right}, []Attribution{right, right}, PRF{0.5, 1, 2. / 3}, PRF{1, 1, 1}},
		{"without content", []Attribution{right}, []Attribution{said([2]int{0, 3}, [2]int{4, 8}, [2]int{8, 9})}, PRF{0, 0, 0}, PRF{0, 0, 0}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var tally Tally
			tally.Add(body, c.gold, c.found)
			s := tally.Scores()
			if s.All.Joint != c.joint || s.All.Soft != c.soft {
				t.Errorf("joint %v, soft %v", s.All.Joint, s.All.Soft)
			}
		})
	}
}

func TestSameName(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Ida Ravn", "Ms. Ravn", true}, {"the guild's council", "Council", true}, {"Ida Ravn", "Bo Ravn", true}, {"Ida Ravn", "Ida", true},
		{"Ida Ravn", "Bo Lind", false}, {"", "Bo", false}, {"The", "the", false}, {"ODENSE", "Odense’s", true},
	} {
		if got := SameName(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
	}
}

func TestReadFoundRefuses(t *testing.T) {
	for content, want := range map[string]string{
		"{\"id\":\"a\",\"attributions\":[]}\n{":           ":2: it is no line of extract --json",
		`{"attributions":[]}`:                             `:1: it has no "id"`,
		`{"id":"a","attributions":[{"content":[[4,2]]}]}`: "a start and an end",
	} {
		file := filepath.Join(t.TempDir(), "found.jsonl")
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadFound(file); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", content, err)
		}
	}
	if _, err := ReadFound(filepath.Join(t.TempDir(), "gone")); err == nil || !strings.Contains(err.Error(), "extract --json") {
		t.Errorf("%v", err)
	}
}
