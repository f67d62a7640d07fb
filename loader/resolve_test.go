package loader

import (
	"fmt"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// inventedCodebook knows two invented countries, a body, an alliance and people, some with the same surname.
func inventedCodebook() *codebook.Codebook {
	day := func(y, m, d int) codebook.Day { return codebook.Day{Year: y, Month: m, Day: d} }
	president := func(of string, from, to codebook.Day) codebook.Tenure {
		return codebook.Tenure{Title: "President", Of: of, From: from, To: to}
	}
	return &codebook.Codebook{Cues: testCues(), Actors: []codebook.Actor{
		{ID: "organisation:workers-party-of-talmark", Kind: "organisation", Name: "Workers' Party of Talmark"},
		{ID: "country:nor", Kind: "country", Name: "Norland", Adjectives: []string{"Norlandic"}, People: []string{"Norlanders"}, Capital: "Hallen", Metonyms: []string{"Hallen"}},
		{ID: "country:tal", Kind: "country", Name: "Talmark", Aliases: []string{"Republic of Talmark", "TM"}, Adjectives: []string{"Talmarkian", "TM"}, Capital: "Orm", Metonyms: []string{"Orm"}},
		{ID: "organisation:castle", Kind: "organisation", Name: "Castle", Aliases: []string{"the Castle"}, Form: "GOVERNMENT_BODY", Country: "country:tal"},
		{ID: "organisation:alliance", Kind: "organisation", Name: "Western Alliance", Form: "INTERGOVERNMENTAL", Metonyms: []string{"Veld"}},
		{ID: "organisation:nor-foreign", Kind: "organisation", Name: "Foreign Ministry of Norland", Aliases: []string{"Norlandic Foreign Ministry"}, Form: "GOVERNMENT_BODY", Country: "country:nor"},
		{ID: "person:ilona-berg", Kind: "person", Name: "Ilona Berg", Gender: "female", Country: "country:nor",
			Tenures: []codebook.Tenure{president("country:nor", day(2021, 1, 20), codebook.Day{})}},
		{ID: "person:petar-rask", Kind: "person", Name: "Petar Rask", Gender: "male", Country: "country:nor",
			Tenures: []codebook.Tenure{president("country:nor", day(2015, 1, 20), day(2021, 1, 19))}},
		{ID: "person:jon-vik", Kind: "person", Name: "Jon Vík", Gender: "male", Country: "country:tal",
			Tenures: []codebook.Tenure{president("country:tal", day(2012, 5, 7), codebook.Day{})}},
		{ID: "person:ane-lund", Kind: "person", Name: "Ane Lund", Gender: "female", Country: "country:tal",
			Tenures: []codebook.Tenure{{Title: "Minister of Foreign Affairs", Of: "country:tal", From: day(2019, 1, 1)}}},
		{ID: "person:old-dahl", Kind: "person", Name: "Erik Dahl", Gender: "male", Country: "country:nor",
			Tenures: []codebook.Tenure{{Title: "Prime Minister", Of: "country:nor", From: day(2010, 1, 1), To: day(2014, 1, 1)}}},
		{ID: "person:new-dahl", Kind: "person", Name: "Sara Dahl", Gender: "female", Country: "country:nor",
			Tenures: []codebook.Tenure{{Title: "Prime Minister", Of: "country:nor", From: day(2022, 1, 1)}}},
	}}
}

// resolved links and resolves a text with flat marks and writes, for every attribution, who says it.
func resolved(t *testing.T, text, published string) (*Document, []string) {
	t.Helper()
	cb := inventedCodebook()
	d := taggedDocument(t, text, published)
	goesWell(t, NewLinker(cb).Link(t.Context(), d))
	goesWell(t, NewResolver(cb).Resolve(t.Context(), d))
	var out []string
	for i := range d.Attributions {
		a := &d.Attributions[i]
		var names []string
		for _, s := range a.Speakers {
			names = append(names, d.Actors[s].Name)
		}
		line := strings.Join(names, "; ")
		if len(names) == 0 {
			line = string(a.Speaking)
		}
		if a.Called != "" {
			line += " " + a.Called
		}
		if a.OnBehalfOf >= 0 {
			line += " for " + d.Actors[a.OnBehalfOf].Name
		}
		out = append(out, line)
	}
	return d, out
}

func TestResolveSpeakers(t *testing.T) {
	const day = "2025-02-13"
	cases := []struct {
		name, text string
		want       []string
	}{
		{"full name of the codebook", `⟦S Ilona Berg⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Ilona Berg"}},
		{"surname alone", `⟦S Rask⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Petar Rask"}},
		{"a given name that is a month", `⟦S Jan Rask, a baker⟧, ⟦C said⟧ ⟦T it rained⟧.`, []string{"Jan Rask"}},
		{"accents fold", `⟦S President Vik⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Jon Vík"}},
		{"surname of two, one in office", `⟦S Dahl⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Sara Dahl"}},
		{"surname of two, the title tells", `⟦S Mr Dahl⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Erik Dahl"}},
		{"a namesake in the article wins", `⟦S Nina Rask, a baker⟧, ⟦C said⟧ ⟦T it rained⟧. ⟦S Rask⟧ ⟦C said⟧ ⟦T it poured⟧.`, []string{"Nina Rask", "Nina Rask"}},
		{"a subject behind a clause that leads up to it", `⟦S Nina Orly, a baker⟧, ⟦C said⟧ ⟦T it rained⟧. Asked whether it would stop, Ilona Berg shrugged. ⟦T It poured⟧, ⟦S she⟧ ⟦C said⟧.`,
			[]string{"Nina Orly", "Ilona Berg"}},
		{"a subject behind what describes it", `⟦S Nina Orly, a baker⟧, ⟦C said⟧ ⟦T it rained⟧. A retired harbour master of the old school, Ilona Berg, disagreed. ⟦T It poured⟧, ⟦S she⟧ ⟦C said⟧.`,
			[]string{"Nina Orly", "Ilona Berg"}},
		{"a title nobody of that name bore", `⟦S Mayor Rask⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Rask"}},
		{"apposition before the name", `⟦S Norland’s President, Ilona Berg⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Ilona Berg"}},
		{"possessive name", `⟦S Berg’s⟧ ⟦C demand⟧ is ⟦T a toll⟧.`, []string{"Ilona Berg"}},
		{"metonym", `⟦S Hallen⟧ ⟦C rejected⟧ ⟦T the toll⟧.`, []string{"Norland"}},
		{"body of a country", `⟦S The Castle⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Castle"}},
		{"government is the country", `⟦S The Norlandic government⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Norland"}},
		{"administration is the country of the office", `⟦S The Berg administration⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Norland"}},
		{"adjective in capitals is a name", `⟦S The TM⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Talmark"}},
		{"office with its country", `⟦S The Norlandic president⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Ilona Berg"}},
		{"office of", `⟦S The president of Talmark⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Jon Vík"}},
		{"office in another order of words", `⟦S Talmark’s foreign minister⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Ane Lund"}},
		{"ministry of a country", `⟦S Norland’s foreign ministry⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Foreign Ministry of Norland"}},
		{"unnamed official", `⟦S A senior Castle official⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"UNNAMED for Castle"}},
		{"group with a name", `⟦S Norland’s Talmarkian allies⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Norland’s Talmarkian allies"}},
		{"group without a name", `⟦S Critics⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"UNNAMED"}},
		{"nobody", `⟦T It rained⟧, it ⟦C was said⟧.`, []string{"ABSENT"}},
		{"spokesman of a body", `⟦S Otto Brandt, a spokesman for the Castle⟧, ⟦C said⟧ ⟦T it rained⟧. ⟦S Mr Brandt⟧ ⟦C said⟧ ⟦T it poured⟧.`, []string{"Otto Brandt for Castle", "Otto Brandt for Castle"}},
		{"he and she", `⟦S Ilona Berg⟧ met Jon Vík in Orm. ⟦S He⟧ ⟦C said⟧ ⟦T it rained⟧. ⟦S She⟧ ⟦C said⟧ ⟦T it poured⟧.`, []string{"Jon Vík", "Ilona Berg"}},
		{"it is no person", `The Castle wrote to Ane Lund. ⟦S It⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Castle"}},
		{"joint", `⟦S Berg and Vík⟧ ⟦C said⟧ ⟦T it rained⟧. ⟦S They⟧ ⟦C said⟧ ⟦T it poured⟧.`, []string{"Ilona Berg; Jon Vík", "Ilona Berg; Jon Vík"}},
		{"the two leaders", `Berg met Vík on the bridge. ⟦S The leaders⟧ ⟦C agreed⟧ ⟦T to dig⟧.`, []string{"Ilona Berg; Jon Vík"}},
		{"all leaders named together", `President Berg, President Vík and Prime Minister Sara Dahl met in Orm. It rained. Nobody swam. ⟦S The leaders⟧ ⟦C agreed⟧ ⟦T to dig⟧. ⟦S The two men⟧ ⟦C agreed⟧ ⟦T to swim⟧.`,
			[]string{"Ilona Berg; Jon Vík; Sara Dahl", "Jon Vík; Sara Dahl"}},
		{"the leaders again, who spoke of others", `President Berg, President Vík and Prime Minister Sara Dahl met in Orm. ⟦S The leaders⟧ ⟦C welcomed⟧ ⟦T what Nina Rask and Petar Rask had drawn⟧. ⟦S The leaders⟧ ⟦C agreed⟧ ⟦T to dig⟧.`, []string{"Ilona Berg; Jon Vík; Sara Dahl", "Ilona Berg; Jon Vík; Sara Dahl"}},
		{"they are those who spoke together", `⟦S Berg and Vík⟧ ⟦C said⟧ ⟦T it rained⟧. ⟦S Berg⟧ ⟦C said⟧ ⟦T it poured⟧. ⟦S They⟧ ⟦C agreed⟧ ⟦T to dig⟧.`,
			[]string{"Ilona Berg; Jon Vík", "Ilona Berg", "Ilona Berg; Jon Vík"}},
		{"the only president of the article's country", `Hallen is the capital of Norland. Norland is wet. Talmark is not. ⟦S The president⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Ilona Berg"}},
		{"a hyphenated name is another", `⟦S Petar Rask-Vale, a baker⟧, ⟦C said⟧ ⟦T it rained⟧.`, []string{"Petar Rask-Vale"}},
		{"a rank before a name is no part of it", `⟦S Petty Officer Ole Juul⟧ ⟦C said⟧ ⟦T it rained⟧. Later Ole Juul slept. ⟦S Juul⟧ ⟦C said⟧ ⟦T it poured⟧.`, []string{"Ole Juul", "Ole Juul"}},
		{"a hunter does not speak for his town", `⟦S A hunter in Hallen⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"UNNAMED"}},
		{"an official in a body speaks for it", `⟦S An official in the Castle⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"UNNAMED for Castle"}},
		{"who spoke for", `⟦S Rut Falk, who spoke for Hallen⟧, ⟦C said⟧ ⟦T it rained⟧.`, []string{"Rut Falk for Norland"}},
		{"prime minister of", `⟦S Prime Minister Rut Falk of Talmark⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Rut Falk for Talmark"}},
		{"colleague", `Ane Lund spoke. ⟦S Her Norlandic colleague, Rut Falk⟧, ⟦C said⟧ ⟦T it rained⟧.`, []string{"Rut Falk for Norland"}},
		{"title and name with a deputy", `⟦S Mayor Nils Holm and his deputy, Rut Falk⟧, ⟦C said⟧ ⟦T it rained⟧.`, []string{"Nils Holm; Rut Falk"}},
		{"new body", `⟦S The Harbour Workers Union⟧ ⟦C said⟧ ⟦T it rained⟧. ⟦S The union⟧ ⟦C said⟧ ⟦T it poured⟧.`, []string{"Harbour Workers Union", "Harbour Workers Union"}},
		{"a minister of something is not the prime minister", `⟦S Foreign Minister Rut Falk⟧ ⟦C said⟧ ⟦T it rained⟧. ⟦S The prime minister⟧ ⟦C said⟧ ⟦T it poured⟧. ⟦S The minister⟧ ⟦C said⟧ ⟦T it hailed⟧. ⟦S The foreign minister⟧ ⟦C said⟧ ⟦T it snowed⟧.`,
			[]string{"Rut Falk", "UNNAMED", "Rut Falk", "Rut Falk"}},
		{"a name with an apostrophe inside", `⟦S The Harbour Workers' Union⟧ ⟦C said⟧ ⟦T it rained⟧. ⟦S The union⟧ ⟦C said⟧ ⟦T it poured⟧.`, []string{"Harbour Workers' Union", "Harbour Workers' Union"}},
		{"a typographic one, first in its sentence", `⟦S Teachers’ Federation⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Teachers’ Federation"}},
		{"of an office", `⟦S King's College⟧ ⟦C said⟧ ⟦T it rained⟧. ⟦S St Olav’s Hospital⟧ ⟦C said⟧ ⟦T it poured⟧.`, []string{"King's College", "St Olav’s Hospital"}},
		{"two owners", `⟦S The Norvik Anglers’ and Boaters’ Association⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Norvik Anglers’ and Boaters’ Association"}},
		{"a nation's body is not part of a name", `⟦S Norland's Liberty Party⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Liberty Party"}},
		{"a person's party neither", `⟦S Rask's Liberty Party⟧ ⟦C said⟧ ⟦T it rained⟧.`, []string{"Liberty Party"}},
		{"relative pronoun", `The speech of Ane Lund, ⟦S who⟧ ⟦C said⟧ ⟦T it rained⟧, was short.`, []string{"Ane Lund"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if _, got := resolved(t, c.text, day); fmt.Sprintf("%q", got) != fmt.Sprintf("%q", c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestOfficesGoByTheDay(t *testing.T) {
	const text = `⟦S Norland’s president⟧ ⟦C said⟧ ⟦T it rained⟧.`
	for day, want := range map[string]string{"2018-06-01": "Petar Rask", "2025-02-13": "Ilona Berg", "2001-01-01": "UNNAMED for Norland"} {
		if _, got := resolved(t, text, day); got[0] != want {
			t.Errorf("on %s it is %s, want %s", day, got[0], want)
		}
	}
}

func TestNamesakesOfTheCodebookStayOpen(t *testing.T) {
	d, got := resolved(t, `⟦S Dahl⟧ ⟦C said⟧ ⟦T it rained⟧.`, "2016-01-01") // neither is in office
	if got[0] != "UNNAMED" || len(d.Attributions[0].Candidates) != 2 {
		t.Errorf("got %q with candidates %v", got, d.Attributions[0].Candidates)
	}
}

func TestAddresseesAndMentions(t *testing.T) {
	d, _ := resolved(t, `⟦S Ilona Berg⟧ ⟦C told⟧ Jon Vík ⟦T that the Western Alliance and Norlandic miners would wait in Lerum⟧.`, "2025-02-13")
	names := func(list []int) (out []string) {
		for _, i := range list {
			out = append(out, d.Actors[i].Name)
		}
		return out
	}
	a := d.Attributions[0]
	if got := fmt.Sprintf("%q", names(a.Addressees)); got != `["Jon Vík"]` {
		t.Errorf("told %s", got)
	}
	if got := fmt.Sprintf("%q", names(a.Mentions)); got != `["Western Alliance" "Norland"]` {
		t.Errorf("mentions %s", got)
	}
}

func TestKindsOfNewActors(t *testing.T) {
	d, _ := resolved(t, `⟦S Karsk’s president, Oda Lie⟧, ⟦C said⟧ ⟦T that the Lerum Steel Company had left⟧. ⟦S Karsk⟧ ⟦C rejected⟧ ⟦T the offer⟧. ⟦S The FRA⟧ ⟦C said⟧ ⟦T nothing of Oda Lie had changed⟧.`, "2025-02-13")
	want := map[string]graph.ActorKind{"Karsk": graph.ActorCountry, "Oda Lie": graph.ActorPerson, "Lerum Steel Company": graph.ActorOrganisation, "FRA": graph.ActorOrganisation}
	for _, a := range d.Actors {
		if kind, ok := want[a.Name]; ok && a.Kind != kind {
			t.Errorf("%s is a %s, want %s", a.Name, a.Kind, kind)
		}
		delete(want, a.Name)
	}
	if len(want) > 0 {
		t.Errorf("not found: %v", want)
	}
}

func TestTwoSpellingsAreOneActor(t *testing.T) {
	d, got := resolved(t, `⟦S The Lerum-Holm Party⟧ ⟦C said⟧ ⟦T it rained⟧. ⟦S The Lerum Holm Party⟧ ⟦C said⟧ ⟦T it poured⟧.`, "2025-02-13")
	if got[0] != "Lerum-Holm Party" || got[1] != "Lerum-Holm Party" {
		t.Errorf("got %q", got)
	}
	seen := map[graph.ID]bool{}
	for _, a := range d.Actors {
		if seen[a.ID] {
			t.Errorf("%s is there twice", a.ID)
		}
		seen[a.ID] = true
	}
}
