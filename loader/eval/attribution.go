package eval

import (
	"context"

	"github.com/standpoint-graph/standpoint/loader"
	"github.com/standpoint-graph/standpoint/loader/corpus"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// AttributionReport is how well who says what is found in marked articles. Outer attributions are those that nobody in the article
// relays, nested ones the others.
type AttributionReport struct {
	Articles    int          `json:"articles"`
	Outer       Scores       `json:"outer"`       // outer found ones against outer marked ones
	Nested      Scores       `json:"nested"`      // nested against nested
	All         Scores       `json:"all"`         // all against all
	OuterForAll Scores       `json:"outerForAll"` // outer found ones against all marked ones: for corpora that mark few nested ones
	Who         *WhoReport   `json:"who,omitempty"`
	Confidence  *Reliability `json:"confidence,omitempty"` // of outer found ones: right if content and speaker are
	Stages      *StageReport `json:"stages,omitempty"`
}

// WhoReport is who it was, where the corpus names speakers.
type WhoReport struct {
	Matched Resolution   `json:"matched"` // of statements that were found
	Overall SpeakerTally `json:"overall"` // missed and invented ones counted as wrong
}

// StageReport is what linking and resolving do with faultless spans.
type StageReport struct {
	Linking    Scores      `json:"linking"` // outer attributions
	Resolution *Resolution `json:"resolution,omitempty"`
}

// CompareAttributions measures what was found in each article, in their order.
func CompareAttributions(articles []*corpus.Article, found [][]Attribution) *AttributionReport {
	r := &AttributionReport{Articles: len(articles)}
	var outer, nested, all, outerForAll Tally
	var who WhoReport
	var confidence Reliability
	named, sure := false, false
	for i, a := range articles {
		gold, f := Gold(a), found[i]
		goldOuter, foundOuter := a.Outer(), OuterFound(f)
		outerGold, outerFound := Part(gold, goldOuter), Part(f, foundOuter)
		outer.Add(a.Text, outerGold, outerFound)
		nested.Add(a.Text, Part(gold, not(goldOuter)), Part(f, not(foundOuter)))
		all.Add(a.Text, gold, f)
		outerForAll.Add(a.Text, gold, outerFound)
		who.Matched.Add(a, f)
		who.Overall.Add(a.Text, gold, f)
		for j, right := range Joint(a.Text, outerGold, outerFound) {
			confidence.Add(outerFound[j].Confidence, right)
			sure = sure || outerFound[j].Confidence > 0
		}
		named = named || namesSpeakers(gold)
	}
	r.Outer, r.Nested, r.All, r.OuterForAll = outer.Scores(), nested.Scores(), all.Scores(), outerForAll.Scores()
	if named {
		r.Who = &who
	}
	if sure {
		r.Confidence = &confidence
	}
	return r
}

func namesSpeakers(gold []Attribution) bool {
	for _, a := range gold {
		if a.Speaker != "" {
			return true
		}
	}
	return false
}

// MeasureAttributions extracts from marked articles and measures what comes out, end to end and stage by stage.
func MeasureAttributions(ctx context.Context, e *loader.Extractor, articles []*corpus.Article, progress Progress) (*AttributionReport, error) {
	found, err := Extract(ctx, e, articles, progress)
	if err != nil {
		return nil, err
	}
	r := CompareAttributions(articles, found)
	r.Stages, err = measureStages(ctx, e.Codebook(), articles, r.Who != nil)
	return r, err
}

func measureStages(ctx context.Context, cb *codebook.Codebook, articles []*corpus.Article, named bool) (*StageReport, error) {
	out, err := Faultless(ctx, cb, articles)
	if err != nil {
		return nil, err
	}
	var linking Tally
	var who Resolution
	for i, a := range articles {
		linking.Add(a.Text, Part(Gold(a), a.Outer()), Part(out[i], OuterFound(out[i])))
		who.Add(a, out[i])
	}
	r := &StageReport{Linking: linking.Scores()}
	if named {
		r.Resolution = &who
	}
	return r, nil
}
