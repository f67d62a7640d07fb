package loader

import "testing"

// TestResolveEpithets: the person just spoken of under another noun, unless the article says what else that person is.
func TestResolveEpithets(t *testing.T) {
	checkResolved(t, []resolveCase{
		{"the former envoy", `Sophie Oake climbed onto a crate. ⟦T “It rains,”⟧ ⟦S the former ambassador⟧ ⟦C told⟧ the crowd.`, []string{"Sophie Oake"}},
		{"a name that no list knows", `⟦S Quorl Strachan⟧ ⟦C testified⟧ ⟦T that it rained⟧. ⟦T “It pours,”⟧ ⟦S the captain⟧ ⟦C said⟧.`, []string{"Quorl Strachan", "Quorl Strachan"}},
		{"an office is not the last person's", `⟦S Quorl Strachan⟧ ⟦C testified⟧ ⟦T that it rained⟧. ⟦T “It pours,”⟧ ⟦S the governor⟧ ⟦C said⟧.`, []string{"Quorl Strachan", "UNNAMED"}},
		{"by the age", `Sophie Oake climbed onto a crate. ⟦T “It rains,”⟧ ⟦S the 61-year-old⟧ ⟦C told⟧ the crowd.`, []string{"Sophie Oake"}},
		{"nobody of that age near", `Sophie Oake climbed onto a crate. Rain fell. Hail fell. Snow fell. ⟦T “It rains,”⟧ ⟦S the 61-year-old⟧ ⟦C told⟧ the crowd.`, []string{"UNNAMED"}},
		{"the mother of two, a clerk", `⟦S Clara Byrne, a clerk⟧, ⟦C said⟧ ⟦T it rained⟧. ⟦T “It pours,”⟧ ⟦S the mother of two⟧ ⟦C said⟧.`, []string{"Clara Byrne", "Clara Byrne"}},
		{"a baker is no colonel", `⟦S Clara Byrne, a baker⟧, ⟦C said⟧ ⟦T it rained⟧. ⟦T “It pours,”⟧ ⟦S the colonel⟧ ⟦C said⟧.`, []string{"Clara Byrne", "UNNAMED"}},
		{"the judge need not have been spoken of", `Sophie Oake came to court. ⟦S The judge⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"UNNAMED"}},
		{"an office with its department is its holder's", `Sophie Oake came to court. ⟦S The homeland secretary⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"UNNAMED"}},
		{"too far back", `Sophie Oake came. Rain fell. Hail fell. Snow fell. ⟦S The colonel⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"UNNAMED"}},
	})
}

// TestResolveDescriptions: how the article says what somebody is.
func TestResolveDescriptions(t *testing.T) {
	checkResolved(t, []resolveCase{
		{"by a verb", `Sophie Oake has been minister for ports since May. Clara Byrne is a pilot. ⟦S The minister⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Sophie Oake"}},
		{"a justice is a judge", `⟦S Mrs Justice Okell⟧ ⟦C asked⟧ ⟦T for rain⟧. Clara Byrne, a pilot, slept. ⟦S The judge⟧ ⟦C said⟧ ⟦T it poured⟧.`, []string{"Okell", "Okell"}},
		{"two letters are a title too", `Clara Byrne, a Liberty MP, was there. ⟦T “It rains,”⟧ ⟦C said⟧ ⟦S the MP⟧.`, []string{"Clara Byrne"}},
		{"a representative is a congresswoman", `Rep. Andrea Kolb met Clara Byrne, a pilot. ⟦S The congresswoman⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Andrea Kolb"}},
		{"a shadow minister is not the minister", `The shadow foreign minister, Clara Byrne, slept. ⟦S The foreign minister⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"UNNAMED"}},
		{"of another name it is not said", `The head nurse of Ward Oake slept. ⟦S The nurse⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"UNNAMED"}},
		{"titles in a row are one person", `⟦S Senator, party chairman and former regulator Theo Lasso⟧ ⟦C said⟧ ⟦T it rained⟧. ⟦S He⟧ ⟦C said⟧ ⟦T it poured⟧.`, []string{"Theo Lasso", "Theo Lasso"}},
		{"a title's bearer by the text before the name", `Its owner, Oscar Hale, dug. ⟦S Its director, Commodore Rafi Daud⟧, ⟦C said⟧ ⟦T it rained⟧. ⟦S He⟧ ⟦C said⟧ ⟦T it poured⟧.`, []string{"Commodore Rafi Daud", "Commodore Rafi Daud"}},
		{"who speaks behind a comma is not described", `The gifts of the Magi, ⟦S the minister⟧ ⟦C said⟧, ⟦T were three⟧. Clara Byrne is the minister. ⟦S The minister⟧ ⟦C said⟧ ⟦T it poured⟧.`, []string{"Clara Byrne", "Clara Byrne"}},
		{"a hyphen makes no name long", `⟦S Its convener, Advocate Rafi Daud-Shah⟧, ⟦C said⟧ ⟦T it rained⟧.`, []string{"Advocate Rafi Daud-Shah"}},
		{"a mark behind a rank", `Capt. (rtd) Hamadi Shauri slept. ⟦S The captain⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Hamadi Shauri"}},
		{"a mark behind a rank of one of two", `⟦S Dr Edda Kvist and Colonel (ret.) Tomas Brandl⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Edda Kvist; Tomas Brandl"}},
		{"a mark behind a name", `⟦S Colonel Tomas Brandl (ret.), an engineer⟧, ⟦C said⟧ ⟦T it rained⟧.`, []string{"Tomas Brandl"}},
		{"letters behind a name", `⟦S Clara Byrne KC, for the owners⟧, ⟦C said⟧ ⟦T it rained⟧. ⟦S Their counsel, Oscar Hale KC⟧, ⟦C said⟧ ⟦T it poured⟧.`, []string{"Clara Byrne", "Oscar Hale"}},
		{"a party in front of a name", `⟦S Liberal Clara Byrne⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Clara Byrne"}},
		{"a sister by the title", `Margaret Fenn slept. ⟦S Mr Fenn⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Fenn"}},
		{"a county is not the statesman of its name", `⟦S Rut Falk of Rask⟧ ⟦C said⟧ ⟦T it rained⟧. ⟦S He⟧ ⟦C wept⟧ ⟦T in rain⟧.`, []string{"Rut Falk", "Rut Falk"}},
	})
}

// TestResolveUnnamedBodies: a body that is called by what it is, is spoken of again as "it".
func TestResolveUnnamedBodies(t *testing.T) {
	checkResolved(t, []resolveCase{
		{"it is the ministry", `⟦S The Castle⟧ ⟦C said⟧ ⟦T it rained⟧. ⟦S The farm ministry⟧ ⟦C denied⟧ ⟦T that⟧. ⟦S It⟧ ⟦C warned⟧ ⟦T of hail⟧.`, []string{"Castle", "UNNAMED", "UNNAMED farm ministry"}},
		{"a ministry that does not speak", `⟦S The Castle⟧ ⟦C said⟧ ⟦T it rained⟧. The herders’ cooperative met in Lerum. ⟦S It⟧ ⟦C warned⟧ ⟦T of hail⟧.`, []string{"Castle", "UNNAMED herders’ cooperative"}},
		{"the same ministry", `⟦S The farm ministry⟧ ⟦C denied⟧ ⟦T that⟧. ⟦S The ministry⟧ ⟦C warned⟧ ⟦T of hail⟧. ⟦S It⟧ ⟦C asked⟧ ⟦T for rain⟧.`, []string{"UNNAMED", "UNNAMED farm ministry", "UNNAMED farm ministry"}},
		{"a named one is meant", `⟦S The Lerum Port Authority⟧ ⟦C said⟧ ⟦T it rained⟧. ⟦S The authority⟧ ⟦C asked⟧ ⟦T for rain⟧.`, []string{"Lerum Port Authority", "Lerum Port Authority"}},
		{"the judges are the court", `The Lerum Supreme Court met. ⟦S The judges⟧ ⟦C said⟧ ⟦T it rained⟧. ⟦S The country’s highest court⟧ ⟦C warned⟧ ⟦T of hail⟧.`, []string{"Lerum Supreme Court", "Lerum Supreme Court"}},
		{"some judges are not", `The Lerum Supreme Court met. ⟦S Two judges⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"UNNAMED"}},
		{"no firm is a hospital", `The Holm Hospital is old. ⟦S The firm⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"UNNAMED"}},
		{"the importer by its name", `The importer, Holm Sever, lost its permit. ⟦S The company⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Holm Sever"}},
		{"a centre for something", `⟦S The Centre for Civic Audit⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Centre for Civic Audit"}},
	})
}

// TestResolveNations: countries that the codebook does not know, with their adjectives.
func TestResolveNations(t *testing.T) {
	checkResolved(t, []resolveCase{
		{"an adjective is its country's", `⟦S Karsk’s president⟧ ⟦C said⟧ ⟦T it rained⟧ in Karsk. ⟦S The Karskian government⟧ ⟦C denied⟧ ⟦T that⟧.`, []string{"UNNAMED for Karsk", "Karsk"}},
		{"a party of its name", `Free Karsk is a party. Karsk’s cabinet met. ⟦S Karsk’s cabinet⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Karsk"}},
		{"joined to a country", `Norland and Karsk met. ⟦S Both governments⟧ ⟦C want⟧ ⟦T rain⟧.`, []string{"Norland; Karsk"}},
		{"the two of whom the article is", `Norland met Talmark. Norland is wet. Talmark is dry. Rain fell. Hail fell. Snow fell. Sleet fell. Dew fell. ⟦S Neither government⟧ ⟦C wants⟧ ⟦T rain⟧.`, []string{"Norland; Talmark"}},
		{"a third is too near", `Norland met Talmark. Norland is wet. Talmark is dry. The president of Karsk slept. Rain hit Karsk. Hail fell. Snow fell. Sleet fell. Dew fell. ⟦S Neither government⟧ ⟦C wants⟧ ⟦T rain⟧.`, []string{"UNNAMED"}},
		{"they are those who spoke", `⟦S Engineers who dug there⟧ ⟦C said⟧ ⟦T it rained⟧. ⟦S They⟧ ⟦C warned⟧ ⟦T of hail⟧.`, []string{"UNNAMED", "UNNAMED Engineers"}},
	})
}
