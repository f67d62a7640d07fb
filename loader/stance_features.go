package loader

import (
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// statementReading is what the words of a statement tell by themselves about the attitude of the speaker, before any
// proposition is looked at. Its values are features of the logistic model of stance_model.go, conditions of the rules of
// stance_rules.go and reasons of stance_because.go.
type statementReading struct {
	cue, content []string // words
	cues         []stanceCue
	cueNegations int
	silent       bool // the cue says that nothing was said: "declined to", "stopped short of"
	attitude     int  // of the cue: +1 for what follows, -1 against, 0 none; negation is reckoned in
	negations    int  // in the content
	condition    string
	values       map[string]float64
}

// attitudes of speech acts towards what is said.
var attitudes = map[graph.SpeechAct]int{
	graph.ActSupport: 1, graph.ActAgree: 1, graph.ActDemand: 1, graph.ActRequest: 1, graph.ActPromise: 1, graph.ActPlan: 1,
	graph.ActReject: -1, graph.ActOppose: -1, graph.ActDeny: -1,
}

// readStatement reads cue and content; all is the stretch from the statement's first marked word to its last.
func readStatement(cues *stanceCues, cue, content, all string) *statementReading {
	r := &statementReading{cue: stanceWords(cue), content: stanceWords(content)}
	r.cues = cues.read(r.cue)
	r.silent = len(silenceWords.find(r.cue)) > 0
	r.cueNegations = len(negationWords.find(r.cue))
	r.negations = len(negationWords.find(r.content))
	r.attitude = r.cueAttitude()
	if hits := conditionWords.find(r.content); len(hits) > 0 {
		r.condition = hits[0].words(r.content)
	}
	r.values = r.features(stanceWords(all), strings.ContainsAny(content, "“\""))
	return r
}

// cueAttitude is the attitude of the first cue that has one, turned around by an odd number of negations.
func (r *statementReading) cueAttitude() int {
	if r.silent {
		return 0
	}
	for _, c := range r.cues {
		if a := attitudes[c.act]; a != 0 {
			if r.negated() {
				return -a
			}
			return a
		}
	}
	return 0
}

// negated tells whether the cue's verb is negated. "refused" and "declined" negate by themselves and are cues.
func (r *statementReading) negated() bool {
	n := 0
	for _, hit := range negationWords.find(r.cue) {
		if w := r.cue[hit.at]; !strings.HasPrefix(w, "refus") && !strings.HasPrefix(w, "declin") {
			n++
		}
	}
	return n%2 == 1
}

func (r *statementReading) has(act graph.SpeechAct) bool {
	return slices.ContainsFunc(r.cues, func(c stanceCue) bool { return c.act == act })
}

// sign is -1 if the content holds an odd number of negations, else +1.
func (r *statementReading) sign() float64 {
	if r.negations%2 == 1 {
		return -1
	}
	return 1
}

// features are the values that do not depend on a proposition; those not named are 0.
func (r *statementReading) features(all []string, quoted bool) map[string]float64 {
	v := map[string]float64{
		"cue attitude": float64(r.attitude), "cue negated": oneIf(r.cueNegations > 0), "cue silent": oneIf(r.silent),
		"negation": oneIf(r.negations > 0), "negation twice": oneIf(r.negations > 1), "negation odd": oneIf(r.negations%2 == 1),
		"no longer": present(noLongerWords, r.content), "condition": present(conditionWords, r.content),
		"condition in cue": present(conditionWords, r.cue), "condition around": present(conditionWords, all),
		"loose condition": present(looseConditionWords, r.content), "only": present(onlyWords, r.content),
		"exception": present(exceptionWords, r.content), "question": present(questionWords, r.content),
		"question first": oneIf(len(r.content) > 0 && questionWords.at(r.content, 0) > 0),
		"question mark":  oneIf(slices.Contains(r.content, "?")), "forecast": present(forecastWords, r.content),
		"duty": present(dutyWords, r.content), "deference": oneIf(anyOf(deferenceWords, r.content, r.cue)),
		"indifference": oneIf(anyOf(indifferenceWords, r.content, r.cue)), "concession": present(concessionWords, r.content),
		"quoted": oneIf(quoted), "length": min(1, float64(len(r.content))/40),
	}
	bad, good := len(badWords.find(r.content)), len(goodWords.find(r.content))
	v["bad words"], v["good words"] = float64(min(bad, 2)), float64(min(good, 2))
	v["judgement"] = clamp(float64(good - bad))
	v["judgement turned"] = v["judgement"] * r.sign()
	v["judgement in cue"] = clamp(float64(len(goodWords.find(r.cue)) - len(badWords.find(r.cue))))
	v["attitude turned"] = float64(r.attitude) * r.sign()
	v["attitude by judgement"] = float64(r.attitude) * v["judgement"]
	for _, c := range r.cues {
		v["act "+strings.ToLower(string(c.act))] = 1
	}
	return v
}

// towards gives the values that depend on the proposition, given as words and as the stems of its telling words.
func (r *statementReading) towards(p *stanceProposition) map[string]float64 {
	align := float64(r.direction(p.words))
	overlap := 0.0
	for _, w := range r.content {
		if _, ok := p.stems[stemOf(w)]; ok {
			overlap++
		}
	}
	overlap = min(1, overlap/max(1, float64(len(p.stems))))
	attitude := float64(r.attitude)
	deed := float64(r.deed(p))
	if r.attitude < 0 {
		deed = -deed
	}
	owed := oneIf(r.owed(p, dutyWords))
	return map[string]float64{
		"owed": owed, "owed and no contrary": owed * oneIf(deed >= 0 && r.attitude >= 0),
		"deed done": oneIf(deed > 0), "deed undone": oneIf(deed < 0),
		"same direction": oneIf(align > 0), "contrary direction": oneIf(align < 0), "direction turned": align * r.sign(),
		"attitude by direction": attitude * align, "attitude by direction turned": attitude * align * r.sign(),
		"shared words": overlap, "attitude by shared words": attitude * r.sign() * overlap,
	}
}

// direction tells whether the content uses the deed of the proposition (+1) or its contrary (-1); 0 if neither or both.
func (r *statementReading) direction(proposition []string) int {
	sum := 0
	for _, pair := range directionPairs {
		own, contrary := len(pair[0].find(proposition)) > 0, len(pair[1].find(proposition)) > 0
		if own == contrary {
			continue
		}
		same, other := len(pair[0].find(r.content)) > 0, len(pair[1].find(r.content)) > 0
		if contrary {
			same, other = other, same
		}
		switch {
		case same && !other:
			sum++
		case other && !same:
			sum--
		}
	}
	return max(-1, min(1, sum))
}

func oneIf(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func clamp(x float64) float64 { return max(-1, min(1, x)) }

func present(p *phraseSet, words []string) float64 { return oneIf(len(p.find(words)) > 0) }

func anyOf(p *phraseSet, rows ...[]string) bool {
	return slices.ContainsFunc(rows, func(words []string) bool { return len(p.find(words)) > 0 })
}
