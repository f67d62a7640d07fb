package loader

import "github.com/standpoint-graph/standpoint/graph"

// trigger is a word that may tell of a relation.
type trigger struct {
	kind     graph.RelationKind
	noun     bool   // "a call with"; else a verb
	directed bool   // the subject does it to the object; else all are parties
	past     bool   // the form is of the past
	ing      bool   // the form ends in -ing
	needs    string // a word that must follow within the clause, of one of the sets in relationObjects
}

// relationVerbs are verbs: base form, then all forms of the past. Prepositions the verb needs stand in relationPrepositions.
var relationVerbs = []struct {
	kind     graph.RelationKind
	directed bool
	needs    string
	forms    string // base, third person, past forms …, -ing
	past     string
	ing      string
}{
	{graph.RelationMeeting, false, "", "meet meets", "met", "meeting"},
	{graph.RelationCall, false, "", "phone phones telephone telephones", "phoned telephoned", "phoning telephoning"},
	{graph.RelationCall, false, "phone", "speak speaks talk talks", "spoke spoken talked", "speaking talking"},
	{graph.RelationVisit, true, "", "visit visits", "visited", "visiting"},
	{graph.RelationNegotiation, false, "", "negotiate negotiates", "negotiated", "negotiating"},
	{graph.RelationCooperation, false, "", "cooperate cooperates collaborate collaborates", "cooperated collaborated", "cooperating collaborating"},
	{graph.RelationAgreement, false, "deal", "sign signs reach reaches conclude concludes strike strikes", "signed reached concluded struck", "signing reaching concluding striking"},
	{graph.RelationAid, true, "aid", "provide provides send sends supply supplies deliver delivers give gives donate donates", "provided sent supplied delivered gave given donated", "providing sending supplying delivering giving donating"},
	{graph.RelationSanction, true, "sanctions", "impose imposes", "imposed", "imposing"},
	{graph.RelationSanction, true, "", "sanction", "sanctioned", "sanctioning"},
	{graph.RelationAttack, true, "", "attack attacks invade invades bomb bombs shell shells bombard bombards", "attacked invaded bombed shelled bombarded", "attacking invading bombing shelling bombarding"},
}

// relationNouns are nouns of contact. A bare "conversation" is a call only with a phone beside it.
var relationNouns = []struct {
	kind  graph.RelationKind
	needs string
	words string
}{
	{graph.RelationCall, "", "call calls"},
	{graph.RelationCall, "phone", "conversation conversations talk"},
	{graph.RelationMeeting, "", "meeting meetings summit"},
	{graph.RelationNegotiation, "", "negotiations talks"},
	{graph.RelationAgreement, "", "agreement deal treaty accord memorandum pact"},
}

// aidStops begin what is no longer that which is given.
var aidStops = wordSet("about on over for into against that")

// disputeWords behind a name that is attacked show that words attack it.
var disputeWords = wordSet("over for as")

// relationObjects are words that a trigger may need beside it.
var relationObjects = map[string]map[string]bool{
	"phone":     wordSet("phone telephone"),
	"deal":      wordSet("agreement deal treaty accord memorandum pact contract"),
	"aid":       wordSet("aid assistance weapons arms ammunition missiles tanks jets shells funding loan loans grant grants systems equipment supplies"),
	"sanctions": wordSet("sanctions embargo"),
}

// holding are verbs that make a noun of contact happen: "held a call with".
var (
	holdingPast = wordSet("held had hosted made joined attended led chaired began opened started concluded ended")
	holdingBase = wordSet("hold holds have host make join attend lead chair begin start open holding having hosting starting")
)

var triggers = makeTriggers()

func makeTriggers() map[string][]trigger {
	out := map[string][]trigger{}
	for _, v := range relationVerbs {
		t := trigger{kind: v.kind, directed: v.directed, needs: v.needs}
		for w := range wordSet(v.forms) {
			out[w] = append(out[w], t)
		}
		t.past = true
		for w := range wordSet(v.past) {
			out[w] = append(out[w], t)
		}
		t.past, t.ing = false, true
		for w := range wordSet(v.ing) {
			out[w] = append(out[w], t)
		}
	}
	for _, n := range relationNouns {
		for w := range wordSet(n.words) {
			out[w] = append(out[w], trigger{kind: n.kind, noun: true, needs: n.needs})
		}
	}
	return out
}

var (
	modals      = wordSet("will would shall ll to")
	unreal      = wordSet("could may might should must can if unless whether want wants wanted hope hopes hoped wish ready willing offered offers offer urged urge asked ask called refused refuse invited invite able try tried")
	plans       = wordSet("plan plans planned agreed agree agrees due set scheduled expected expects expect intends intend intended promised prepares preparing upcoming planned")
	perfect     = wordSet("has have had ve having")
	being       = wordSet("is are was were be been being")
	denials     = wordSet("not never no n't t denied denies deny neither nor without cancelled canceled")
	verbAdverbs = wordSet("also already then later recently now still again since just once twice both all jointly directly personally briefly finally yesterday today")
	placeWords  = wordSet("in at")
	placeStops  = wordSet("to that which who about over while whose because if ;")
)
