package loader

import (
	"strings"
	"testing"
)

// TestResolveSomebody: who is described and not named is spoken of again by pronouns, and is never forced onto somebody with a name.
func TestResolveSomebody(t *testing.T) {
	checkResolved(t, []resolveCase{
		{"he is the driver", `Ilona Berg went to Hallen. ⟦S A forklift driver⟧ ⟦C asked⟧ ⟦T for rain⟧. ⟦S He⟧ ⟦C said⟧ ⟦T it poured⟧.`,
			[]string{"UNNAMED", "UNNAMED forklift driver"}},
		{"she is not the driver's brother", `⟦S Ane Lund⟧ ⟦C said⟧ ⟦T it rained⟧. Her brother ran. ⟦S She⟧ ⟦C said⟧ ⟦T it poured⟧.`, []string{"Ane Lund", "Ane Lund"}},
		{"he is her brother", `⟦S Ane Lund⟧ ⟦C said⟧ ⟦T it rained⟧. ⟦S Her brother⟧ ⟦C denied⟧ ⟦T that⟧. ⟦S He⟧ ⟦C said⟧ ⟦T it poured⟧.`,
			[]string{"Ane Lund", "UNNAMED brother of Ane Lund", "UNNAMED brother of Ane Lund"}},
		{"the judge is nobody else", `Ida Ravn, a baker, came to court. ⟦S The judge⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"UNNAMED"}},
		{"the judge is who is one", `Ida Ravn, a judge, spoke to Per Holm. ⟦S The judge⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Ida Ravn"}},
		{"named only later, in the first paragraph", `⟦S A trapper⟧ ⟦C said⟧ ⟦T it rained⟧. At noon Pal Engen, the trapper, ate. ⟦S The trapper⟧ ⟦C said⟧ ⟦T it poured⟧.`, []string{"Pal Engen", "Pal Engen"}},
		{"what somebody is, is nobody new", `Per Holm is a baker. ⟦S He⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Per Holm"}},
		{"a spokeswoman is no he", `⟦S Leif Haug, a spokesman for the Castle⟧, ⟦C said⟧ ⟦T it rained⟧. ⟦S A spokeswoman for Norland⟧ ⟦C denied⟧ ⟦T that⟧. ⟦S He⟧ ⟦C wept⟧ ⟦T in rain⟧.`,
			[]string{"Leif Haug for Castle", "UNNAMED for Norland", "Leif Haug for Castle"}},
		{"an official and his country", `⟦S A Norlandic diplomat⟧ ⟦C said⟧ ⟦T it rained⟧. ⟦S She⟧ ⟦C said⟧ ⟦T it poured⟧.`, []string{"UNNAMED for Norland", "UNNAMED Norlandic diplomat for Norland"}},
	})
}

// TestResolveGenders: a description, a title and a given name say whether somebody is he or she.
func TestResolveGenders(t *testing.T) {
	checkResolved(t, []resolveCase{
		{"a widow", `⟦S Tamsin Oake, a widow⟧, ⟦C said⟧ ⟦T it rained⟧ to Per Holm. ⟦S She⟧ ⟦C said⟧ ⟦T it poured⟧. ⟦S He⟧ ⟦C wept⟧ ⟦T in rain⟧.`,
			[]string{"Tamsin Oake", "Tamsin Oake", "Per Holm"}},
		{"a given name outweighs a pronoun for another", `⟦S Ane Lund⟧ ⟦C said⟧ ⟦T it rained⟧. One of them, Peter Ankar, was there. ⟦S She⟧ ⟦C said⟧ ⟦T it poured⟧.`, []string{"Ane Lund", "Ane Lund"}},
		{"no thing is he", `⟦S Per Holm⟧ ⟦C said⟧ ⟦T it rained⟧. He owns the ship Borvalis. ⟦S He⟧ ⟦C said⟧ ⟦T it poured⟧.`, []string{"Per Holm", "Per Holm"}},
		{"a town is not the statesman of its name", `⟦S Rut Falk⟧ ⟦C said⟧ ⟦T it rained⟧ in Rask. ⟦S Officials in Rask⟧ ⟦C said⟧ ⟦T it poured⟧.`, []string{"Rut Falk", "UNNAMED"}},
	})
}

// TestResolveThings: a body by what it is.
func TestResolveThings(t *testing.T) {
	checkResolved(t, []resolveCase{
		{"described behind its name", `⟦S Ravn Strategic, a mining company⟧, ⟦C said⟧ ⟦T it rained⟧. ⟦S The company⟧ ⟦C said⟧ ⟦T it poured⟧.`, []string{"Ravn Strategic", "Ravn Strategic"}},
		{"described before its name", `The charity Open Quay met Per Holm. ⟦S The charity⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Open Quay"}},
		{"not a name that can be a person's", `⟦S Geoff Tarn⟧ ⟦C said⟧ ⟦T it rained⟧. ⟦S The trust⟧ ⟦C said⟧ ⟦T it poured⟧.`, []string{"Geoff Tarn", "UNNAMED"}},
		{"a party is no company", `⟦S The Liberty Party⟧ ⟦C said⟧ ⟦T it rained⟧. ⟦S The company⟧ ⟦C said⟧ ⟦T it poured⟧.`, []string{"Liberty Party", "UNNAMED"}},
		{"a company that goes by its first word", `Lerum Lithium owns the ore. ⟦S Lerum⟧ ⟦C wants⟧ ⟦T a road⟧, and Lerum Lithium digs. ⟦S The firm⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Lerum Lithium", "Lerum Lithium"}},
		{"a union by its members", `⟦S The Harbour Workers⟧ ⟦C said⟧ ⟦T it rained⟧ in Lerum. ⟦S The union⟧ ⟦C said⟧ ⟦T it poured⟧.`, []string{"Harbour Workers", "Harbour Workers"}},
		{"the only one of its kind, far back", `⟦S The Harbour Workers⟧ ⟦C struck⟧ ⟦T a deal⟧. The Harbour Workers left. The Lerum Chamber met.` + strings.Repeat(" Rain fell.", 20) + ` ⟦S The union⟧ ⟦C said⟧ ⟦T it poured⟧.`,
			[]string{"Harbour Workers", "Harbour Workers"}},
		{"one of two of its kind, far back", `⟦S The Harbour Workers⟧ ⟦C struck⟧ ⟦T a deal⟧ with the Harbour Pilots.` + strings.Repeat(" Rain fell.", 20) + ` ⟦S The union⟧ ⟦C said⟧ ⟦T it poured⟧.`,
			[]string{"Harbour Workers", "UNNAMED"}},
		{"who has a chief executive is a body", `The chief executive of Banco Litoral left. ⟦S The bank⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Banco Litoral"}},
		{"an act is no company", `⟦S The Harbour Tolls Act⟧ ⟦C sets⟧ ⟦T a toll⟧. ⟦S The company⟧ ⟦C said⟧ ⟦T it poured⟧.`, []string{"Harbour Tolls Act", "UNNAMED"}},
		{"a rival by its name", `⟦S Lerum Lithium, a mining company⟧, ⟦C said⟧ ⟦T it rained⟧. ⟦S Its rival, the Eastern Quay Bank⟧, ⟦C said⟧ ⟦T it poured⟧.`, []string{"Lerum Lithium", "Eastern Quay Bank"}},
		{"who writes in a letter is not the letter", `⟦S The farm ministry⟧ ⟦C said⟧ ⟦T it rained⟧. In a letter to the mayor ⟦S it⟧ ⟦C asked⟧ ⟦T for hail⟧.`, []string{"UNNAMED", "UNNAMED farm ministry"}},
		{"a museum in one word", `The Stadtmuseum is old. ⟦S The museum⟧ ⟦C said⟧ ⟦T it rained⟧ on the Stadtmuseum.`, []string{"Stadtmuseum"}},
		{"a seat that the article explains", `⟦S Amber House, seat of the Norlandic presidency⟧, ⟦C said⟧ ⟦T it rained⟧.`, []string{"Norland"}},
		{"a capital that the article explains", `⟦S Varn, the capital of Karsk⟧, ⟦C said⟧ ⟦T it rained⟧. ⟦S Varn⟧ ⟦C said⟧ ⟦T it poured⟧.`, []string{"Karsk", "Karsk"}},
	})
}

// TestResolveChains: a pronoun that does not speak keeps somebody in mind.
func TestResolveChains(t *testing.T) {
	checkResolved(t, []resolveCase{
		{"she of the story", `Ane Lund grew up in Lerum. She swam. She sang. She left the boat of Nina Falk in May. She ran. ⟦S She⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Ane Lund"}},
		{"not what a quotation says of somebody", `⟦S Ane Lund⟧ ⟦C said⟧: ⟦T “Nina Falk, she saw her mother.”⟧ ⟦S She⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Ane Lund", "Ane Lund"}},
	})
}

// TestResolvePairs: both, the two, neither.
func TestResolvePairs(t *testing.T) {
	checkResolved(t, []resolveCase{
		{"both governments", `Norland and Talmark met in Lerum. ⟦S Both governments⟧ ⟦C agreed⟧ ⟦T to dig⟧.`, []string{"Norland; Talmark"}},
		{"neither capital", `Norland and Talmark met in Lerum. ⟦S Neither capital⟧ ⟦C wants⟧ ⟦T to dig⟧.`, []string{"Norland; Talmark"}},
		{"the two, people", `Norland and Talmark are wet. Ane Lund met Jon Vík. ⟦S The two⟧ ⟦C agreed⟧ ⟦T to dig⟧.`, []string{"Ane Lund; Jon Vík"}},
		{"both, countries", `Ane Lund met Jon Vík. Norland and Talmark are wet. ⟦S Both⟧ ⟦C want⟧ ⟦T rain⟧.`, []string{"Norland; Talmark"}},
		{"both who spoke last", `⟦S Ane Lund⟧ ⟦C asked⟧ ⟦T Ilona Berg to go⟧. ⟦S Jon Vík⟧ ⟦C urged⟧ ⟦T calm⟧. ⟦S Both⟧ ⟦C want⟧ ⟦T rain⟧.`,
			[]string{"Ane Lund", "Jon Vík", "Ane Lund; Jon Vík"}},
		{"both of two without names", `⟦S Ane Lund⟧ ⟦C said⟧ ⟦T two officials had met Jon Vík⟧. ⟦S Both⟧ ⟦C want⟧ ⟦T rain⟧.`, []string{"Ane Lund", "UNNAMED two officials"}},
		{"nobody named together", `Ane Lund slept. ⟦S Both⟧ ⟦C want⟧ ⟦T rain⟧.`, []string{"UNNAMED"}},
		{"the side is not both", `Norland and Talmark met in Lerum. ⟦S The government⟧ ⟦C agreed⟧ ⟦T to dig⟧.`, []string{"UNNAMED"}},
	})
}

// TestResolveGivenNames: people whom an article calls by one name alone.
func TestResolveGivenNames(t *testing.T) {
	checkResolved(t, []resolveCase{
		{"named so", `⟦S Oscar Hale⟧ ⟦C said⟧ ⟦T it rained⟧. An electrician named Daud came in. ⟦S He⟧ ⟦C said⟧ ⟦T it poured⟧.`, []string{"Oscar Hale", "Daud"}},
		{"behind a comma", `⟦S Oscar Hale⟧ ⟦C said⟧ ⟦T it rained⟧. A driver, Hamid, came in. ⟦S He⟧ ⟦C said⟧ ⟦T it poured⟧.`, []string{"Oscar Hale", "Hamid"}},
		{"a kin", `⟦S Oscar Hale⟧ ⟦C said⟧ ⟦T it rained⟧. His granddaughter Paige came in. ⟦S She⟧ ⟦C said⟧ ⟦T it poured⟧.`, []string{"Oscar Hale", "Paige"}},
		{"by the age", `⟦S Clara Byrne⟧ ⟦C said⟧ ⟦T it rained⟧. Olena, 24, came in. ⟦S She⟧ ⟦C said⟧ ⟦T it poured⟧.`, []string{"Clara Byrne", "Olena"}},
		{"a ship is nobody", `⟦S Oscar Hale⟧ ⟦C said⟧ ⟦T it rained⟧. A ship named Borvalis came in. ⟦S He⟧ ⟦C said⟧ ⟦T it poured⟧.`, []string{"Oscar Hale", "Oscar Hale"}},
	})
}
