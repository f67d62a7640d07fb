package loader

import (
	"fmt"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader/corpus"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// flatMarks are the marks of the tests below: what a tagger finds, without numbers.
var flatMarks = strings.NewReplacer("⟦S ", "⟦S1 ", "⟦C ", "⟦C1 ", "⟦T ", "⟦T1 ")

// taggedDocument reads a text with flat marks as a document and what a tagger found in it.
func taggedDocument(t testing.TB, text, published string) *Document {
	t.Helper()
	plain, parts, err := corpus.Unmark(flatMarks.Replace(text))
	if err != nil {
		t.Fatal(err)
	}
	d := marked{text: plain, date: published}.document(t)
	p := parts[1]
	for role, spans := range map[Role][]graph.Span{SpeakerRole: p.Source, CueRole: p.Cue, ContentRole: p.Content} {
		for _, s := range spans {
			d.Found = append(d.Found, Found{role, d.wordsOf(s), 1, 1})
		}
	}
	sortFound(d.Found)
	return d
}

func sortFound(f []Found) {
	for i := range f {
		for j := i; j > 0 && f[j].Words.From < f[j-1].Words.From; j-- {
			f[j], f[j-1] = f[j-1], f[j]
		}
	}
}

// goesWell demands that a stage was not broken off.
func goesWell(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// shown writes an attribution as "speaker | cue | content".
func shown(d *Document, a *Attribution) string {
	join := func(s []graph.Span) string { return strings.Join(texts(d, s), " … ") }
	return join(a.Speaker) + " | " + join(a.Cue) + " | " + join(a.Content)
}

// testCues are cue classes for tests.
func testCues() []codebook.CueClass {
	verbs := func(lines ...string) (out []codebook.Verb) {
		for _, l := range lines {
			forms := strings.Split(l, ",")
			with := ""
			if lemma, w, ok := strings.Cut(forms[0], "+"); ok {
				forms[0], with = lemma, w
			}
			out = append(out, codebook.Verb{Lemma: forms[0], With: with, Forms: forms})
		}
		return out
	}
	return []codebook.CueClass{
		{Class: "speech", Act: "ASSERT", Verbs: verbs("hold,holds,held,holding", "say,says,said,saying", "tell,tells,told,telling"), Phrases: []string{"according to"}},
		{Class: "demand", Act: "DEMAND", Verbs: verbs("demand,demands,demanded,demanding", "call+for,calls,called,calling"), Nouns: []string{"demand"}},
		{Class: "reject", Act: "REJECT", Verbs: verbs("reject,rejects,rejected,rejecting")},
		{Class: "deny", Act: "DENY", Verbs: verbs("deny,denies,denied,denying")},
		{Class: "agree", Act: "AGREE", Verbs: verbs("agree,agrees,agreed,agreeing")},
		{Class: "threaten", Act: "THREATEN", Verbs: verbs("threaten,threatens,threatened,threatening")},
	}
}

func TestLinkSieves(t *testing.T) {
	cases := []struct {
		name, text string
		want       []string
	}{
		{"beside", `⟦S Ilona Berg⟧ ⟦C said⟧ ⟦T that the tunnel would open⟧.`,
			[]string{"Ilona Berg | said | that the tunnel would open"}},
		{"inverted", `⟦T “The tunnel will open,”⟧ ⟦C said⟧ ⟦S Ilona Berg⟧.`,
			[]string{"Ilona Berg | said | “The tunnel will open,”"}},
		{"interrupted", `Her deputy ⟦C went⟧ further: ⟦T the plan⟧, ⟦S he⟧ ⟦C said⟧, ⟦T was a gift⟧.`,
			[]string{"he | said | the plan … was a gift"}},
		{"nor is another clause", `⟦T The plan was a gift⟧, ⟦C according to⟧ ⟦S Amalie Berg of the University of Brod⟧, ⟦T but the gift was late⟧, ⟦S she⟧ ⟦C said⟧.`,
			[]string{"Amalie Berg of the University of Brod | according to | The plan was a gift", "she | said | but the gift was late"}},
		{"another sentence is not the other half", `⟦T The plan was a gift⟧, ⟦S he⟧ ⟦C said⟧. ⟦T The gift was late⟧, ⟦S she⟧ ⟦C said⟧.`,
			[]string{"he | said | The plan was a gift", "she | said | The gift was late"}},
		{"a question has a cue", `Asked ⟦T whether the tunnel would open⟧, ⟦S Berg⟧ ⟦C laughed⟧.`,
			[]string{" | Asked | whether the tunnel would open"}},
		{"who asks speaks", `⟦S Berg⟧ asked ⟦T whether the tunnel would open⟧ and ⟦C laughed⟧.`,
			[]string{"Berg | laughed | whether the tunnel would open"}},
		{"content around the cue", `⟦T “The tunnel,”⟧ ⟦S Berg⟧ ⟦C said⟧, ⟦T “will open.”⟧`,
			[]string{"Berg | said | “The tunnel,” … “will open.”"}},
		{"one speaker for two cues", `⟦S Berg⟧ ⟦C praised⟧ ⟦T the ferries⟧ and ⟦C rejected⟧ ⟦T the toll⟧.`,
			[]string{"Berg | praised | the ferries", "Berg | rejected | the toll"}},
		{"participle inherits the subject", `⟦S Berg⟧ ⟦C said⟧ ⟦T the toll was dead⟧, later ⟦C telling⟧ reporters ⟦T that she would bury it⟧.`,
			[]string{"Berg | said | the toll was dead", "Berg | telling | that she would bury it"}},
		{"with somebody saying", `In its note, ⟦S the Castle⟧ ⟦C kept⟧ ⟦T its line⟧, with ⟦S Rask⟧ ⟦C saying⟧ ⟦T that the border was closed⟧.`,
			[]string{"the Castle | kept | its line", "Rask | saying | that the border was closed"}},
		{"according to", `⟦T The dam is safe⟧, ⟦C according to⟧ ⟦S the harbour board⟧.`,
			[]string{"the harbour board | according to | The dam is safe"}},
		{"stray to after according", `⟦C According⟧ ⟦S to⟧ ⟦S Berg⟧, ⟦T the dam is safe⟧.`,
			[]string{"Berg | According to | the dam is safe"}},
		{"asked, nobody asks", `⟦S Berg⟧ ⟦C was asked⟧ ⟦T whether the dam would hold⟧.`,
			[]string{" | was asked | whether the dam would hold"}},
		{"asked by somebody", `Berg ⟦C was asked⟧ by ⟦S a pupil⟧ ⟦T whether the dam would hold⟧.`,
			[]string{"a pupil | was asked | whether the dam would hold"}},
		{"negation grows the cue", `⟦S Berg⟧ didn't ⟦C say⟧ ⟦T whether the dam would hold⟧.`,
			[]string{"Berg | didn't say | whether the dam would hold"}},
		{"gloss is cut", `⟦S Berg⟧ ⟦C confirmed⟧ ⟦T a visit to the coast in what would be the first in ten years⟧.`,
			[]string{"Berg | confirmed | a visit to the coast"}},
		{"a second voice is split off", `⟦S Berg⟧ ⟦C said⟧ ⟦T that the toll was dead and Petar Rask had said that it was alive⟧.`,
			[]string{"Berg | said | that the toll was dead", "Petar Rask | had said | that it was alive"}},
		{"that A and that B stay one", `⟦S Berg⟧ ⟦C said⟧ ⟦T that the toll was dead and that the ferry would be free⟧.`,
			[]string{"Berg | said | that the toll was dead and that the ferry would be free"}},
		{"an apposition is the speaker's", `⟦C According to⟧ ⟦S Berg⟧, ⟦T an old baker of the town, the roof has leaked⟧.`,
			[]string{"Berg, an old baker of the town | According to | the roof has leaked"}},
		{"what leaks is no apposition", `⟦C According to⟧ ⟦S Berg⟧, ⟦T a roof of the town, the oldest, has leaked⟧.`,
			[]string{"Berg | According to | a roof of the town, the oldest, has leaked"}},
		{"nor has it a verb", `⟦C According to⟧ ⟦S Berg⟧, ⟦T a baker was hurt, the roof leaked⟧.`,
			[]string{"Berg | According to | a baker was hurt, the roof leaked"}},
		{"a list is taken whole", `⟦S Berg⟧ ⟦C said⟧ ⟦T she would see the deputy, Ane Lund⟧, and the minister, Jon Vik, at the harbour.`,
			[]string{"Berg | said | she would see the deputy, Ane Lund, and the minister, Jon Vik, at the harbour"}},
		{"no comment is no statement", `⟦S Berg⟧ ⟦C declined⟧ to comment ⟦T on the toll⟧.`, nil},
		{"the comma belongs to neither", `According to ⟦S Berg⟧⟦T , the dam is safe⟧.`, []string{"Berg |  | the dam is safe"}},
		{"the tagger takes both voices for one", `⟦S The Post, citing the coastguard⟧, ⟦C said⟧ ⟦T that the ship had sunk⟧.`,
			[]string{"The Post | said | that the ship had sunk", "the coastguard | citing | that the ship had sunk"}},
		{"one voice cites another", `⟦S The Post⟧, ⟦C citing⟧ ⟦S the coastguard⟧, ⟦C said⟧ ⟦T that the ship had sunk⟧.`,
			[]string{"The Post | said | that the ship had sunk", "the coastguard | citing | that the ship had sunk"}},
		{"a speaker that was not tagged stands behind the cue", `Berg asked. ⟦T “Eleven,”⟧ ⟦C called⟧ a voice from the back.`,
			[]string{"a voice from the back | called | “Eleven,”"}},
		{"a span is not cut inside an abbreviation", `⟦S The U⟧.⟦S S⟧. ⟦C said⟧ ⟦T it rained⟧.`, []string{"The U.S | said | it rained"}},
		{"a fragment is nothing said", `⟦S Berg⟧ ⟦C demanded⟧ ⟦T that Norland⟧ cede the island.`, nil},
	}
	l := NewLinker(&codebook.Codebook{Cues: testCues()})
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := taggedDocument(t, c.text, "2025-02-13")
			goesWell(t, l.Link(t.Context(), d))
			wantAttributions(t, d, c.want)
		})
	}
}

func wantAttributions(t *testing.T, d *Document, want []string) {
	t.Helper()
	var got []string
	for i := range d.Attributions {
		got = append(got, shown(d, &d.Attributions[i]))
	}
	if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestLinkOverParagraphs(t *testing.T) {
	cases := []struct {
		name, text string
		want       []string
	}{
		{"name under a pull-quote", "Talks on the tunnel stall\n\nThe talks went on for a third day without a result.\n\n⟦T “I am here to dig. The rest is paper.”⟧\n\nIlona Berg\n\nThe talks go on.",
			[]string{"Ilona Berg |  | “I am here to dig. The rest is paper.”"}},
		{"a voice inside a pull-quote stays inside", "Talks on the tunnel stall\n\nThe talks went on for a third day without a result.\n\n⟦T “Nobody digs like us. As⟧ ⟦S President Rask⟧ ⟦C said⟧⟦T , let us begin.”⟧\n\nIlona Berg\n\nThe talks go on.",
			[]string{"Ilona Berg |  | “Nobody digs like us. As President Rask said, let us begin.”"}},
		{"quotation left open", "⟦T “We dug for years,”⟧ ⟦S Berg⟧ ⟦C said⟧. ⟦T “We dug in the rain.⟧\n\n⟦T “Then the money went.”⟧",
			[]string{"Berg | said | “We dug for years,” … “We dug in the rain. … “Then the money went.”"}},
		{"closed and opened again without a name", "⟦T “We dug for years,”⟧ ⟦C said⟧ ⟦S Berg⟧.\n\n⟦T “Then the money went.”⟧",
			[]string{"Berg | said | “We dug for years,” … “Then the money went.”"}},
		{"voices in turns", "⟦T “Rain,”⟧ ⟦C said⟧ ⟦S Berg⟧.\n\n⟦T “And who pays?”⟧ ⟦C said⟧ ⟦S Rask⟧.\n\n⟦T “Somebody else.”⟧",
			[]string{"Berg | said | “Rain,”", "Rask | said | “And who pays?”", "Berg |  | “Somebody else.”"}},
		{"a question and its answer", "⟦T “Will you dig?”⟧ ⟦S a reporter⟧ ⟦C asked⟧.\n\n⟦T “No, and I never wanted to.”⟧",
			[]string{"a reporter | asked | “Will you dig?”", " |  | “No, and I never wanted to.”"}},
		{"a question that the speaker leaves open", "⟦T “Will you dig?⟧ ⟦S Berg⟧ ⟦C asked⟧. ⟦T “Will you wait?⟧\n\n⟦T “I shall.”⟧",
			[]string{"Berg | asked | “Will you dig? … “Will you wait? … “I shall.”"}},
		{"a list of demands", "⟦S The miners⟧ ⟦C demand⟧:\n\n- ⟦T a pump in every shaft⟧\n\n- ⟦T lamps that work⟧\n\nThe owners were away.",
			[]string{"The miners | demand | a pump in every shaft … lamps that work"}},
		{"boilerplate is nobody's", "The tunnel opens\n\n⟦S Berg⟧ ⟦C said⟧ ⟦T that the tunnel was open⟧.\n\nREAD ALSO: ⟦S Minister⟧ ⟦C defends⟧ ⟦T the toll⟧",
			[]string{"Berg | said | that the tunnel was open"}},
		{"a span never leaves its paragraph", "⟦S Berg⟧ ⟦C said⟧ ⟦T the tunnel was open\n\nThe rain⟧ went on.",
			[]string{"Berg | said | the tunnel was open"}},
		{"words without marks and without anybody are nobody's", "⟦S Berg⟧ ⟦C said⟧ ⟦T that the tunnel was open⟧.\n\n⟦T The rain went on⟧.",
			[]string{"Berg | said | that the tunnel was open"}},
	}
	l := NewLinker(&codebook.Codebook{Cues: testCues()})
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := taggedDocument(t, c.text, "")
			goesWell(t, l.Link(t.Context(), d))
			wantAttributions(t, d, c.want)
		})
	}
}

// tagScores are the log probabilities of a tagger that is sure of the spans given, a row a word.
func tagScores(d *Document, found []Found) [][tags]float32 {
	scores := make([][tags]float32, len(d.Words))
	for i := range scores {
		scores[i] = surely(tagOutside)
	}
	for _, f := range found {
		for i := f.Words.From; i < f.Words.To; i++ {
			scores[i] = surely(firstTag(f.Role) + min(1, i-f.Words.From))
		}
	}
	return scores
}

// surely gives one tag all the probability but a trace, most of which is the same role's other tag's.
func surely(tag int) (row [tags]float32) {
	for t := range row {
		switch {
		case t == tag:
		case roleOf(t) == roleOf(tag):
			row[t] = -10
		default:
			row[t] = -20
		}
	}
	return row
}

// TestLinkWishes: what is wanted goes on to its infinitive where the tagger cut it off, behind a wish alone.
func TestLinkWishes(t *testing.T) {
	const text = `⟦S The survey⟧ ⟦C shows⟧ ⟦T that most bakers want the toll on bread to stay⟧.`
	for marks, want := range map[string]string{
		`The survey shows that ⟦S most bakers⟧ ⟦C want⟧ ⟦T the toll on bread⟧ to stay.`: "most bakers | want | the toll on bread to stay",
		`The survey shows that ⟦S most bakers⟧ ⟦C want⟧ ⟦T the toll⟧ on bread to stay.`: "most bakers | want | the toll",
	} {
		d := taggedDocument(t, text, "")
		d.Nested = tagScores(d, taggedDocument(t, marks, "").Found)
		goesWell(t, NewLinker(&codebook.Codebook{Cues: testCues()}).Link(t.Context(), d))
		wantAttributions(t, d, []string{"The survey | shows | that most bakers want the toll on bread to stay", want})
	}
}

func TestLinkWithin(t *testing.T) {
	inner := taggedDocument(t, `⟦S Berg⟧ said that ⟦S Rask⟧ ⟦C had agreed⟧ ⟦T to open the border⟧ by spring.`, "")
	odd := taggedDocument(t, `Berg said that ⟦S Rask⟧ had ⟦C agreed to open⟧ the border by ⟦T spring⟧.`, "")
	l := NewLinker(&codebook.Codebook{Cues: testCues()})
	text := `⟦S Berg⟧ ⟦C said⟧ ⟦T that Rask had agreed to open the border by spring⟧.`
	d := taggedDocument(t, text, "")
	d.Nested = tagScores(d, inner.Found)
	goesWell(t, l.Link(t.Context(), d))
	wantAttributions(t, d, []string{"Berg | said | that Rask had agreed to open the border by spring", "Rask | had agreed | to open the border"})
	if a := d.Attributions[1]; a.Within != 0 || a.Act != graph.ActAgree {
		t.Errorf("the inner one lies within %d and is %s", a.Within, a.Act)
	}
	d = taggedDocument(t, text, "")
	d.Nested = tagScores(d, odd.Found)
	goesWell(t, l.Link(t.Context(), d))
	if len(d.Attributions) != 1 {
		t.Errorf("a content of one word is believed: %q", shown(d, &d.Attributions[1]))
	}
}

func TestNothingIsSaidWithinACondition(t *testing.T) {
	l := NewLinker(&codebook.Codebook{Cues: testCues()})
	d := taggedDocument(t, `⟦S Berg⟧ ⟦C said⟧ ⟦T he would open the lock if the council agreed to pay⟧.`, "")
	d.Nested = tagScores(d, taggedDocument(t, `Berg said he would open the lock if the ⟦S council⟧ ⟦C agreed⟧ ⟦T to pay⟧.`, "").Found)
	goesWell(t, l.Link(t.Context(), d))
	wantAttributions(t, d, []string{"Berg | said | he would open the lock if the council agreed to pay"})
}

// TestContentsThatBreakOff lets contents that end in an article run on to the next mark, outer ones in the text and inner ones as far
// as the content they lie in.
func TestContentsThatBreakOff(t *testing.T) {
	l := NewLinker(&codebook.Codebook{Cues: testCues()})
	for _, c := range []struct{ name, outer, inner, want string }{
		{"outer", `⟦S Berg⟧ ⟦C said⟧ ⟦T that they would meet at the⟧ Orm conference, in May.`, ``, "that they would meet at the Orm conference"},
		{"before of", `⟦S Berg⟧ ⟦C said⟧ ⟦T that they would meet on the sidelines⟧ of the Orm conference, in May.`, ``, "that they would meet on the sidelines of the Orm conference"},
		{"behind an abbreviation", `⟦S Berg⟧ ⟦C announced⟧ ⟦T the toll for Nov.⟧ 1, and left.`, ``, "the toll for Nov. 1"},
		{"before the next cue", `⟦S Berg⟧ ⟦C announced⟧ ⟦T the toll for Nov.⟧ 1 and ⟦C said⟧ ⟦T it was high⟧.`, ``, "the toll for Nov. 1; it was high"},
		{"a part follows", `⟦S Berg⟧ ⟦C said⟧ ⟦T that it was the⟧ end, ⟦S Rask⟧ ⟦C said⟧ ⟦T of the⟧ ⟦S Lund⟧ ⟦C said⟧ ⟦T bridge⟧.`, ``, "that it was the end; of the; bridge"},
		{
			"inner", `⟦S Berg⟧ ⟦C said⟧ ⟦T that Rask had agreed to open the border⟧ by spring.`,
			`Berg said that ⟦S Rask⟧ ⟦C had agreed⟧ ⟦T to open the⟧ border by spring.`, "that Rask had agreed to open the border; to open the border",
		},
	} {
		d := taggedDocument(t, c.outer, "")
		if c.inner != "" {
			d.Nested = tagScores(d, taggedDocument(t, c.inner, "").Found)
		}
		goesWell(t, l.Link(t.Context(), d))
		var got []string
		for i := range d.Attributions {
			got = append(got, strings.Join(texts(d, d.Attributions[i].Content), " … "))
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s: got %q, want %q", c.name, strings.Join(got, "; "), c.want)
		}
	}
}

func TestReferencesPointBack(t *testing.T) {
	l := NewLinker(&codebook.Codebook{Cues: testCues()})
	d := taggedDocument(t, `In May, ⟦S Rask⟧ ⟦C demanded⟧ ⟦T that the dam be opened⟧, while also ⟦C demanding⟧ ⟦T that the toll be lifted⟧. ⟦S Hallen⟧ ⟦C rejected⟧ ⟦T those demands⟧. ⟦S Lund⟧ ⟦C rejected⟧ ⟦T the demands of miners⟧.`, "")
	goesWell(t, l.Link(t.Context(), d))
	if got := fmt.Sprint(d.Attributions[2].RefersTo); got != "[0 1]" {
		t.Errorf("the rejected demands are %s", got)
	}
	if got := d.Attributions[3].RefersTo; got != nil {
		t.Errorf("demands of others point back at %v", got)
	}
}

func TestFormActAndChannel(t *testing.T) {
	l := NewLinker(&codebook.Codebook{Cues: testCues()})
	cases := []struct {
		text    string
		form    graph.Form
		act     graph.SpeechAct
		channel string
	}{
		{`⟦T “It is open,”⟧ ⟦S she⟧ ⟦C said⟧.`, graph.Direct, graph.ActAssert, ""},
		{`In a radio interview, ⟦S she⟧ ⟦C demanded⟧ ⟦T a “new” toll⟧.`, graph.Mixed, graph.ActDemand, "a radio interview"},
		{`⟦S She⟧ ⟦C never demanded⟧ ⟦T a toll⟧.`, graph.Indirect, graph.ActDeny, ""},
		{`⟦S She⟧ ⟦C called for⟧ ⟦T a toll⟧.`, graph.Indirect, graph.ActDemand, ""},
		{`⟦T ‘We shouldn’t dig,’⟧ ⟦S she⟧ ⟦C said⟧.`, graph.Direct, graph.ActAssert, ""},
		{`⟦S She⟧ ⟦C muttered⟧ ⟦T that in a letter all was said⟧.`, graph.Indirect, graph.ActAssert, ""},
	}
	for _, c := range cases {
		d := taggedDocument(t, c.text, "")
		goesWell(t, l.Link(t.Context(), d))
		if len(d.Attributions) != 1 {
			t.Fatalf("%s: %d attributions", c.text, len(d.Attributions))
		}
		if a := d.Attributions[0]; a.Form != c.form || a.Act != c.act || a.Channel != c.channel {
			t.Errorf("%s: form %s, act %s, channel %q", c.text, a.Form, a.Act, a.Channel)
		}
	}
}
