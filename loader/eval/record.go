package eval

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader/corpus"
)

// Attribution is one that was found, or one that a person marked. Only its spans are needed to compare the two.
type Attribution struct {
	Source     corpus.Spans `json:"source"`
	Cue        corpus.Spans `json:"cue"`
	Content    corpus.Spans `json:"content"`
	Head       *[2]int      `json:"source_head"` // the speaker's head word where a person marked it; else a rule finds it
	Speaker    string       `json:"speaker"`     // the name, "" if nobody is named
	SpeakerRef string       `json:"speaker_ref"` // another word for the same
	Called     string       `json:"called"`      // what a found speaker without a name is
	Aliases    []string     `json:"-"`           // other names of a found speaker who speaks alone
	Within     *int         `json:"within"`      // index of the one that relays it, nil if none
	Confidence float64      `json:"confidence"`
}

// name is what the speaker is called: the name, else what it is, else the words of the text.
func (a *Attribution) name(text []rune) string {
	switch {
	case a.Speaker != "":
		return a.Speaker
	case a.SpeakerRef != "":
		return a.SpeakerRef
	case a.Called != "":
		return a.Called
	}
	return a.Source.Of(text)
}

// Means tells whether a found speaker is the one whom a person named: by name, or by another name of the same actor.
func (a *Attribution) Means(name string, text []rune) bool {
	return SameName(name, a.name(text)) || slices.ContainsFunc(a.Aliases, func(alias string) bool { return SameName(name, alias) })
}

// Gold gives the attributions of a marked article as they are compared.
func Gold(a *corpus.Article) []Attribution {
	out := make([]Attribution, len(a.Attributions))
	for i, x := range a.Attributions {
		out[i] = Attribution{Source: x.Source, Cue: x.Cue, Content: x.Content}
		if x.Speaker != nil {
			out[i].Speaker = *x.Speaker
		}
		if x.SourceHead != nil {
			out[i].Head = &[2]int{x.SourceHead.Start, x.SourceHead.End}
		}
	}
	return out
}

// Part keeps the attributions for which keep is true.
func Part(all []Attribution, keep []bool) []Attribution {
	var out []Attribution
	for i, a := range all {
		if keep[i] {
			out = append(out, a)
		}
	}
	return out
}

// OuterFound tells of found attributions which nobody relays.
func OuterFound(all []Attribution) []bool {
	keep := make([]bool, len(all))
	for i, a := range all {
		keep[i] = a.Within == nil
	}
	return keep
}

// not turns every answer round.
func not(list []bool) []bool {
	out := make([]bool, len(list))
	for i, x := range list {
		out[i] = !x
	}
	return out
}

// ReadFound reads what was found, JSON Lines of {"id":…,"attributions":[…]} as `standpoint extract --json` writes them, plain or packed
// with gzip, by the article's id. The error names file and line.
func ReadFound(file string) (map[string][]Attribution, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, graph.Errorf(graph.BadInput, "%v; name a file that extract --json wrote", err)
	}
	defer f.Close() //nolint:errcheck // it was only read
	var from io.Reader = f
	if strings.HasSuffix(file, ".gz") {
		if from, err = gzip.NewReader(f); err != nil {
			return nil, graph.Errorf(graph.BadInput, "%s is not packed with gzip; unpack it or mend its name", file)
		}
	}
	out := map[string][]Attribution{}
	in := bufio.NewReaderSize(from, 1<<16)
	for n := 1; ; n++ {
		line, err := in.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			if bad := addFound(out, line); bad != nil {
				return nil, graph.Errorf(graph.BadInput, "%s:%d: %v", file, n, bad)
			}
		}
		switch {
		case errors.Is(err, io.EOF):
			return out, nil
		case err != nil:
			return nil, graph.Errorf(graph.BadInput, "%s:%d: it cannot be read (%v)", file, n, err)
		}
	}
}

func addFound(out map[string][]Attribution, line []byte) error {
	var x struct {
		ID           string
		Attributions []Attribution
	}
	if err := json.Unmarshal(line, &x); err != nil {
		return fmt.Errorf("it is no line of extract --json (%w)", err)
	}
	if x.ID == "" {
		return fmt.Errorf("it has no \"id\"; every line needs the article's")
	}
	out[x.ID] = x.Attributions
	return nil
}
