package loader

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// saidOf dates the first attribution of a text with flat marks.
func saidOf(t *testing.T, text, published string) graph.Said {
	t.Helper()
	d := taggedDocument(t, text, published)
	goesWell(t, NewLinker(&codebook.Codebook{Cues: testCues()}).Link(t.Context(), d))
	if len(d.Attributions) == 0 {
		t.Fatalf("%s: nothing linked", text)
	}
	goesWell(t, DateStatements(t.Context(), d))
	return d.Attributions[0].Said
}

// saidText writes a date as "from..until BASIS (words)".
func saidText(s graph.Said) string {
	day := func(d *graph.Date) string {
		if d == nil {
			return ""
		}
		return d.String()
	}
	out := day(s.From) + ".." + day(s.Until) + " " + string(s.Basis)
	if s.Words != nil {
		out += " (" + *s.Words + ")"
	}
	return out
}

func TestSaidWords(t *testing.T) {
	const thursday = "2025-02-13"
	cases := []struct{ when, want string }{
		{"", "2025-02-13..2025-02-13 PUBLICATION"},
		{"In December, ", "2024-12-01..2024-12-31 STATED (In December)"},
		{"In February, ", "2025-02-01..2025-02-13 STATED (In February)"},
		{"In early January, ", "2025-01-01..2025-01-10 STATED (In early January)"},
		{"Last February, ", "2024-02-01..2024-02-29 STATED (Last February)"},
		{"In March 2023, ", "2023-03-01..2023-03-31 STATED (In March 2023)"},
		{"In 2019, ", "2019-01-01..2019-12-31 STATED (In 2019)"},
		{"In 2025, ", "2025-01-01..2025-02-13 STATED (In 2025)"},
		{"On Tuesday, ", "2025-02-11..2025-02-11 STATED (On Tuesday)"},
		{"On Thursday, ", "2025-02-13..2025-02-13 STATED (On Thursday)"},
		{"Last Thursday, ", "2025-02-06..2025-02-06 STATED (Last Thursday)"},
		{"On Friday evening, ", "2025-02-07..2025-02-07 STATED (On Friday evening)"},
		{"On 3 March, ", "2024-03-03..2024-03-03 STATED (On 3 March)"},
		{"On January 3rd, 2022, ", "2022-01-03..2022-01-03 STATED (On January 3rd, 2022)"},
		{"On the 5th of February, ", "2025-02-05..2025-02-05 STATED (On the 5th of February)"},
		{"On 31 February 2024, ", "2025-02-13..2025-02-13 PUBLICATION"},
		{"On 2024-11-05, ", "2024-11-05..2024-11-05 STATED (2024-11-05)"},
		{"Yesterday ", "2025-02-12..2025-02-12 STATED (Yesterday)"},
		{"This morning ", "2025-02-13..2025-02-13 STATED (This morning)"},
		{"Last week ", "2025-02-03..2025-02-09 STATED (Last week)"},
		{"Earlier this week ", "2025-02-10..2025-02-13 STATED (Earlier this week)"},
		{"Earlier this month ", "2025-02-01..2025-02-13 STATED (Earlier this month)"},
		{"Last month ", "2025-01-01..2025-01-31 STATED (Last month)"},
		{"Last year ", "2024-01-01..2024-12-31 STATED (Last year)"},
		{"Two days ago ", "2025-02-11..2025-02-11 STATED (Two days ago)"},
		{"Three months ago ", "2024-11-01..2024-11-30 STATED (Three months ago)"},
		{"A year ago ", "2024-01-01..2024-12-31 STATED (A year ago)"},
		{"In the past ", "..2025-02-13 STATED (In the past)"},
		{"In recent days ", "2025-02-06..2025-02-13 STATED (In recent days)"},
		{"At the weekend ", "2025-02-08..2025-02-09 STATED (At the weekend)"},
		{"May be, ", "2025-02-13..2025-02-13 PUBLICATION"},
		{"In late February, ", "2024-02-20..2024-02-29 STATED (In late February)"},
		{"In early March, ", "2024-03-01..2024-03-10 STATED (In early March)"},
		{"Next February, ", "2026-02-01..2026-02-28 STATED (Next February)"},
		{"Next May, ", "2025-05-01..2025-05-31 STATED (Next May)"},
		{"In March 2026, ", "2026-03-01..2026-03-31 STATED (In March 2026)"},
		{"In late February 2025, ", "2025-02-20..2025-02-28 STATED (In late February 2025)"},
		{"In 2027, ", "2027-01-01..2027-12-31 STATED (In 2027)"},
		{"On 20 March 2025, ", "2025-03-20..2025-03-20 STATED (On 20 March 2025)"},
	}
	for _, c := range cases {
		if got := saidText(saidOf(t, c.when+`⟦S Berg⟧ ⟦C said⟧ ⟦T that it rained⟧.`, thursday)); got != c.want {
			t.Errorf("%q: got %s, want %s", c.when, got, c.want)
		}
	}
}

func TestSaidBelongsToTheCue(t *testing.T) {
	const day = "2025-02-13"
	cases := []struct{ name, text, want string }{
		{"a time inside the content is no time of saying", `⟦S Berg⟧ ⟦C said⟧ ⟦T that it rained in December⟧.`, "2025-02-13..2025-02-13 PUBLICATION"},
		{"between cue and content", `⟦S Berg⟧ ⟦C said⟧ on Monday ⟦T that it rained⟧.`, "2025-02-10..2025-02-10 STATED (on Monday)"},
		{"the nearer of two", `⟦S Berg⟧ ⟦C said⟧ on Monday ⟦T that it rained⟧ and ⟦C demanded⟧ on Tuesday ⟦T a roof⟧.`, "2025-02-10..2025-02-10 STATED (on Monday)"},
		{"in the speaker's clause", `⟦S Berg, who won in 2019,⟧ ⟦C said⟧ ⟦T that it rained⟧.`, "2025-02-13..2025-02-13 PUBLICATION"},
		{"pluperfect without a time", `⟦S Berg⟧ ⟦C had said⟧ ⟦T that it rained⟧.`, "..2025-02-13 STATED (had said)"},
		{"another clause has its own time", `Last year Berg sold loaves, and ⟦S she⟧ ⟦C said⟧ ⟦T that it rained⟧.`, "2025-02-13..2025-02-13 PUBLICATION"},
		{"the time of what is spoken of", `⟦S Berg⟧ ⟦C defended⟧ ⟦T the deal signed with the bakers⟧ in January.`, "2025-02-13..2025-02-13 PUBLICATION"},
		{"and with an irregular verb", `⟦S Berg⟧ ⟦C defended⟧ ⟦T a deal struck⟧ on Monday.`, "2025-02-13..2025-02-13 PUBLICATION"},
		{"the time of demanding", `⟦S Berg⟧ ⟦C demanded⟧ ⟦T a new roof⟧ on Monday.`, "2025-02-10..2025-02-10 STATED (on Monday)"},
		{"a clause is no object", `⟦S Berg⟧ ⟦C said⟧ ⟦T that the roof was mended⟧ on Monday.`, "2025-02-10..2025-02-10 STATED (on Monday)"},
		{"no cue", `⟦T “It rained.”⟧`, "2025-02-13..2025-02-13 PUBLICATION"},
	}
	for _, c := range cases {
		if got := saidText(saidOf(t, c.text, day)); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestSaidWithoutADayOfPublication(t *testing.T) {
	cases := []struct{ when, want string }{
		{"", ".. UNKNOWN"},
		{"On Monday, ", ".. UNKNOWN (On Monday)"},
		{"In December, ", ".. UNKNOWN (In December)"},
		{"In 2019, ", "2019-01-01..2019-12-31 STATED (In 2019)"},
		{"On 3 March 2024, ", "2024-03-03..2024-03-03 STATED (On 3 March 2024)"},
	}
	for _, c := range cases {
		if got := saidText(saidOf(t, c.when+`⟦S Berg⟧ ⟦C said⟧ ⟦T that it rained⟧.`, "")); got != c.want {
			t.Errorf("%q: got %s, want %s", c.when, got, c.want)
		}
	}
}

func TestSaidCountedFromTheDayBefore(t *testing.T) {
	cases := []struct{ when, want string }{
		{"Two days later, ", "2025-02-05..2025-02-05 STATED (Two days later)"},
		{"A week earlier, ", "2025-01-27..2025-01-27 STATED (A week earlier)"},
		{"The next day, ", "2025-02-04..2025-02-04 STATED (The next day)"},
		{"Three weeks later, ", "2025-02-13..2025-02-13 STATED (Three weeks later)"}, // never after publication
	}
	for _, c := range cases {
		d := taggedDocument(t, `On 3 February, ⟦S Berg⟧ ⟦C said⟧ ⟦T that it rained⟧. `+c.when+`⟦S Rask⟧ ⟦C said⟧ ⟦T that it poured⟧.`, "2025-02-13")
		goesWell(t, NewLinker(&codebook.Codebook{Cues: testCues()}).Link(t.Context(), d))
		goesWell(t, DateStatements(t.Context(), d))
		if got := saidText(d.Attributions[1].Said); got != c.want {
			t.Errorf("%q: got %s, want %s", c.when, got, c.want)
		}
	}
	if got := saidText(saidOf(t, `Two days later, ⟦S Rask⟧ ⟦C said⟧ ⟦T that it poured⟧.`, "2025-02-13")); got != "..2025-02-13 STATED (Two days later)" {
		t.Errorf("without a day told before it is %s", got)
	}
}

// TestSaidAhead: what somebody will say has the day on which it will be said.
func TestSaidAhead(t *testing.T) {
	const end = ` ⟦T that it rains⟧.`
	cases := []struct{ text, want string }{
		{`In late February ⟦S Berg⟧ ⟦C will tell⟧` + end, "2025-02-20..2025-02-28 STATED (In late February)"},
		{`In early February ⟦S Berg⟧ ⟦C will tell⟧` + end, "2026-02-01..2026-02-10 STATED (In early February)"},
		{`In February ⟦S Berg⟧ ⟦C will tell⟧` + end, "2025-02-01..2025-02-28 STATED (In February)"},
		{`In January ⟦S Berg⟧ ⟦C will tell⟧` + end, "2026-01-01..2026-01-31 STATED (In January)"},
		{`In 2025 ⟦S Berg⟧ ⟦C will tell⟧` + end, "2025-01-01..2025-12-31 STATED (In 2025)"},
		{`⟦S Rask⟧ will ⟦C tell⟧ the council on 20 March` + end, "2025-03-20..2025-03-20 STATED (on 20 March)"},
		{`⟦S Rask⟧ ⟦C will tell⟧ the council on 3 January` + end, "2026-01-03..2026-01-03 STATED (on 3 January)"},
		{`⟦S Rask⟧ ⟦C will tell⟧ the council on Friday` + end, "2025-02-14..2025-02-14 STATED (on Friday)"},
		{`⟦S Rask⟧ ⟦C will tell⟧ the council tomorrow` + end, "2025-02-14..2025-02-14 STATED (tomorrow)"},
		{`⟦S Rask⟧ ⟦C will tell⟧ the council this weekend` + end, "2025-02-15..2025-02-16 STATED (this weekend)"},
		{`⟦S Rask⟧ ⟦C will tell⟧ the council later this week` + end, "2025-02-13..2025-02-16 STATED (later this week)"},
		{`⟦S Rask⟧ ⟦C will tell⟧ the council over the weekend` + end, "2025-02-15..2025-02-16 STATED (over the weekend)"},
		{`Two days later ⟦S Rask⟧ ⟦C will tell⟧ the council` + end, "2025-02-13.. STATED (Two days later)"},
		{`⟦S Rask⟧ will on Friday also formally ⟦C tell⟧ the council` + end, "2025-02-14..2025-02-14 STATED (on Friday)"},
		{`⟦S Rask⟧ shall ⟦C say⟧ on Friday` + end, "2025-02-14..2025-02-14 STATED (on Friday)"},
		{`⟦S Rask⟧ won’t ⟦C say⟧ on Friday` + end, "2025-02-14..2025-02-14 STATED (on Friday)"},
		{`⟦S She⟧’ll ⟦C say⟧ on Friday` + end, "2025-02-14..2025-02-14 STATED (on Friday)"},
		{`⟦S Rask⟧ is to ⟦C tell⟧ the council on Friday` + end, "2025-02-14..2025-02-14 STATED (on Friday)"},
		{`⟦S The bakers⟧ are not to ⟦C tell⟧ the council on Friday` + end, "2025-02-14..2025-02-14 STATED (on Friday)"},
		{`⟦S Rask⟧ plans to ⟦C tell⟧ the council on Friday` + end, "2025-02-14..2025-02-14 STATED (on Friday)"},
		{`⟦S Rask⟧ is widely expected to ⟦C tell⟧ the council on Friday` + end, "2025-02-14..2025-02-14 STATED (on Friday)"},

		{`⟦S Otto Will⟧ ⟦C said⟧ on Friday` + end, "2025-02-07..2025-02-07 STATED (on Friday)"},
		{`⟦S Rask⟧ was to ⟦C tell⟧ the council on Friday` + end, "2025-02-07..2025-02-07 STATED (on Friday)"},
		{`⟦S Rask⟧ went to ⟦C tell⟧ the council on Friday` + end, "2025-02-07..2025-02-07 STATED (on Friday)"},
		{`⟦S Those who will pay⟧ ⟦C said⟧ on Friday` + end, "2025-02-07..2025-02-07 STATED (on Friday)"},
		{`⟦S Rask⟧ ⟦C will tell⟧ the council` + end, "2025-02-13..2025-02-13 PUBLICATION"},
	}
	for _, c := range cases {
		if got := saidText(saidOf(t, c.text, "2025-02-13")); got != c.want {
			t.Errorf("%s: got %s, want %s", c.text, got, c.want)
		}
	}
}

// TestSaidCountedFromADayAhead: what was told does not count from a day that is still to come, what will be told does.
func TestSaidCountedFromADayAhead(t *testing.T) {
	for cue, want := range map[string]string{"said": "..2025-02-13 STATED (Two days later)", "will say": "2025-03-05..2025-03-05 STATED (Two days later)"} {
		d := taggedDocument(t, `On 3 March, ⟦S Berg⟧ ⟦C will say⟧ ⟦T that it rained⟧. Two days later, ⟦S Rask⟧ ⟦C `+cue+`⟧ ⟦T that it poured⟧.`, "2025-02-13")
		goesWell(t, NewLinker(&codebook.Codebook{Cues: testCues()}).Link(t.Context(), d))
		goesWell(t, DateStatements(t.Context(), d))
		if got := saidText(d.Attributions[1].Said); got != want {
			t.Errorf("%s: got %s, want %s", cue, got, want)
		}
	}
}

// TestSaidNeverEndsBeforeItBegins reads every kind of phrase on every day of two years, as past and as future: a store takes no time
// that ends before it begins.
func TestSaidNeverEndsBeforeItBegins(t *testing.T) {
	phrases := strings.Split("2025-06-30|on 3 March|on 31 December|March 3, 2025|Friday|last Friday|next Friday|today|yesterday|overnight|over the weekend|two weeks ago|"+
		"one month ago|a year ago|two days later|a week earlier|in the past|in recent days|in 2024|in 2025|in late 2025|in 2027", "|")
	for _, unit := range []string{"week", "month", "year", "weekend"} {
		phrases = append(phrases, "last "+unit, "this "+unit, "next "+unit)
	}
	for _, month := range []string{"January", "February", "March", "June", "December"} {
		phrases = append(phrases, "last "+month, "next "+month)
		for _, part := range []string{"", "early ", "mid ", "late "} {
			phrases = append(phrases, "in "+part+month, "in "+part+month+" 2025")
		}
	}
	first := graph.Date{Year: 2024, Month: 1, Day: 1}
	for _, phrase := range phrases {
		d := Segment(&graph.Article{Body: phrase})
		c := newCalendar(d)
		for n := range 2 * 365 {
			c.day = first.AddDays(n)
			c.told = c.day.AddDays(n%60 - 30)
			for _, future := range []bool{false, true} {
				p, ok := c.phraseAt(0, len(d.Words), future)
				if !ok {
					t.Fatalf("%q is not read", phrase)
				}
				if !p.from.IsZero() && !p.until.IsZero() && p.until.Before(p.from) {
					t.Fatalf("%q of %s, future %t: %s..%s", phrase, c.day, future, p.from, p.until)
				}
			}
		}
	}
	c := newCalendar(Segment(&graph.Article{Body: "In March."}))
	s := c.stated(timePhrase{Range{0, 2}, first, first.AddDays(-1)})
	if got := saidText(s); got != ".. UNKNOWN (In March)" {
		t.Errorf("one that ends before it begins is given on as %s", got)
	}
}

// endless is a sentence without a full stop, in which somebody speaks again and again, with its attributions.
func endless(times int) *Document {
	const clause = "Mr Berg said on Friday that it rains, and "
	day := graph.Date{Year: 2025, Month: 2, Day: 13}
	d := Segment(&graph.Article{Body: strings.Repeat(clause, times), PublishedOn: &day})
	for k := range times {
		part := func(words string) []graph.Span {
			from := k*len(clause) + strings.Index(clause, words)
			return []graph.Span{{Start: from, End: from + len(words)}}
		}
		d.Attributions = append(d.Attributions, Attribution{Speaker: part("Mr Berg"), Cue: part("said"), Content: part("that it rains"), Within: -1, OnBehalfOf: -1})
	}
	return d
}

// TestSaidInAnEndlessSentence: what is dated in one long sentence costs as much as what is dated in many short ones.
func TestSaidInAnEndlessSentence(t *testing.T) {
	d := endless(1200)
	start := time.Now()
	goesWell(t, DateStatements(t.Context(), d))
	goesWell(t, Relate(t.Context(), d))
	if took := time.Since(start); took > 2*time.Second {
		t.Errorf("it took %v", took)
	}
	for i := range d.Attributions {
		if got := saidText(d.Attributions[i].Said); got != "2025-02-07..2025-02-07 STATED (on Friday)" {
			t.Fatalf("attribution %d: %s", i, got)
		}
	}
}

// TestChannelsOfAnEndlessSentence: where something was said is looked for once a sentence, also where all that names a place is said by somebody.
func TestChannelsOfAnEndlessSentence(t *testing.T) {
	const clause = "Mr Berg said in the report it rains, and "
	d := Segment(&graph.Article{Body: strings.Repeat(clause, 6000) + "that was in a letter"})
	for k := range 6000 {
		part := func(words string) []graph.Span {
			from := k*len(clause) + strings.Index(clause, words)
			return []graph.Span{{Start: from, End: from + len(words)}}
		}
		d.Attributions = append(d.Attributions, Attribution{Cue: part("said"), Content: part("in the report it rains"), Within: -1})
	}
	start := time.Now()
	goesWell(t, setChannels(t.Context(), d))
	if took := time.Since(start); took > 2*time.Second {
		t.Errorf("it took %v", took)
	}
	if got := d.Attributions[5999].Channel; got != "a letter" {
		t.Errorf("said in %q", got)
	}
}

// TestStagesAreBrokenOff: no stage goes on when nobody waits for it any more.
func TestStagesAreBrokenOff(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	cb := &codebook.Codebook{Cues: testCues()}
	d := taggedDocument(t, `⟦S Berg⟧ ⟦C said⟧ on Friday ⟦T that it rained⟧.`, "2025-02-13")
	turns := Segment(&graph.Article{Body: "THE MINISTER: It rains.\n\nQ: Where?\n\nTHE MINISTER: Here.\n"})
	linked := endless(3)
	for name, err := range map[string]error{
		"link": NewLinker(cb).Link(ctx, d), "turns": LinkTurns(ctx, turns), "resolve": NewResolver(cb).Resolve(ctx, linked),
		"date": DateStatements(ctx, linked), "relate": Relate(ctx, linked),
	} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
