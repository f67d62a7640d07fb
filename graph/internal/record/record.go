package record

import (
	"bytes"
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
)

// What each record holds, in order. A field added later goes into a new record format, and is read of those that have it.

func describeCoding(c *codec, d *graph.Coding) {
	list(c, &d.SpeakerIDs, c.id)
	text(c, &d.Speaking)
	maybe(c, &d.SpeakerText, c.str)
	if c.format >= formatCalled {
		maybe(c, &d.Called, c.str)
	}
	list(c, &d.CandidateIDs, c.id)
	c.id(&d.OnBehalfOfID)
	c.id(&d.CountsForID)
	c.id(&d.WithinID)
	maybe(c, &d.Cue, c.str)
	c.str(&d.Content)
	text(c, &d.Form)
	text(c, &d.Act)
	list(c, &d.Takes, c.take)
	list(c, &d.AddresseeIDs, c.id)
	list(c, &d.MentionIDs, c.id)
	c.said(&d.Said)
	c.real(&d.Confidence)
	c.coder(&d.CodedBy)
	maybe(c, &d.Translated, c.flag)
}

func (c *codec) take(t *graph.Take) {
	c.id(&t.PropositionID)
	text(c, &t.Stance)
	c.real(&t.Confidence)
	c.str(&t.Because)
	c.coder(&t.CodedBy)
	c.str(&t.Codebook)
	c.id(&t.ImpliedByID)
}

func (c *codec) coder(d *graph.Coder) {
	text(c, &d.Kind)
	c.str(&d.Name)
	maybe(c, &d.Version, c.str)
}

func (c *codec) said(s *graph.Said) {
	maybe(c, &s.From, c.date)
	maybe(c, &s.Until, c.date)
	text(c, &s.Basis)
	maybe(c, &s.Words, c.str)
}

func (c *codec) segment(s *graph.Segment) {
	c.num(&s.Start)
	c.num(&s.End)
	c.str(&s.Exact)
	c.str(&s.Prefix)
	c.str(&s.Suffix)
}

func (c *codec) evidence(e *graph.Evidence) {
	c.str(&e.TextHash)
	list(c, &e.Content, c.segment)
	list(c, &e.Cue, c.segment)
	list(c, &e.Speaker, c.segment)
}

func (c *codec) decision(d *graph.Decision) {
	text(c, &d.Status)
	maybe(c, &d.By, c.str)
	maybe(c, &d.At, c.time)
	maybe(c, &d.Note, c.str)
	list(c, &d.Takes, c.take)
}

// describeStatement leaves the utterance out: it is kept by the store. The machine's coding is written only where it differs from
// the one in force, which is rare.
func describeStatement(c *codec, s *graph.Statement) {
	c.id(&s.ID)
	c.id(&s.ArticleID)
	c.evidence(&s.Evidence)
	describeCoding(c, &s.Coding)
	same := !c.reading && bytes.Equal(encodeCoding(&s.Machine), encodeCoding(&s.Coding))
	c.flag(&same)
	if same {
		s.Machine = cloneCoding(s.Coding)
	} else {
		describeCoding(c, &s.Machine)
	}
	list(c, &s.Decisions, c.decision)
	c.num(&s.Revision)
}

// cloneCoding copies the lists, so that changing one coding of a statement leaves the other alone.
func cloneCoding(d graph.Coding) graph.Coding {
	d.SpeakerIDs = slices.Clone(d.SpeakerIDs)
	d.CandidateIDs = slices.Clone(d.CandidateIDs)
	d.Takes = slices.Clone(d.Takes)
	d.AddresseeIDs = slices.Clone(d.AddresseeIDs)
	d.MentionIDs = slices.Clone(d.MentionIDs)
	return d
}

func encodeCoding(d *graph.Coding) []byte {
	return encodeIn(formatLast, func(c *codec) { describeCoding(c, d) })
}

// Statement gives the record of a statement without its utterance, which the store keeps.
func Statement(s *graph.Statement) []byte {
	copied, format := *s, byte(formatFirst)
	if s.Called != nil || s.Machine.Called != nil {
		format = formatCalled
	}
	return encodeIn(format, func(c *codec) { describeStatement(c, &copied) })
}

// ReadStatement is the inverse of [Statement].
func ReadStatement(b []byte) (*graph.Statement, error) {
	s := new(graph.Statement)
	return s, decode(b, func(c *codec) { describeStatement(c, s) })
}

func describeRelation(c *codec, r *graph.Relation) {
	c.id(&r.ID)
	text(c, &r.Kind)
	list(c, &r.FromIDs, c.id)
	list(c, &r.ToIDs, c.id)
	text(c, &r.Status)
	c.said(&r.Happened)
	maybe(c, &r.Place, c.str)
	list(c, &r.ReportedByIDs, c.id)
	c.id(&r.ArticleID)
	c.evidence(&r.Evidence)
	c.real(&r.Confidence)
	list(c, &r.Decisions, c.decision)
	c.num(&r.Revision)
}

// Relation gives the record of a relation.
func Relation(r *graph.Relation) []byte {
	copied := *r
	return encode(func(c *codec) { describeRelation(c, &copied) })
}

// ReadRelation is the inverse of [Relation].
func ReadRelation(b []byte) (*graph.Relation, error) {
	r := new(graph.Relation)
	return r, decode(b, func(c *codec) { describeRelation(c, r) })
}

// describeArticle leaves the body out: stores keep it beside the record, so that lists never touch it.
func describeArticle(c *codec, a *graph.Article) {
	c.id(&a.ID)
	c.str(&a.Title)
	list(c, &a.Urls, c.str)
	maybe(c, &a.Publisher, c.str)
	list(c, &a.Authors, c.str)
	maybe(c, &a.PublishedOn, c.date)
	maybe(c, &a.PublishedAt, c.time)
	c.time(&a.LoadedAt)
	c.str(&a.Received.Sha256)
	c.time(&a.Received.At)
	maybe(c, &a.Received.From, c.str)
	maybe(c, &a.Received.ContentType, c.str)
	c.str(&a.Language)
	c.str(&a.TextHash)
	text(c, &a.State)
	maybe(c, &a.Problem, c.str)
	for _, p := range []*int{&a.Coverage.TextLength, &a.Coverage.Quoted, &a.Coverage.QuotedAttributed,
		&a.Coverage.Statements, &a.Coverage.Named, &a.Coverage.WithStance} {
		c.num(p)
	}
	c.id(&a.PreviousID)
	c.id(&a.NextID)
	c.str(&a.Ref)
}

// Article gives the record of an article without its body.
func Article(a *graph.Article) []byte {
	copied := *a
	return encode(func(c *codec) { describeArticle(c, &copied) })
}

// SameArticle tells whether a kept record is that of an article, however early a version has kept it; no record is that of none.
// Texts are not in it.
func SameArticle(kept []byte, a *graph.Article) (bool, error) {
	if kept == nil || a == nil {
		return kept == nil && a == nil, nil
	}
	now, err := ReadArticle(kept)
	return err == nil && bytes.Equal(Article(now), Article(a)), err
}

// ReadArticle is the inverse of [Article].
func ReadArticle(b []byte) (*graph.Article, error) {
	a := new(graph.Article)
	return a, decode(b, func(c *codec) { describeArticle(c, a) })
}
