package graphtest

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/standpoint-graph/standpoint/graph"
)

// vocabulary has words of several scripts, with accents and with everything a tokeniser stumbles over.
var vocabulary = strings.Fields(`harbour grain satellite river lighthouse bridge ferry anchor winter summer treaty mineral railway
	quay lantern orchard copper timber valley island border meadow signal engine pilot beacon canal market tariff vessel cargo
	naïve Łąka Tromvø Čedrin garçon Straße œuvre Ærø İzgar Ōkawa façade O’Brann river's Vessel’s co-pilot half-built 1987 42nd
	北港 灯台 항구 порт Σταθμός ميناء 0xbeef e-mail C++ §7 ½ ﬁeld`)

// title begins a word with a capital letter.
func title(w string) string {
	r, size := utf8.DecodeRuneInString(w)
	return strings.ToUpper(string(r)) + w[size:]
}

// words draws n words.
func (g *generator) words(n int) string {
	all := make([]string, n)
	for i := range all {
		all[i] = pick(g, vocabulary)
	}
	return strings.Join(all, " ")
}

// article makes an article with n statements and perhaps a relation.
func (g *generator) article(n int) graph.Write {
	id := g.id(graph.KindArticle, g.printed)
	loaded := epoch.Add(time.Duration(g.printed) * 90 * time.Minute)
	a := &graph.Article{ID: id, Title: title(g.words(5)), Urls: []string{fmt.Sprintf("https://press%d.example/%s", g.printed%9, id.Key())},
		LoadedAt: loaded, Received: graph.Received{At: loaded}, Language: pick(g, []string{"en", "en", "en", "und"}), State: graph.ArticleRead}
	g.printed++
	if !g.chance(0.1) {
		a.Publisher = ptr(pick(g, []string{"The Quay", "Morning Ferry", "Łódka", "Beacon & Sons", "北港日報"}))
	}
	if !g.chance(0.1) {
		a.PublishedOn = ptr(graph.DateOf(loaded).AddDays(-g.IntN(4)))
	}
	body := &text{}
	w := graph.Write{Articles: []*graph.Article{a}}
	for i := range n {
		st := g.statement(a, body)
		if i > 0 && g.chance(0.05) {
			st.WithinID = w.Statements[i-1].ID
			st.Machine.WithinID = st.WithinID
		}
		w.Statements = append(w.Statements, st)
	}
	a.Body = body.String()
	a.TextHash = graph.TextHash(a.Body)
	for _, st := range w.Statements {
		st.Evidence.TextHash = a.TextHash
	}
	if g.chance(0.3) {
		w.Relations = append(w.Relations, g.relation(a, w.Statements[0].Evidence))
	}
	return w
}

// text grows and knows its length in code points.
type text struct {
	strings.Builder
	n int
}

func (t *text) add(s string) { t.WriteString(s); t.n += utf8.RuneCountInString(s) }

// segment adds words and gives where they stand.
func (t *text) segment(s string) graph.Segment {
	start := t.n
	t.add(s)
	return graph.Segment{Start: start, End: t.n, Exact: s}
}

// statement writes a sentence into the article and codes it.
func (g *generator) statement(a *graph.Article, body *text) *graph.Statement {
	g.made++
	s := g.spoken(a)
	st := &graph.Statement{ID: g.id(graph.KindStatement, g.made), ArticleID: a.ID, Revision: 1}
	st.Coding = graph.Coding{SpeakerIDs: s.speakers, Speaking: graph.Named, Content: s.words, Form: s.form, Act: pick(g, allActs),
		Takes: s.takes, Said: s.said, Confidence: g.confidence(), CodedBy: graph.Coder{Kind: graph.CoderModel, Name: "generator", Version: ptr("1")}}
	if len(s.speakers) == 0 {
		st.Speaking = pick(g, []graph.Speaking{graph.Unnamed, graph.Absent})
	}
	body.add(title(pick(g, vocabulary)) + ". ")
	st.Evidence.Content = []graph.Segment{body.segment(s.words)}
	body.add(" ")
	st.Cue = ptr(pick(g, []string{"said", "warned", "asked"}))
	st.Evidence.Cue = []graph.Segment{body.segment(*st.Cue)}
	body.add(".\n")
	g.others(st)
	st.Machine = st.Coding
	if g.chance(0.1) {
		g.decide(st)
	}
	return st
}

// others fills in whom else the statement names.
func (g *generator) others(st *graph.Statement) {
	if g.chance(0.5) {
		st.CountsForID = g.country()
	}
	for range g.IntN(3) {
		st.MentionIDs = append(st.MentionIDs, g.speaker().Profiled().ID)
	}
	if g.chance(0.15) {
		st.AddresseeIDs = []graph.ID{g.speaker().Profiled().ID}
	}
	if g.chance(0.1) {
		st.OnBehalfOfID = g.country()
	}
	if st.Speaking == graph.Unnamed && g.made%3 == 0 {
		st.SpeakerText, st.Called = ptr("it"), ptr(fmt.Sprintf("report of office %d", g.made%7))
	}
	if st.Speaking == graph.Unnamed && g.chance(0.3) {
		st.CandidateIDs = []graph.ID{g.speaker().Profiled().ID, g.country()}
	}
}

var (
	allActs = []graph.SpeechAct{graph.ActAssert, graph.ActDeny, graph.ActDemand, graph.ActRequest, graph.ActPromise, graph.ActPlan,
		graph.ActThreaten, graph.ActWarn, graph.ActSupport, graph.ActOppose, graph.ActAgree, graph.ActReject, graph.ActPredict,
		graph.ActBelieve, graph.ActPerceive, graph.ActRule, graph.ActQuestion, graph.ActAnnounce}
	allStances  = []graph.Stance{graph.Supports, graph.Opposes, graph.Conditional, graph.Neutral}
	allForms    = []graph.Form{graph.Direct, graph.Mixed, graph.Indirect}
	allReviews  = []graph.ReviewStatus{graph.Unreviewed, graph.Accepted, graph.Edited, graph.Rejected, graph.Retired}
	allCoders   = []graph.CoderKind{graph.CoderRules, graph.CoderModel, graph.CoderLLM, graph.CoderPerson}
	allSpeaking = []graph.Speaking{graph.Named, graph.Unnamed, graph.Absent}
	allKinds    = []graph.ActorKind{graph.ActorPerson, graph.ActorCountry, graph.ActorOrganisation}
)

// spoken makes new words or takes up such as another article has printed.
func (g *generator) spoken(a *graph.Article) spoken {
	if len(g.recent) > 0 && g.chance(0.14) {
		s := pick(g, g.recent)
		if s.said.Until != nil && g.chance(0.5) { // reported again some days later
			later := s.said.Until.AddDays(g.IntN(10))
			s.said = graph.Said{From: &later, Until: &later, Basis: graph.SaidPublication}
		}
		return s
	}
	s := spoken{form: pick(g, allForms), words: g.words(3 + g.IntN(20)), said: g.said(a), takes: g.takes()}
	for range []int{0, 1, 1, 1, 1, 1, 1, 1, 2}[g.IntN(9)] {
		s.speakers = append(s.speakers, g.speaker().Profiled().ID)
	}
	if g.recent = append(g.recent, s); len(g.recent) > 400 {
		g.recent = g.recent[200:]
	}
	return s
}

// said draws a day, a range, half a range, or nothing.
func (g *generator) said(a *graph.Article) graph.Said {
	until := graph.DateOf(a.LoadedAt).AddDays(-g.IntN(60))
	from := until
	s := graph.Said{From: &from, Until: &until, Basis: graph.SaidPublication}
	switch g.IntN(12) {
	case 0:
		return graph.Said{Basis: graph.SaidUnknown}
	case 1:
		s.From, s.Basis = nil, graph.SaidStated
	case 2:
		s.Until, s.Basis = nil, graph.SaidStated
	case 3, 4:
		from = until.AddDays(-g.IntN(400))
		s.Basis, s.Words = graph.SaidStated, ptr("last year")
	}
	return s
}

// takes draws stances on different propositions, sorted.
func (g *generator) takes() []graph.Take {
	var takes []graph.Take
	at := g.IntN(len(g.propositions))
	for range []int{0, 1, 1, 1, 2}[g.IntN(5)] {
		t := graph.Take{PropositionID: g.propositions[at].ID, Stance: pick(g, allStances), Confidence: g.confidence(), Because: "generated",
			CodedBy: graph.Coder{Kind: pick(g, allCoders), Name: "generator"}, Codebook: fmt.Sprintf("fingerprint-%d", g.seed)}
		if g.chance(0.1) {
			t.ImpliedByID = g.propositions[0].ID
		}
		takes = append(takes, t)
		if at++; at == len(g.propositions) {
			break
		}
	}
	slices.SortFunc(takes, func(a, b graph.Take) int { return strings.Compare(string(a.PropositionID), string(b.PropositionID)) })
	return takes
}

// decide lets a person act on the statement.
func (g *generator) decide(st *graph.Statement) {
	at := epoch.Add(time.Duration(g.IntN(1_000_000)) * time.Second)
	st.Decisions = append(st.Decisions, graph.Decision{Status: pick(g, allReviews[1:]), By: ptr("ana"), At: &at})
	st.Revision++
	if st.Status() == graph.Edited {
		st.Takes = g.takes()
		st.Decisions[0].Takes = st.Takes
	}
}

func (g *generator) relation(a *graph.Article, e graph.Evidence) *graph.Relation {
	g.related++
	r := &graph.Relation{ID: g.id(graph.KindRelation, g.related), Kind: pick(g, []graph.RelationKind{graph.RelationCall, graph.RelationVisit, graph.RelationAid}),
		FromIDs: []graph.ID{g.speaker().Profiled().ID}, Status: pick(g, []graph.RelationStatus{graph.Happened, graph.Planned, graph.Denied}),
		Happened: g.said(a), ArticleID: a.ID, Evidence: graph.Evidence{TextHash: a.TextHash, Content: e.Content}, Confidence: g.confidence(), Revision: 1}
	other := []graph.ID{g.speaker().Profiled().ID}
	if r.Kind == graph.RelationCall {
		r.FromIDs = append(r.FromIDs, other...)
	} else {
		r.ToIDs = other
	}
	if g.chance(0.2) {
		r.ReportedByIDs = []graph.ID{g.speaker().Profiled().ID}
	}
	if g.chance(0.1) {
		r.Decisions = []graph.Decision{{Status: pick(g, allReviews[1:])}}
	}
	return r
}
