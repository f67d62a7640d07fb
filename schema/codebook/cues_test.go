package codebook

import (
	"cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// cue is a marked cue of the attribution corpus and the act it was coded with.
type cue struct{ words, act string }

var cueMark = regexp.MustCompile(`⟦C(\d+) ([^⟦⟧]*)⟧`)

// corpusCues reads the cues of four articles in five of the attribution
// corpus; every fifth is held out.
func corpusCues(t *testing.T) []cue {
	t.Helper()
	files, err := filepath.Glob("../../../shared/corpora/attribution/articles/*.txt")
	if err != nil || len(files) == 0 {
		t.Skip("the attribution corpus is not beside the repository: coverage of cues not measured")
	}
	slices.Sort(files)
	var cues []cue
	for i, file := range files {
		if i%5 == 4 {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		cues = append(cues, articleCues(t, string(data))...)
	}
	return cues
}

func articleCues(t *testing.T, text string) []cue {
	t.Helper()
	parts := strings.Split(text, "\n---\n")
	acts := map[string]string{}
	for line := range strings.Lines(parts[len(parts)-1]) {
		var a struct {
			N   json.Number
			Act string
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		acts[a.N.String()] = strings.ToUpper(a.Act)
	}
	var cues []cue
	for _, m := range cueMark.FindAllStringSubmatch(parts[1], -1) {
		if words := strings.Join(wordsOf(m[2]), " "); words != "" {
			cues = append(cues, cue{words, acts[m[1]]})
		}
	}
	return cues
}

// signal is one form of a cue word, and the act of its class.
type signal struct {
	rank      int // phrases before verbs with a word, verbs, nouns
	form, act string
}

// signalsOf lists every form of every cue word.
func signalsOf(classes []CueClass) []signal {
	var list []signal
	for _, c := range classes {
		add := func(rank int, form string) {
			list = append(list, signal{rank, " " + strings.Join(wordsOf(form), " ") + " ", c.Act})
		}
		for _, p := range c.Phrases {
			add(4, p)
		}
		for _, v := range c.Verbs {
			for _, form := range v.Forms {
				if v.With != "" {
					add(3, form+" "+v.With)
				} else {
					add(2, form)
				}
			}
		}
		for _, n := range c.Nouns {
			add(1, n)
			add(1, thirdPerson(n))
		}
	}
	return list
}

// actOf finds the act a cue's words signal: of the highest rank the longest
// form, of these the last in the text.
func actOf(signals []signal, words string) string {
	padded := " " + words + " "
	best, place := signal{}, -1
	for _, s := range signals {
		at := strings.LastIndex(padded, s.form)
		if at < 0 {
			continue
		}
		if cmp.Or(cmp.Compare(s.rank, best.rank), cmp.Compare(len(s.form), len(best.form)), cmp.Compare(at, place)) > 0 {
			best, place = s, at
		}
	}
	return best.act
}

// TestCueCoverage measures how many cues of real marking the default codebook
// knows, and how often the class says the act a person coded. A plain "said"
// is coded by what was said, so agreement has a ceiling well under 100 %.
func TestCueCoverage(t *testing.T) {
	cues := corpusCues(t)
	c, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	covered, agreed, told, toldAgreed := 0, 0, 0, 0
	missed := map[string]int{}
	known := map[string]string{}
	signals := signalsOf(c.Cues)
	wrong := map[string]int{}
	for _, q := range cues {
		act, ok := known[q.words]
		if !ok {
			act = actOf(signals, q.words)
			known[q.words] = act
		}
		switch {
		case act == "":
			missed[q.words]++
			continue
		case act == q.act:
			agreed++
		default:
			wrong[act+" for "+q.act+": "+q.words]++
		}
		covered++
		if act != "ASSERT" {
			told++
			if act == q.act {
				toldAgreed++
			}
		}
	}
	share := func(a, b int) float64 { return 100 * float64(a) / float64(b) }
	t.Logf("cues %d, covered %.1f %%, act agrees %.1f %%; where the class is not ASSERT %d, agrees %.1f %%",
		len(cues), share(covered, len(cues)), share(agreed, covered), told, share(toldAgreed, told))
	if os.Getenv("SHOW_MISSED") != "" {
		t.Log(missed)
		t.Log(wrong)
	}
	if got := share(covered, len(cues)); got < 95 {
		t.Errorf("covered %.1f %% of cues, want at least 95", got)
	}
	if got := share(toldAgreed, told); got < 78 {
		t.Errorf("acts agree in %.1f %% of the cues that tell more than speech, want at least 78", got)
	}
}
