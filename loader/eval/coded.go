package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// Coded is what a reader found in one statement of a whole article: the stances that are said, and those that another reader might say
// and that count neither way.
type Coded struct {
	Article string // its file's name
	Content string // the content's pieces joined by " … "
	Takes   map[string]string
	Allowed map[string][]string
}

// CodedKey names a statement by its article and its words, whatever marks stand at their edges.
func CodedKey(article, content string) string {
	return article + ": " + strings.Trim(strings.Join(strings.Fields(content), " "), ` .,“”"`)
}

// ReadCoded reads a reader's codings, JSON Lines, by [CodedKey].
func ReadCoded(file string) (map[string]Coded, error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	out := map[string]Coded{}
	n := 0
	for line := range bytes.Lines(content) {
		n++
		var c Coded
		if err := json.Unmarshal(line, &c); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, n, err)
		}
		out[CodedKey(c.Article, c.Content)] = c
	}
	return out, nil
}

// CodedTally counts takes of whole articles against a reader's codings, from some confidences on. Takes that follow from another one by
// the codebook are left out: the reader coded what is said.
type CodedTally struct {
	From  []float64 // the confidences
	Rows  []CodedRow
	Found int // statements
	Coded int // of them
	Gold  int // stances said in those
}

// CodedRow is what was right from one confidence on.
type CodedRow struct{ Right, Wrong, Arguable int }

// NewCodedTally counts from each of the confidences on.
func NewCodedTally(from ...float64) *CodedTally {
	return &CodedTally{From: from, Rows: make([]CodedRow, len(from))}
}

// Add counts the takes of one statement that was found; coded is nil if the reader did not see it.
func (t *CodedTally) Add(coded *Coded, takes []graph.Take) {
	t.Found++
	if coded == nil {
		return
	}
	t.Coded++
	t.Gold += len(coded.Takes)
	for _, take := range takes {
		slug, stance := take.PropositionID.Key(), lower(take.Stance)
		for i := range t.From {
			switch row := &t.Rows[i]; {
			case take.ImpliedByID != "" || take.Confidence < t.From[i]:
			case coded.Takes[slug] == stance:
				row.Right++
			case slices.Contains(coded.Allowed[slug], stance):
				row.Arguable++
			default:
				row.Wrong++
			}
		}
	}
}

// String is a table.
func (t *CodedTally) String() string {
	var b table
	b.row("takes from", "right", "wrong", "arguable", "precision %", "recall %")
	for i, r := range t.Rows {
		b.row(fmt.Sprintf("%.1f", t.From[i]), fmt.Sprint(r.Right), fmt.Sprint(r.Wrong), fmt.Sprint(r.Arguable),
			Share{r.Right, r.Right + r.Wrong}.percent(), Share{r.Right, t.Gold}.percent())
	}
	return fmt.Sprintf("stances in whole articles: %d statements found, %d of them coded, with %d stances\n%s", t.Found, t.Coded, t.Gold, b.String())
}
