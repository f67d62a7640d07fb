package neo4jbench

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/standpoint-graph/standpoint/graph"
)

// joinedWords is what indexes see of a text.
func joinedWords(text string) string { return strings.Join(graph.Words(text), " ") }

// articleRow holds what people and indexes see of an article.
func articleRow(a *graph.Article) map[string]any {
	p := map[string]any{
		"id": string(a.ID), "title": a.Title, "urls": a.Urls, "language": a.Language, "state": string(a.State), "textHash": a.TextHash,
		"text": a.Body, "loadedAt": a.LoadedAt.UTC(), "loaded": a.LoadedAt.UnixMilli(),
		"byLoaded": loadedKey(a, a.ID), "byTitle": graph.Slug(a.Title) + " " + a.ID.Key(), "byPublished": dayText(a.PublishedOn) + " " + a.ID.Key(),
		"words": " " + joinedWords(a.Title) + " | " + joinedWords(a.Body) + " ",
	}
	if len(a.Urls) > 0 {
		p["url"] = a.Urls[0]
	}
	if a.Publisher != nil {
		p["publisher"] = *a.Publisher
	}
	setDay(p, "publishedOn", a.PublishedOn)
	return p
}

// statementRow holds a statement and all that hangs on it.
func statementRow(s *graph.Statement, a *graph.Article) map[string]any {
	said := saidKey(s.Said, s.ID)
	utterance := graph.UtteranceKey(s)
	p := map[string]any{
		"id": string(s.ID), "content": s.Content, "said": said, "byLoaded": loadedKey(a, s.ID),
		"byConfidence": fmt.Sprintf("%016x %s", math.Float64bits(s.Confidence), s.ID.Key()),
		"place":        fmt.Sprintf("%s %010d %s", a.ID.Key(), s.Place()+1, s.ID.Key()), "basis": string(s.Said.Basis), "speaking": string(s.Speaking),
		"form": string(s.Form), "act": string(s.Act), "confidence": s.Confidence, "review": string(s.Status()), "lead": s.Leads(),
		"revision": s.Revision, "utterance": utterance, "utteranceKey": utterance, "loaded": a.LoadedAt.UnixMilli(),
		"words": " " + joinedWords(s.Content) + " ",
	}
	setDay(p, "day", s.Said.Until)
	setDay(p, "since", s.Said.From)
	setDay(p, "published", a.PublishedOn)
	if s.WithinID != "" {
		p["within"] = string(s.WithinID)
	}
	row := map[string]any{"p": p, "article": string(a.ID), "takes": takesRows(s, said), "spokeTo": idTexts(s.AddresseeIDs),
		"couldMean": idTexts(s.CandidateIDs), "said": sideRows("actor", s.SpeakerIDs, said), "spokeOf": sideRows("actor", s.MentionIDs, said)}
	if s.CountsForID != "" {
		row["countsFor"] = sideRows("country", []graph.ID{s.CountsForID}, said)
	}
	if s.OnBehalfOfID != "" {
		row["for"] = []string{string(s.OnBehalfOfID)}
	}
	return row
}

// takesRows are the stances, each with its first speaker; further speakers have a relationship of their own.
func takesRows(s *graph.Statement, said string) (rows []map[string]any) {
	speakers := unique(s.SpeakerIDs)
	if len(speakers) == 0 {
		speakers = []graph.ID{"unnamed"}
	}
	for _, t := range s.Takes {
		for i, speaker := range speakers {
			p := map[string]any{"said": said, "stance": string(t.Stance), "confidence": t.Confidence}
			if s.Leads() {
				p["pair"] = string(speaker) + " " + string(t.PropositionID)
			}
			if i == 0 {
				p["proposition"], p["because"], p["codebook"] = string(t.PropositionID), t.Because, t.Codebook
				p["coder"], p["implied"] = string(t.CodedBy.Kind), t.ImpliedByID != ""
				if t.ImpliedByID != "" {
					p["impliedBy"] = string(t.ImpliedByID)
				}
			}
			rows = append(rows, map[string]any{"id": string(t.PropositionID), "p": p})
		}
	}
	return rows
}

func relationRow(r *graph.Relation) map[string]any {
	happened := saidKey(r.Happened, r.ID)
	p := map[string]any{"id": string(r.ID), "kind": string(r.Kind), "status": string(r.Status), "happened": happened,
		"review": string(r.ReviewStatus()), "lead": r.Leads(), "confidence": r.Confidence}
	setDay(p, "day", r.Happened.Until)
	setDay(p, "since", r.Happened.From)
	var parties []map[string]any
	for side, ids := range [][]graph.ID{r.FromIDs, r.ToIDs} {
		for _, id := range unique(ids) {
			parties = append(parties, map[string]any{"actor": string(id), "happened": happened, "side": [2]string{"FROM", "TO"}[side]})
		}
	}
	return map[string]any{"p": p, "article": string(r.ArticleID), "parties": parties, "reported": idTexts(r.ReportedByIDs)}
}

// sideRows are relationships with an end and the order key.
func sideRows(end string, ids []graph.ID, said string) (rows []map[string]any) {
	for _, id := range unique(ids) {
		rows = append(rows, map[string]any{end: string(id), "said": said})
	}
	return rows
}

func unique(ids []graph.ID) []graph.ID {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	return slices.Compact(ids)
}

func idTexts(ids []graph.ID) (list []string) {
	for _, id := range unique(ids) {
		list = append(list, string(id))
	}
	return list
}

func loadedKey(a *graph.Article, id graph.ID) string {
	return fmt.Sprintf("%016d %s", a.LoadedAt.UnixMilli()+1_000_000_000_000_000, id.Key())
}

func saidKey(s graph.Said, id graph.ID) string {
	from := "0000-00-00"
	if s.From != nil {
		from = s.From.String()
	}
	return dayText(s.Until) + " " + from + " " + id.Key()
}

func dayText(d *graph.Date) string {
	if d == nil {
		return "unknown"
	}
	return d.String()
}

func setDay(p map[string]any, name string, d *graph.Date) {
	if d != nil {
		p[name] = neo4j.DateOf(d.Time())
	}
}
