package loader

import (
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// instructions are what a language model is told before every question; %s are the codebook's propositions.
const instructions = `You read news and say who said what. Give every passage of the text that the writer ascribes to somebody: what was
said, written, demanded, denied, promised, planned, believed or seen; by a person, a country, an organisation, a group, a document. Leave
out what the writer says in the text's own voice.

Copy words exactly as they stand in the text, with their punctuation and capitals. Never shorten with dots, correct or translate.
- speaker: the whole noun phrase of who says it as it stands beside the words, with title and apposition; a pronoun stays a pronoun. null if there is none.
- named: the fullest name that the article prints for this speaker; null if it prints none.
- cue: the shortest words that ascribe it, such as "said", "has repeatedly insisted", "according to"; null if there are none.
- content: what was said, with its quotation marks, as one piece, or as several where the cue or the speaker stands between or a new paragraph begins.
- act: what kind of saying it is.
- within: the index, in your list, of the statement that reports this one; null for most.
- takes: where the speaker stands, in these very words, on the propositions below; [] if the words speak of none of them. SUPPORTS and OPPOSES
  are sides taken in the words; CONDITIONAL is a side that holds only if something else does; NEUTRAL speaks of exactly this proposition and
  takes no side: a prediction, a description, a question. Who only relays what another wants takes no side. because: a few words that
  say what decided.

Propositions:
%s`

// answer is what a language model gives for a portion of an article.
type answer struct {
	Statements []answered `json:"statements"`
}

// answered is one statement in the model's words.
type answered struct {
	Speaker *string         `json:"speaker"`
	Named   *string         `json:"named"`
	Cue     *string         `json:"cue"`
	Content []string        `json:"content"`
	Act     graph.SpeechAct `json:"act"`
	Within  *int            `json:"within"`
	Takes   []answeredTake  `json:"takes"`
}

type answeredTake struct {
	Proposition string       `json:"proposition"`
	Stance      graph.Stance `json:"stance"`
	Because     string       `json:"because"`
}

var (
	askedActs = []graph.SpeechAct{
		graph.ActAssert, graph.ActDeny, graph.ActDemand, graph.ActRequest, graph.ActPromise, graph.ActPlan, graph.ActThreaten, graph.ActWarn, graph.ActSupport,
		graph.ActOppose, graph.ActAgree, graph.ActReject, graph.ActPredict, graph.ActBelieve, graph.ActPerceive, graph.ActRule, graph.ActQuestion, graph.ActAnnounce,
	}
	askedStances = []graph.Stance{graph.Supports, graph.Opposes, graph.Conditional, graph.Neutral}
)

// answerSchema is the JSON Schema of an answer, within what "strict" allows: every field required, nothing beside them.
func answerSchema(propositions []string) map[string]any {
	text := map[string]any{"type": "string"}
	maybe := func(kind string) map[string]any { return map[string]any{"type": []string{kind, "null"}} }
	list := func(of any) map[string]any { return map[string]any{"type": "array", "items": of} }
	object := func(fields map[string]any, order ...string) map[string]any {
		return map[string]any{"type": "object", "properties": fields, "required": order, "additionalProperties": false}
	}
	take := object(map[string]any{
		"proposition": map[string]any{"type": "string", "enum": propositions}, "stance": map[string]any{"type": "string", "enum": askedStances}, "because": text,
	}, "proposition", "stance", "because")
	return object(map[string]any{"statements": list(object(map[string]any{
		"speaker": maybe("string"), "named": maybe("string"), "cue": maybe("string"), "content": list(text),
		"act": map[string]any{"type": "string", "enum": askedActs}, "within": maybe("integer"), "takes": list(take),
	}, "speaker", "named", "cue", "content", "act", "within", "takes"))}, "statements")
}

// What a language model says is not calibrated: one figure for all, below which nothing is hidden and above which nothing is sure.
const askedConfidence = 0.7

// mostBecause is how much of a model's reason is kept, in characters.
const mostBecause = 200

// takes are the stances of an answer that the codebook knows, each proposition once.
func (a *asker) takes(x answered) []Take {
	var out []Take
	seen := map[string]bool{}
	for _, t := range x.Takes {
		if !a.keys[t.Proposition] || seen[t.Proposition] || !slices.Contains(askedStances, t.Stance) {
			continue
		}
		seen[t.Proposition] = true
		because := []rune(strings.Join(strings.Fields(t.Because), " "))
		out = append(out, Take{
			Proposition: t.Proposition, Stance: t.Stance, Confidence: askedConfidence,
			Because: a.model.Name() + ": " + string(because[:min(len(because), mostBecause)]),
		})
	}
	return out
}

// stances puts the takes in order: the relayer does not hold what he relays, propositions closed on the day drop out, and what
// follows by the codebook is added.
func (a *asker) stances(d *Document) {
	for i := range d.Attributions {
		d.relayed(i)
	}
	for i := range d.Attributions {
		x := &d.Attributions[i]
		open := map[string]bool{}
		for _, p := range a.propositions.open(Passage{Said: x.Said.Day()}) {
			open[p.ID] = true
		}
		kept := x.Takes[:0]
		for _, t := range x.Takes {
			if open[t.Proposition] {
				kept = append(kept, t)
			}
		}
		x.Takes = a.propositions.implied(kept)
	}
}
