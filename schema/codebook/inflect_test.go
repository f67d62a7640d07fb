package codebook

import (
	"strings"
	"testing"
)

func TestInflect(t *testing.T) {
	for lemma, want := range map[string]string{
		"call":       "calls called calling",
		"state":      "states stated stating",
		"agree":      "agrees agreed agreeing",
		"die":        "dies died dying",
		"eye":        "eyes eyed eyeing",
		"deny":       "denies denied denying",
		"say":        "says sayed saying",
		"convey":     "conveys conveyed conveying",
		"press":      "presses pressed pressing",
		"fix":        "fixes fixed fixing",
		"buzz":       "buzzes buzzed buzzing",
		"preach":     "preaches preached preaching",
		"push":       "pushes pushed pushing",
		"veto":       "vetoes vetoed vetoing",
		"moo":        "moos mooed mooing",
		"plan":       "plans planned planning",
		"rap":        "raps rapped rapping",
		"quiz":       "quizes quizzed quizzing",
		"quit":       "quits quitted quitting",
		"show":       "shows showed showing",
		"need":       "needs needed needing",
		"ask":        "asks asked asking",
		"admit":      "admits admitted admitting",
		"commit":     "commits committed committing",
		"limit":      "limits limited limiting",
		"refer":      "refers referred referring",
		"offer":      "offers offered offering",
		"differ":     "differs differed differing",
		"concur":     "concurs concurred concurring",
		"rebut":      "rebuts rebutted rebutting",
		"regret":     "regrets regretted regretting",
		"answer":     "answers answered answering",
		"visit":      "visits visited visiting",
		"target":     "targets targeted targeting",
		"forget":     "forgets forgetted forgetting",
		"propel":     "propels propelled propelling",
		"signal":     "signals signalled signalling signaled signaling",
		"quarrel":    "quarrels quarrelled quarrelling quarreled quarreling",
		"reveal":     "reveals revealed revealing",
		"rail":       "rails railed railing",
		"panic":      "panics panicked panicking",
		"point out":  "points out pointed out pointing out",
		"rule out":   "rules out ruled out ruling out",
		"criticise":  "criticises criticised criticising",
		"sound firm": "sounds firm sounded firm sounding firm",
	} {
		forms := Inflect(lemma)
		if forms[0] != lemma {
			t.Errorf("%s: the lemma is not first: %v", lemma, forms)
		}
		if got := strings.Join(forms[1:], " "); got != want {
			t.Errorf("%s: got %s, want %s", lemma, got, want)
		}
	}
}

// TestVerbForms demands the forms given in place of the regular ones, once.
func TestVerbForms(t *testing.T) {
	c := mustParse(t, cues("{class: speech, act: ASSERT, verbs: [{verb: say, forms: [says, said, say, saying]}, {verb: call, with: for}]}"))
	say, call := c.Cues[0].Verbs[0], c.Cues[0].Verbs[1]
	if got := strings.Join(say.Forms, " "); got != "say says said saying" {
		t.Errorf("got %s", got)
	}
	if call.Lemma != "call" || call.With != "for" || len(call.Forms) != 4 {
		t.Errorf("got %+v", call)
	}
}

// TestDefaultFormsAreWords finds verbs whose regular forms cannot be right.
func TestDefaultFormsAreWords(t *testing.T) {
	irregular := strings.Fields("say tell write read speak swear give hear find forbid hold seek bid undertake mean think know understand feel see foresee foretell bet let gainsay stand throw take shoot strike bear begin bring buy catch choose deal draw drive fight forgive get go grow keep lead leave lend lose make meet pay put ride ring rise sell send set shed sing sink sit spend stick teach tear wake wear win withdraw")
	for _, class := range mustDefault(t).Cues {
		for _, v := range class.Verbs {
			first, _, _ := strings.Cut(v.Lemma, " ")
			for _, word := range irregular {
				if first == word && strings.Contains(strings.Join(v.Forms, " ")+" ", first+"ed ") {
					t.Errorf("%s has a regular past: write its forms out", v.Lemma)
				}
			}
		}
	}
}
