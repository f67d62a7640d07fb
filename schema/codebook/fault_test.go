package codebook

import (
	"strings"
	"testing"
)

// goodTests are tests without a fault, as the lines below a proposition.
const goodTests = `
        tests:
          - {sentence: Anna Alm wants the bridge, speaker: Anna Alm, stance: supports}
          - {sentence: Anna Alm does not want the bridge, speaker: Anna Alm, stance: opposes}
          - {sentence: Anna Alm wants the bridge if it is free, speaker: Anna Alm, stance: conditional}
          - {sentence: Anna Alm asked about the bridge, speaker: Anna Alm, stance: neutral}
          - {sentence: Anna Alm wants a road, speaker: Anna Alm, stance: none}
          - {sentence: Anna Alm plays bridge, speaker: Anna Alm, stance: none}
`

// withText is a codebook with one proposition whose text is given.
func withText(text string, more ...string) string {
	return "topics:\n  - id: town\n    name: Town\n    propositions:\n      - id: new-bridge\n        text: " +
		text + "\n" + strings.Join(more, "") + "        scope: [bridge]" + goodTests
}

// withTests is a codebook with one proposition whose tests are given.
func withTests(lines ...string) string {
	all := "topics:\n  - id: town\n    name: Town\n    propositions:\n      - id: new-bridge\n        text: The town should build a bridge\n        tests:\n"
	for _, line := range lines {
		all += "          - " + line + "\n"
	}
	return all
}

func actors(lines ...string) string { return "actors:\n  - " + strings.Join(lines, "\n  - ") + "\n" }
func cues(lines ...string) string   { return "cues:\n  - " + strings.Join(lines, "\n  - ") + "\n" }

var faultCases = []struct{ name, yaml, want string }{
	{"empty", "",
		"x.yaml: the file is empty; write `topics:`, `cues:`, `actors:` or `include:`"},
	{"comments only", "# nothing\n",
		"x.yaml: the file is empty; write `topics:`, `cues:`, `actors:` or `include:`"},
	{"null", "~\n",
		"x.yaml: the file is empty; write `topics:`, `cues:`, `actors:` or `include:`"},
	{"utf-16", "\xff\xfet\x00",
		"x.yaml:1:1: the file is UTF-16; save the file as UTF-8 text"},
	{"not utf-8", "topics: []\n# caf\xe9\n",
		"x.yaml:2:6: the text is not UTF-8 here; save the file as UTF-8 text"},
	{"control character", "topics: []\n# a\x01\n",
		"x.yaml:2:4: there is a control character here, U+0001; take it out"},
	{"tabs", "actors:\n\t- id: person:al\n\t  name: Al\n",
		"x.yaml:2:1: a tab stands in the indentation; write spaces\n" +
			"x.yaml:3:1: a tab stands in the indentation; write spaces"},
	{"open quote", "actors:\n  - id: \"person:al\n    name: Al\n",
		"x.yaml:2:9: a quotation mark is opened here and never closed; write the closing mark"},
	{"two colons", "actors:\n  - id: person:al\n    name: Al: the man\n",
		"x.yaml:3:13: a second `: ` stands in one line, or the line is indented too far; write the text in double quotation marks, or align the key with the one above"},
	{"bad indentation", "actors:\n  - id: person:al\n   name: Al\n",
		"x.yaml:3:4: this line does not fit the lines above; indent it like its neighbours; write text that begins with a quotation mark wholly within the marks"},
	{"open bracket", "actors:\n  - id: person:al\n    name: Al\n    aliases: [a, b\n",
		"x.yaml:4:14: a list or mapping in brackets is not well formed; write a comma between its items and close the bracket"},
	{"unknown anchor", "actors: *all\n",
		"x.yaml:1:9: unknown anchor 'all' referenced; write the value itself"},
	{"second document", "actors:\n  - {id: person:al, name: Al}\n---\ncues: []\n",
		"x.yaml:3:1: a second document begins; write one document in a file, without `---`"},
	{"list at the top", "- a\n",
		"x.yaml:1:1: a codebook is a list; write a mapping with `include`, `topics`, `cues` or `actors`"},
	{"unknown key, near", "topcs: []\n",
		"x.yaml:1:1: a codebook has no key `topcs`; write `topics`"},
	{"unknown key, far", "people: []\n",
		"x.yaml:1:1: a codebook has no key `people`; write one of `include`, `topics`, `cues` or `actors`"},
	{"unknown key inside", actors("{id: person:al, name: Al, alias: [A]}"),
		"x.yaml:2:31: an actor has no key `alias`; write `aliases`"},
	{"repeated key", "topics: []\ncues: []\ntopics: []\n",
		"x.yaml:3:1: the key `topics` is repeated, first in line 1; write it once"},
	{"merge key", actors("{id: person:al, name: Al, <<: {}}"),
		"x.yaml:2:31: merge keys (<<) are not read; write the keys out"},
	{"key that is a list", "[a]: b\n",
		"x.yaml:1:1: a key of a codebook is a list; write a mapping with `include`, `topics`, `cues` or `actors`"},
	{"text for a list", actors("{id: person:al, name: Al, aliases: A}"),
		"x.yaml:2:40: `aliases` is a text; write it in brackets: `aliases: [A]`"},
	{"mapping for a list", actors("{id: person:al, name: Al, aliases: {a: b}}"),
		"x.yaml:2:40: `aliases` is a mapping; write its items below it, each after `- `"},
	{"list for a text", actors("{id: person:al, name: [Al]}"),
		"x.yaml:2:27: `name` is a list; write one text"},
	{"text for a mapping", "topics: [nato]\n",
		"x.yaml:1:10: a topic is a text; write a mapping with `id`, `name`, `description` or `propositions`"},
	{"empty item", actors("{id: person:al, name: Al, aliases: [A, ~]}"),
		"x.yaml:2:44: an item of `aliases` is empty; write a text or take it out"},
	{"item twice", actors("{id: person:al, name: Al, aliases: [A, B, A]}"),
		"x.yaml:2:47: “A” is listed twice, first in line 2; write it once"},
	{"no id", "topics:\n  - name: Town\n",
		"x.yaml:2:5: the topic has no `id`; write `id: …`"},
	{"topic not defined", "topics:\n  - id: town\n    name: Town\n  - id: twon\n    propositions: []\n",
		"x.yaml:4:5: the topic `twon` has no `name`; write `name: …`, or `town` to add to that one"},
	{"topic twice", "topics:\n  - {id: town, name: Town}\n  - {id: town, name: City}\n",
		"x.yaml:3:10: the topic `town` is already at x.yaml:2:5; write another one, or leave out `name` to add to it"},
	{"description of an addition", "topics:\n  - {id: town, name: Town}\n  - {id: town, description: City}\n",
		"x.yaml:3:29: `description` belongs where the entry is defined, at x.yaml:2:5; write it there; an entry that adds to another gives lists only"},
	{"slug with capitals", "topics:\n  - {id: Our Town, name: Town}\n",
		"x.yaml:2:10: “Our Town” is no slug: it has “O” in it; write `our-town`"},
	{"slug with hyphens", "topics:\n  - {id: town-, name: Town}\n",
		"x.yaml:2:10: “town-” is no slug: it has a hyphen that joins nothing; write `town`"},
	{"slug too short", "topics:\n  - {id: \"7\", name: Town}\n",
		"x.yaml:2:10: “7” is no slug: it has fewer than two letters; write small letters a–z and digits, words joined by hyphens"},
	{"slug too long", "topics:\n  - {id: " + strings.Repeat("town-", 13) + "s, name: Town}\n",
		"x.yaml:2:10: “town-town-town-town-town-town-town-town-town-town-town-town-town-s” is no slug: it has more than 60 characters; write `town-town-town-town-town-town-town-town-town-town-town-town`"},
	{"slug not latin", "topics:\n  - {id: город, name: Town}\n",
		"x.yaml:2:10: “город” is no slug: it has “г” in it; write small letters a–z and digits, words joined by hyphens"},
	{"no should", withText("The town must build a bridge"),
		"x.yaml:6:15: the proposition has no `should`; write who should do what: “… should …”"},
	{"two should", withText("The town should say that it should build a bridge"),
		"x.yaml:6:15: the proposition has more than one `should`; write one proposition for each"},
	{"nothing before should", withText("Should the town build a bridge"),
		"x.yaml:6:15: the proposition has nothing before `should`; write who should do what: “… should …”"},
	{"nothing after should", withText("The town should"),
		"x.yaml:6:15: the proposition has nothing after `should`; write who should do what: “… should …”"},
	{"small letter", withText("the town should build a bridge"),
		"x.yaml:6:15: the proposition begins with a small letter; write a sentence that begins with a capital"},
	{"full stop", withText("The town should build a bridge."),
		"x.yaml:6:15: the proposition ends in “.”; write it without"},
	{"and", withText("The town should build a bridge and a road"),
		"x.yaml:6:15: the proposition has “and”, and a stance on two things is a stance on neither; write one proposition for each, or say in `joint: …` why they are one thing"},
	{"or", withText("The town should build a bridge or leave"),
		"x.yaml:6:15: the proposition has “or”, and a stance on two things is a stance on neither; write one proposition for each, or say in `joint: …` why they are one thing"},
	{"in exchange for", withText("The town should build a bridge in exchange for land"),
		"x.yaml:6:15: the proposition has “in exchange for”, and a stance on two things is a stance on neither; write one proposition for each, or say in `joint: …` why they are one thing"},
	{"ampersand", withText("The town should build a bridge & a road"),
		"x.yaml:6:15: the proposition has “and”, and a stance on two things is a stance on neither; write one proposition for each, or say in `joint: …` why they are one thing"},
	{"negative", withText("The town should not build a bridge"),
		"x.yaml:6:15: the proposition is negative: it has “not”; write what should be done; who is against it opposes it"},
	{"contracted", withText("The town shouldn't build a bridge"),
		"x.yaml:6:15: the proposition is negative: it has “not”; write what should be done; who is against it opposes it"},
	{"no longer", withText("The town should no longer build a bridge"),
		"x.yaml:6:15: the proposition is negative: it has “no longer”; write what should be done; who is against it opposes it"},
	{"negative subject", withText("No town should build a bridge"),
		"x.yaml:6:15: the proposition is negative: it has “no”; write what should be done; who is against it opposes it"},
	{"too long", withText("The town should build a bridge" + strings.Repeat(" as long as a river", 10)),
		"x.yaml:6:15: the proposition has 220 characters; write one deed in at most 200"},
	{"joint without need", withText("The town should build a bridge", "        joint: because\n"),
		"x.yaml:7:16: `joint` explains an `and` or `or` that the text does not have; take it out"},
	{"for and against", withText("The town should build a bridge", "        for: [yes, maybe]\n        against: [maybe]\n"),
		"x.yaml:7:20: “maybe” is both in `for` and in `against`; write it in one of them"},
	{"bad date", withText("The town should build a bridge", "        valid: {from: 12 May, until: 2023-02-30}\n"),
		"x.yaml:7:23: “12 May” is not a date; write a day as 2024-03-07, a month as 2024-03 or a year as 2024\n" +
			"x.yaml:7:38: “2023-02-30” is not in the calendar: the month has 28 days; write a day as 2024-03-07, a month as 2024-03 or a year as 2024"},
	{"month 13", withText("The town should build a bridge", "        valid: {from: 2023-13}\n"),
		"x.yaml:7:23: “2023-13” has no month 13; write a day as 2024-03-07, a month as 2024-03 or a year as 2024"},
	{"period upside down", withText("The town should build a bridge", "        valid: {from: 2023-05, until: 2023-04}\n"),
		"x.yaml:7:39: the period ends on 2023-04-30, before it begins on 2023-05-01; write a later day for `until` or an earlier one for `from`"},
	{"earlier slug in use", withText("The town should build a bridge", "        was: [new-bridge, Old]\n"),
		"x.yaml:7:15: the earlier slug `new-bridge` is in use at x.yaml:5:9; take it out: a slug means one thing for ever\n" +
			"x.yaml:7:27: “Old” is no slug: it has “O” in it; write `old`"},
	{"implication of nothing", withText("The town should build a bridge", "        implies: [{when: supports, proposition: new-bride, then: opposes}]\n"),
		"x.yaml:7:49: there is no proposition `new-bride`; write `new-bridge`"},
	{"implication of itself", withText("The town should build a bridge", "        implies: [{when: supports, proposition: new-bridge, then: agrees}]\n"),
		"x.yaml:7:49: a proposition cannot imply itself; write the id of another proposition\n" +
			"x.yaml:7:67: “agrees” is no stance; write `supports`, `opposes`, `conditional` or `neutral`"},
	{"implication without stance", withText("The town should build a bridge", "        implies: [{proposition: new-bridge, then: none}]\n"),
		"x.yaml:7:19: the implication has no `when`; write `when:` with `supports`, `opposes`, `conditional` or `neutral`\n" +
			"x.yaml:7:33: a proposition cannot imply itself; write the id of another proposition\n" +
			"x.yaml:7:51: “none” is no stance; write `supports`, `opposes`, `conditional` or `neutral`"},
	{"no tests", withTests()[:len(withTests())-len("        tests:\n")],
		"x.yaml:5:9: the proposition `new-bridge` has no tests; write at least 6: supports, opposes, conditional, neutral and two near-misses (`stance: none`)"},
	{"few tests", withTests("{sentence: Al wants it, speaker: Al, stance: supports}", "{sentence: Al wants cake, speaker: Al, stance: none}"),
		"x.yaml:8:11: the proposition `new-bridge` has 2 tests: none that opposes, none that is conditional, none that is neutral, only one near-miss; write at least 6: supports, opposes, conditional, neutral and two near-misses (`stance: none`)"},
	{"five tests", withTests("{sentence: Al does not want it, speaker: Al, stance: opposes}", "{sentence: Al wants it, speaker: Al, stance: supports}",
		"{sentence: Al asked, speaker: Al, stance: neutral}", "{sentence: Al wants cake, speaker: Al, stance: none}", "{sentence: Al wants if, speaker: Al, stance: conditional}"),
		"x.yaml:8:11: the proposition `new-bridge` has 5 tests: only one near-miss; write at least 6: supports, opposes, conditional, neutral and two near-misses (`stance: none`)"},
	{"no negation", strings.ReplaceAll(withText("The town should build a bridge"), "does not want", "hates"),
		"x.yaml:9:11: no test of the proposition `new-bridge` has a negation; write one with a “not”, “never”, “no” or the like: negation is what goes wrong first"},
	{"unknown stance", strings.ReplaceAll(withText("The town should build a bridge"), "stance: neutral", "stance: undecided"),
		"x.yaml:12:84: “undecided” is no stance; write `supports`, `opposes`, `conditional`, `neutral` or `none`"},
	{"stance in capitals", strings.ReplaceAll(withText("The town should build a bridge"), "stance: neutral", "stance: NEUTRAL"),
		"x.yaml:12:84: “NEUTRAL” is no stance; write `neutral`"},
	{"stranger speaks", strings.ReplaceAll(withText("The town should build a bridge"), "bridge, speaker: Anna Alm, stance: neutral", "bridge, speaker: Bo Ek, stance: neutral"),
		"x.yaml:12:66: “Bo Ek” is not in the sentence; write the speaker as the sentence does, or an actor's name"},
	{"sentence twice", strings.ReplaceAll(withText("The town should build a bridge"), "plays bridge", "wants a road"),
		"x.yaml:14:24: the same sentence is at x.yaml:13:24; write another one"},
	{"class without act", cues("{class: speech, verbs: [say]}"),
		"x.yaml:2:5: the cue class `speech` has no `act`; write `act: …`"},
	{"unknown act", cues("{class: speech, act: TALK}"),
		"x.yaml:2:26: “TALK” is no act; write `ASSERT`, `DENY`, `DEMAND`, `REQUEST`, `PROMISE`, `PLAN`, `THREATEN`, `WARN`, `SUPPORT`, `OPPOSE`, `AGREE`, `REJECT`, `PREDICT`, `BELIEVE`, `PERCEIVE`, `RULE`, `QUESTION` or `ANNOUNCE`"},
	{"act in small letters", cues("{class: speech, act: assert}"),
		"x.yaml:2:26: “assert” is no act; write `ASSERT`"},
	{"class twice", cues("{class: speech, act: ASSERT}", "{class: speech, act: DENY}"),
		"x.yaml:3:13: the cue class `speech` is already at x.yaml:2:5; write another one, or leave out `act` to add to it"},
	{"verb in two classes", cues("{class: speech, act: ASSERT, verbs: [say, {verb: call, with: for}]}", "{class: demand, act: DEMAND, verbs: [{verb: call, with: for}]}"),
		"x.yaml:3:42: the verb “call for” is already in class `speech` at x.yaml:2:47; write it in one class, once"},
	{"noun in two classes", cues("{class: speech, act: ASSERT, nouns: [call]}", "{class: demand, act: DEMAND, nouns: [Call]}"),
		"x.yaml:3:42: the noun “Call” is already in class `speech` at x.yaml:2:42; write it in one class, once"},
	{"verb without lemma", cues("{class: speech, act: ASSERT, verbs: [{with: for}, ~]}"),
		"x.yaml:2:42: the verb has no `verb`; write `verb: …`\n" +
			"x.yaml:2:55: a verb is empty; write a verb or take it out"},
	{"id without kind", actors("{id: al, name: Al}", "{id: group:al, name: Al}"),
		"x.yaml:2:10: the id “al” does not begin with a kind; write `country:`, `organisation:` or `person:` and a slug\n" +
			"x.yaml:3:10: the id “group:al” does not begin with a kind; write `country:`, `organisation:` or `person:` and a slug"},
	{"bad slug of an actor", actors("{id: 'person:Al B', name: Al}"),
		"x.yaml:2:10: “Al B” is no slug: it has “A” in it; write `al-b`"},
	{"kind against id", actors("{id: person:al, kind: country, name: Al}"),
		"x.yaml:2:27: the id `person:al` is of another kind; write `person`"},
	{"unknown kind", actors("{id: person:al, kind: human, name: Al}"),
		"x.yaml:2:27: “human” is no kind; write `country`, `organisation` or `person`"},
	{"key of another kind", actors("{id: person:al, name: Al, iso: ALB}"),
		"x.yaml:2:31: a person has no `iso`; take it out, or put it with a country"},
	{"actor not defined", actors("{id: person:al, aliases: [Al]}"),
		"x.yaml:2:5: the actor `person:al` has no `name`; write `name: …`"},
	{"actor twice", actors("{id: person:al, name: Al}", "{id: person:al, name: Bo}"),
		"x.yaml:3:10: the actor `person:al` is already at x.yaml:2:5; write another one, or leave out `name` to add to it"},
	{"country of an addition", actors("{id: person:al, name: Al}", "{id: person:al, gender: male}"),
		"x.yaml:3:29: `gender` belongs where the entry is defined, at x.yaml:2:5; write it there; an entry that adds to another gives lists only"},
	{"organisation without form", actors("{id: organisation:al, name: Al}"),
		"x.yaml:2:5: the organisation `organisation:al` has no `form`; write `form:` with `GOVERNMENT_BODY`, `INTERGOVERNMENTAL`, `PARTY`, `COMPANY`, `MEDIUM`, `ARMED_GROUP`, `CIVIL_SOCIETY`, `COLLECTIVE` or `OTHER`"},
	{"unknown form", actors("{id: organisation:al, name: Al, form: CLUB}"),
		"x.yaml:2:43: “CLUB” is no form; write `GOVERNMENT_BODY`, `INTERGOVERNMENTAL`, `PARTY`, `COMPANY`, `MEDIUM`, `ARMED_GROUP`, `CIVIL_SOCIETY`, `COLLECTIVE` or `OTHER`"},
	{"unknown gender", actors("{id: person:al, name: Al, gender: man}"),
		"x.yaml:2:39: “man” is no gender; write `male` or `female`"},
	{"country code of two letters", actors("{id: country:al, name: Alland, iso: AL}"),
		"x.yaml:2:41: “AL” is not a country code; write three letters (ISO 3166-1 alpha-3)"},
	{"country code in small letters", actors("{id: country:all, name: Alland, iso: all}"),
		"x.yaml:2:42: the country code “all” has small letters; write `ALL`"},
	{"id against country code", actors("{id: country:al, name: Alland, iso: ALL}"),
		"x.yaml:2:10: the id does not fit the country code ALL; write `country:all`"},
	{"bad wikidata", actors("{id: country:all, name: Alland, wikidata: P31}"),
		"x.yaml:2:47: “P31” is not a Wikidata id; write Q and a number, or leave it out"},
	{"unknown country", actors("{id: country:norland, name: Norland}", "{id: country:sudland, name: Sudland}", "{id: person:al, name: Al, country: country:norlan}"),
		"x.yaml:4:40: there is no actor `country:norlan`; write `country:norland` or `country:sudland`"},
	{"country is a person", actors("{id: person:bo, name: Bo}", "{id: person:al, name: Al, country: person:bo}"),
		"x.yaml:3:40: `person:bo` is a person; write the id of a country"},
	{"unknown office", actors("{id: person:al, name: Al, tenures: [{title: King, of: country:norland}]}"),
		"x.yaml:2:59: there is no actor `country:norland`; define it"},
	{"office of a person", actors("{id: person:al, name: Al, tenures: [{title: Aide, of: person:al}, {of: person:al}]}"),
		"x.yaml:2:59: `person:al` is a person; write the id of a country or an organisation\n" +
			"x.yaml:2:71: the tenure has no `title`; write `title: …`\n" +
			"x.yaml:2:76: `person:al` is a person; write the id of a country or an organisation"},
	{"tenure upside down", actors("{id: country:norland, name: Norland}", "{id: person:al, name: Al, tenures: [{title: King, of: country:norland, from: 2020, to: 2019-12-31}]}"),
		"x.yaml:3:92: the tenure ends on 2019-12-31, before it begins on 2020-01-01; write a later day for `to` or an earlier one for `from`"},
	{"tenure twice", actors("{id: country:norland, name: Norland}", "{id: person:al, name: Al, tenures: [{title: King, of: country:norland}, {title: King, of: country:norland}]}"),
		"x.yaml:3:77: the same tenure is at x.yaml:3:41; write it once"},
	{"unknown member", actors("{id: country:norland, name: Norland}", "{id: organisation:pact, name: Pact, form: INTERGOVERNMENTAL, members: [country:norlnd, organisation:pact]}"),
		"x.yaml:3:76: there is no actor `country:norlnd`; write `country:norland` or `organisation:pact`\n" +
			"x.yaml:3:92: an organisation cannot be its own member; take it out"},
	{"part of itself", actors("{id: organisation:aa, name: A, form: OTHER, partOf: organisation:bb}", "{id: organisation:bb, name: B, form: OTHER, partOf: organisation:aa}"),
		"x.yaml:2:57: `organisation:aa` is a part of itself; write the organisation above it"},
	{"part of a country", actors("{id: country:norland, name: Norland}", "{id: organisation:bb, name: B, form: OTHER, partOf: country:norland}"),
		"x.yaml:3:57: `country:norland` is a country; write the id of an organisation"},
	{"alias of two", actors("{id: person:al, name: Al, aliases: [The Boss]}", "{id: person:bo, name: Bo, aliases: [the boss]}"),
		"x.yaml:3:41: “the boss” is already a name of `person:al` at x.yaml:2:41; write it for one of them, or a longer form for each"},
	{"alias is the name", actors("{id: person:al, name: Al, aliases: [Al]}"),
		"x.yaml:2:41: “Al” is a name of the actor already, at x.yaml:2:27; take it out"},
	{"id twice", withText("The town should build a bridge") + "      - {id: new-bridge, text: The town should build a road, tests: []}\n",
		"x.yaml:15:14: the proposition `new-bridge` is already at x.yaml:5:9; write another id\n" +
			"x.yaml:15:69: the proposition `new-bridge` has no tests; write at least 6: supports, opposes, conditional, neutral and two near-misses (`stance: none`)"},
	{"text twice", withText("The town should build a bridge") + "      - id: old-bridge\n        text: The town should build a bridge" + goodTests,
		"x.yaml:16:15: the same text is at x.yaml:6:15; write one proposition"},
	{"implication twice", withText("The town should build a bridge", "        implies: [{when: supports, proposition: new-road, then: opposes}, {when: supports, proposition: new-road, then: neutral}]\n") +
		"      - id: new-road\n        text: The town should build a road" + goodTests,
		"x.yaml:7:105: who supports `new-bridge` is already said to take a stance on `new-road`: opposes; write one of them"},
	{"earlier slug twice", withText("The town should build a bridge", "        was: [old-way]\n") +
		"      - id: new-road\n        text: The town should build a road\n        was: [old-way]" + goodTests,
		"x.yaml:18:15: the earlier slug `old-way` is already at x.yaml:5:9; leave it to one proposition"},
	{"texts for mappings", withText("The town should build a bridge", "        valid: 2020\n        implies: [new-road]\n") + "      - new-path\n" + cues("speech") + actors("al", "{id: person:bo, name: Bo, tenures: [King]}"),
		"x.yaml:7:16: a period is a text; write a mapping with `from` or `until`\n" +
			"x.yaml:8:19: an implication is a text; write a mapping with `when`, `proposition` or `then`\n" +
			"x.yaml:17:9: a proposition is a text; write a mapping with `id`, `text`, `joint`, `scope`, `for`, `against`, `valid`, `was`, `implies` or `tests`\n" +
			"x.yaml:19:5: a cue class is a text; write a mapping with `class`, `act`, `verbs`, `nouns` or `phrases`\n" +
			"x.yaml:21:5: an actor is a text; write a mapping with `id`, `kind`, `name`, `iso`, `form`, `country`, `partOf`, `capital`, `gender`, `wikidata`, `description`, `aliases`, `adjectives`, `people`, `metonyms`, `members` or `tenures`\n" +
			"x.yaml:22:41: a tenure is a text; write a mapping with `title`, `of`, `from` or `to`"},
	{"test that is a text", withTests("Al wants it"),
		"x.yaml:8:13: a test is a text; write a mapping with `sentence`, `speaker` or `stance`"},
	{"verb that is a list", cues("{class: speech, act: ASSERT, verbs: [[say]]}"),
		"x.yaml:2:42: a verb is a list; write a mapping with `verb`, `with` or `forms`"},
	{"blank values", actors("{id: ' ', name: Al}", "{id: person:al, name}", "{id: organisation:aa, name: A, form: ''}", "{id: person:bo, name: \"\\n\"}"),
		"x.yaml:2:5: the actor has no `id`; write `id: …`\n" +
			"x.yaml:3:5: the actor `person:al` has no `name`; write `name: …`, or `organisation:aa` to add to that one\n" +
			"x.yaml:4:5: the organisation `organisation:aa` has no `form`; write `form:` with `GOVERNMENT_BODY`, `INTERGOVERNMENTAL`, `PARTY`, `COMPANY`, `MEDIUM`, `ARMED_GROUP`, `CIVIL_SOCIETY`, `COLLECTIVE` or `OTHER`\n" +
			"x.yaml:5:5: the actor `person:bo` has no `name`; write `name: …`"},
	{"no id of an actor", actors("{name: Al}"),
		"x.yaml:2:5: the actor has no `id`; write `id: …`"},
	{"class without a name", cues("{act: ASSERT}"),
		"x.yaml:2:5: the cue class has no `class`; write `class: …`"},
	{"long text", actors("{id: person:al, name: Al, gender: " + strings.Repeat("long ", 40) + "}"),
		"x.yaml:2:39: “long long long long long long long long long long long long long long long long…” is no gender; write `male` or `female`"},
	{"at sign", actors("{id: person:al, name: @al}"),
		"x.yaml:2:27: no text can begin with this character; write the text in double quotation marks"},
	{"unknown directive", "%YAML x\n---\ntopics: []\n",
		"x.yaml:1:7: did not find expected version number (while scanning a %YAML directive); mend the YAML here"},
	{"bad escape", actors("{id: person:al, name: \"\\q\"}"),
		"x.yaml:2:28: a backslash in double quotation marks stands before a letter that means nothing; write it twice"},
	{"include that is a mapping", "include: [{a: b}]\n",
		"x.yaml:1:11: an include is a mapping; write one text"},
	{"include in bytes", "include: [more.yaml, ~]\n",
		"x.yaml:1:11: “more.yaml” cannot be included: this codebook has no folder to read it from; write the path of a YAML file, or `default` for the built-in codebook\n" +
			"x.yaml:1:22: an include is empty; write the path of a file or take it out"},
}

// TestFaults gives each kind of fault and demands the place and the words.
func TestFaults(t *testing.T) {
	for _, c := range faultCases {
		t.Run(c.name, func(t *testing.T) {
			_, err := Parse("x.yaml", []byte(c.yaml))
			if err == nil {
				t.Fatal("read without a fault")
			}
			if got := err.Error(); got != strings.TrimSpace(c.want) {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}
