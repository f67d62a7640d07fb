package loader

import (
	"context"
	"flag"
	"fmt"
	"math"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

const stanceQualityFile = "testdata/stance_quality.txt"

// TestStanceQuality measures the reporting half of the held-out fifth of the stance corpus (numbers divisible by 5 whose
// fifth is odd; the other half chose the gate) and compares with the golden file, so that a change that moves quality
// shows in a diff. Run with -update to write it.
func TestStanceQuality(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped with -short: measures stances for about half a minute")
	}
	cb := corpusCodebook(t, corpora)
	c := newTestClassifier(t, cb)
	var statements []corpusStatement
	for _, x := range stanceStatements(t, corpora) {
		if x.held && (x.number/5)%2 == 1 {
			statements = append(statements, x)
		}
	}
	results := measureStances(t, c, statements)
	report := stanceReport(cb, statements, results)
	if f := flag.Lookup("update"); f != nil && f.Value.String() == "true" {
		if err := os.WriteFile(stanceQualityFile, []byte(report), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(stanceQualityFile)
	if err != nil {
		t.Fatal(err)
	}
	if moved(report, string(want)) {
		t.Errorf("stance quality has moved; if that is meant, run with -update\n got %s\nwant %s", report, want)
	}
}

// moved tells whether two reports differ by more than the last bits of floating-point sums on another processor can make:
// one in a figure, three in a count of takes.
func moved(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) != len(y) {
		return true
	}
	for i := range x {
		p, errP := strconv.ParseFloat(strings.TrimRight(x[i], ",);"), 64)
		q, errQ := strconv.ParseFloat(strings.TrimRight(y[i], ",);"), 64)
		if x[i] != y[i] && (errP != nil || errQ != nil || math.Abs(p-q) > 1 && (strings.Contains(x[i], ".") || math.Abs(p-q) > 3)) {
			return true
		}
	}
	return false
}

// stanceResult is what came out for one statement.
type stanceResult struct {
	takes []Take
	sides map[string]graph.Stance // for every gold proposition, whatever the gate says
	ranks map[string]int          // place of every gold proposition
}

// measureStances judges the statements on all cores; the results are in the statements' order.
func measureStances(t *testing.T, c *Classifier, statements []corpusStatement) []stanceResult {
	results := make([]stanceResult, len(statements))
	var wait sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for k := range workers {
		wait.Add(1)
		go func() {
			defer wait.Done()
			j := c.NewJudge().(*stanceJudge)
			for i := k; i < len(statements); i += workers {
				takes, err := j.Judge(context.Background(), statements[i].passage)
				if err != nil {
					t.Error(err)
					return
				}
				results[i] = j.givenGold(statements[i])
				results[i].takes = takes
			}
		}()
	}
	wait.Wait()
	return results
}

// givenGold judges the sides of the gold propositions.
func (j *stanceJudge) givenGold(x corpusStatement) stanceResult {
	r := stanceResult{sides: map[string]graph.Stance{}, ranks: map[string]int{}}
	s := j.read(x.passage)
	var gold []candidate
	for _, c := range j.ranked(x.passage, s, j.propositions, len(j.propositions)) {
		if x.gold[c.proposition.ID] != "" {
			gold = append(gold, c)
			r.ranks[c.proposition.ID] = c.rank
		}
	}
	always := *j.model
	always.Gate.Enough, always.Confidence.Enough = 0, 0
	for _, c := range j.closely(gold) {
		t, _ := always.take(s, c, false)
		r.sides[c.proposition.ID] = t.Stance
	}
	return r
}

// stanceReport writes the figures, one a line.
func stanceReport(cb *codebook.Codebook, statements []corpusStatement, results []stanceResult) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d statements of the reporting half of the held-out fifth\n", len(statements))
	for _, set := range []string{"hard", "contrast", "daily"} {
		b.WriteString(sidesGiven(statements, results, set))
	}
	for _, k := range []int{1, 3, 5} {
		found, n := 0, 0
		for _, r := range results {
			for _, rank := range r.ranks {
				n++
				if rank < k {
					found++
				}
			}
		}
		fmt.Fprintf(&b, "proposition among the first %d of 118: %.1f of %d\n", k, share(found, n), n)
	}
	default38 := map[string]bool{}
	for _, p := range cb.Topics[0].Propositions {
		default38[p.ID] = true
	}
	fmt.Fprintf(&b, "end to end, 118 propositions: %s\n", stanceF1(statements, results, func(string) bool { return true }))
	fmt.Fprintf(&b, "end to end, the default codebook's 38: %s\n", stanceF1(statements, results, func(p string) bool { return default38[p] }))
	b.WriteString("confidence said, takes, right\n")
	for band := range 10 {
		right, n := 0, 0
		for i, x := range statements {
			for _, take := range results[i].takes {
				if int(take.Confidence*10) == band {
					n++
					if x.gold[take.Proposition] == take.Stance {
						right++
					}
				}
			}
		}
		if n > 0 {
			fmt.Fprintf(&b, "%.1f–%.1f %4d %5.1f\n", float64(band)/10, float64(band+1)/10, n, share(right, n))
		}
	}
	return b.String()
}

// sidesGiven says how often the side is right where the proposition is given, and what is taken for what.
func sidesGiven(statements []corpusStatement, results []stanceResult, set string) string {
	right, n := 0, 0
	var confused [len(sides)][len(sides)]int
	for i, x := range statements {
		if x.set != set {
			continue
		}
		for p, g := range x.gold {
			n++
			said := results[i].sides[p]
			if said == g {
				right++
			}
			confused[slices.Index(sides[:], g)][slices.Index(sides[:], said)]++
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "side right, proposition given, %s: %.1f of %d\n", set, share(right, n), n)
	for k, row := range confused {
		fmt.Fprintf(&b, "  %-11s taken for %s\n", strings.ToLower(string(sides[k])), counts(row))
	}
	return b.String()
}

// counts writes how many were taken for each side.
func counts(row [len(sides)]int) string {
	parts := make([]string, len(row))
	for i, n := range row {
		parts[i] = fmt.Sprintf("%s %d", strings.ToLower(string(sides[i])), n)
	}
	return strings.Join(parts, " ")
}

// stanceF1 gives macro F1 of the four stances with precision and recall of their propositions, of those that count.
func stanceF1(statements []corpusStatement, results []stanceResult, meant func(string) bool) string {
	right, said, gold := map[graph.Stance]int{}, map[graph.Stance]int{}, map[graph.Stance]int{}
	found, saidAll, goldAll := 0, 0, 0
	for i, x := range statements {
		for p, g := range x.gold {
			if meant(p) {
				gold[g]++
				goldAll++
			}
		}
		for _, take := range results[i].takes {
			if !meant(take.Proposition) {
				continue
			}
			said[take.Stance]++
			saidAll++
			g, ok := x.gold[take.Proposition]
			if ok {
				found++
			}
			if g == take.Stance {
				right[g]++
			}
		}
	}
	macro, each := 0.0, ""
	for _, s := range sides {
		f := share(2*right[s], said[s]+gold[s])
		macro += f / float64(len(sides))
		each += fmt.Sprintf(" %s %.1f", strings.ToLower(string(s)), f)
	}
	return fmt.Sprintf("macro F1 %.1f (%s); spoken of: precision %.1f recall %.1f", macro, each[1:], share(found, saidAll), share(found, goldAll))
}

func share(part, whole int) float64 { return 100 * float64(part) / float64(max(1, whole)) }
