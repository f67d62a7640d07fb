package graph

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// statementFilter gives a copy of the filter as a store takes it: names expanded to ids, short forms to ids, limits kept.
// A filter that lets everything through is as good as none.
func (g *Graph) statementFilter(ctx context.Context, f *StatementFilter, field string) (*StatementFilter, error) {
	if f == nil {
		return nil, nil
	}
	c := *f
	err := firstError(
		checkList(field+".ids", c.Ids), checkList(field+".countsFor", c.CountsFor), checkList(field+".article", c.Article),
		checkList(field+".publisher", c.Publisher), checkList(field+".language", c.Language),
		checkEnum(field+".speaking", c.Speaking, Named, Unnamed, Absent), checkEnum(field+".form", c.Form, Direct, Mixed, Indirect),
		checkEnum(field+".act", c.Act, allActs...), checkEnum(field+".review", c.Review, allReviews...),
		checkShare(field+".minConfidence", c.MinConfidence), checkRange(field+".said", c.Said), checkRange(field+".published", c.Published),
		checkText(field+".text", c.Text))
	if err != nil {
		return nil, err
	}
	c.LoadedBefore = instant(c.LoadedBefore)
	if c.Takes, err = g.takeFilter(ctx, c.Takes, field+".takes"); err != nil {
		return nil, err
	}
	err = g.expand(ctx, []*matchField{{field + ".speaker", &c.Speaker}, {field + ".onBehalfOf", &c.OnBehalfOf},
		{field + ".addressee", &c.Addressee}, {field + ".mentions", &c.Mentions}})
	return &c, err
}

func (g *Graph) actorFilter(ctx context.Context, f ActorFilter) (ActorFilter, error) {
	err := firstError(checkList("filter.ids", f.Ids), checkList("filter.country", f.Country), checkList("filter.partOf", f.PartOf),
		checkEnum("filter.kinds", f.Kinds, ActorPerson, ActorCountry, ActorOrganisation),
		checkEnum("filter.origin", f.Origin, OriginCodebook, OriginArticle, OriginHand), checkText("filter.namePrefix", f.NamePrefix))
	if err != nil {
		return f, err
	}
	if f.Names != nil {
		match := &ActorMatch{Ids: f.Ids, Names: f.Names, Kinds: f.Kinds}
		if err := g.expand(ctx, []*matchField{{"filter", &match}}); err != nil {
			return f, err
		}
		f.Ids, f.Names = match.Ids, nil
	}
	f.Statements, err = g.statementFilter(ctx, f.Statements, "filter.statements")
	return f, err
}

func (g *Graph) articleFilter(ctx context.Context, f ArticleFilter) (ArticleFilter, error) {
	err := firstError(checkList("filter.ids", f.Ids), checkList("filter.urls", f.Urls), checkList("filter.textHash", f.TextHash),
		checkList("filter.publisher", f.Publisher), checkList("filter.language", f.Language),
		checkEnum("filter.state", f.State, ArticleWaiting, ArticleRead, ArticleFailed),
		checkRange("filter.published", f.Published), checkText("filter.text", f.Text))
	if err != nil {
		return f, err
	}
	if f.Urls != nil {
		urls := make([]string, len(f.Urls))
		for i, u := range f.Urls {
			urls[i] = CanonicalURL(u)
		}
		f.Urls = urls
	}
	f.LoadedBefore = instant(f.LoadedBefore)
	f.Statements, err = g.statementFilter(ctx, f.Statements, "filter.statements")
	return f, err
}

func (g *Graph) relationFilter(ctx context.Context, f RelationFilter) (RelationFilter, error) {
	err := firstError(checkList("filter.ids", f.Ids), checkList("filter.article", f.Article),
		checkEnum("filter.kind", f.Kind, RelationCall, RelationMeeting, RelationVisit, RelationAgreement, RelationNegotiation,
			RelationCooperation, RelationAid, RelationSanction, RelationAttack),
		checkEnum("filter.status", f.Status, Happened, Ongoing, Planned, Denied), checkEnum("filter.review", f.Review, allReviews...),
		checkShare("filter.minConfidence", f.MinConfidence), checkRange("filter.happened", f.Happened))
	if err != nil {
		return f, err
	}
	return f, g.expand(ctx, []*matchField{{"filter.party", &f.Party}})
}

// takeFilter makes ids of slugs and refuses those the codebook does not have.
func (g *Graph) takeFilter(ctx context.Context, f *TakeFilter, field string) (*TakeFilter, error) {
	if f == nil {
		return nil, nil
	}
	c := *f
	err := firstError(checkList(field+".topic", c.Topic), checkList(field+".proposition", c.Proposition),
		checkEnum(field+".stance", c.Stance, Supports, Opposes, Conditional, Neutral),
		checkEnum(field+".codedBy", c.CodedBy, CoderRules, CoderModel, CoderLLM, CoderPerson), checkShare(field+".minConfidence", c.MinConfidence))
	switch {
	case err != nil:
		return nil, err
	case c.Any != nil && !*c.Any && !c.restrictsNothing():
		return nil, fieldError(field+".any", "statements without any take have none to restrict; leave out either any or the other fields")
	case c.Topic == nil && c.Proposition == nil:
		return &c, nil
	}
	cb, err := g.Codebook(ctx)
	if err != nil {
		return nil, err
	}
	var topics, propositions []string
	for _, t := range cb.Topics {
		topics = append(topics, t.ID.Key())
		for _, p := range t.Propositions {
			propositions = append(propositions, p.ID.Key())
		}
	}
	if c.Topic, err = fullIDs(field+".topic", KindTopic, c.Topic, topics); err != nil {
		return nil, err
	}
	c.Proposition, err = fullIDs(field+".proposition", KindProposition, c.Proposition, propositions)
	return &c, err
}

// fullIDs makes ids of slugs or ids; one that is not known is an error that offers the nearest three.
func fullIDs(field, kind string, given, known []string) ([]string, error) {
	if given == nil {
		return nil, nil
	}
	ids := make([]string, len(given))
	for i, short := range given {
		id := FullID(kind, short)
		if !slices.Contains(known, id.Key()) {
			if len(known) == 0 {
				return nil, fieldError(field, "there is no %s %q; no codebook has been loaded yet", kind, clip(short))
			}
			return nil, fieldError(field, "there is no %s %q; the nearest are %s", kind, clip(short), strings.Join(NearestTexts(clip(short), known, 3), ", "))
		}
		ids[i] = string(id)
	}
	return ids, nil
}

var allActs = []SpeechAct{ActAssert, ActDeny, ActDemand, ActRequest, ActPromise, ActPlan, ActThreaten, ActWarn, ActSupport, ActOppose,
	ActAgree, ActReject, ActPredict, ActBelieve, ActPerceive, ActRule, ActQuestion, ActAnnounce}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func checkList[T any](field string, list []T) error {
	if len(list) > MaxList {
		return fieldError(field, "the list has %d entries, and %d are allowed; ask in parts", len(list), MaxList)
	}
	return nil
}

func checkEnum[T ~string](field string, list []T, known ...T) error {
	for _, v := range list {
		if !slices.Contains(known, v) {
			return fieldError(field, "there is no value %q; write one of %s", clip(string(v)), strings.Trim(fmt.Sprint(known), "[]"))
		}
	}
	return checkList(field, list)
}

func checkShare(field string, v *float64) error {
	if v != nil && (math.IsNaN(*v) || *v < 0 || *v > 1) {
		return fieldError(field, "a confidence is a number from 0 to 1")
	}
	return nil
}

func checkRange(field string, r *DateRange) error {
	if r != nil && r.From != nil && r.Until != nil && r.Until.Before(*r.From) {
		return fieldError(field, "the range ends on %s, before it begins on %s; swap them", *r.Until, *r.From)
	}
	return nil
}

func checkText(field string, text *string) error {
	if text != nil && (len(*text) > 4*MaxText || utf8.RuneCountInString(*text) > MaxText) {
		return fieldError(field, "the text to search for is longer than %d characters; use fewer words", MaxText)
	}
	return nil
}
