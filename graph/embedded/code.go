package embedded

import (
	"strconv"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// enum numbers the values of a closed list. Numbers are for ever: a new value is appended. Zero is any value not in the list.
type enum[T ~string] []T

// code is the number of v.
func (e enum[T]) code(v T) int {
	for i, x := range e {
		if x == v {
			return i + 1
		}
	}
	return 0
}

// value is the value with a number, "" if there is none.
func (e enum[T]) value(code int) T {
	if code < 1 || code > len(e) {
		return ""
	}
	return e[code-1]
}

// mask has the bit of each of vs set, for the test `(1 << column) & ?`.
func (e enum[T]) mask(vs []T) int64 {
	var m int64
	for _, v := range vs {
		if n := e.code(v); n > 0 {
			m |= 1 << n
		}
	}
	return m
}

// sql is an expression that gives the value's text for the number in column.
func (e enum[T]) sql(column string) string {
	var b strings.Builder
	b.WriteString("CASE " + column)
	for i, v := range e {
		b.WriteString(" WHEN " + strconv.Itoa(i+1) + " THEN '" + string(v) + "'")
	}
	return b.String() + " ELSE '' END"
}

var (
	actorKinds = enum[graph.ActorKind]{graph.ActorPerson, graph.ActorCountry, graph.ActorOrganisation}
	origins    = enum[graph.ActorOrigin]{graph.OriginCodebook, graph.OriginArticle, graph.OriginHand}
	speakings  = enum[graph.Speaking]{graph.Named, graph.Unnamed, graph.Absent}
	forms      = enum[graph.Form]{graph.Direct, graph.Mixed, graph.Indirect}
	stances    = enum[graph.Stance]{graph.Supports, graph.Opposes, graph.Conditional, graph.Neutral}
	coders     = enum[graph.CoderKind]{graph.CoderRules, graph.CoderModel, graph.CoderLLM, graph.CoderPerson}
	reviews    = enum[graph.ReviewStatus]{graph.Unreviewed, graph.Accepted, graph.Edited, graph.Rejected, graph.Retired}
	states     = enum[graph.ArticleState]{graph.ArticleWaiting, graph.ArticleRead, graph.ArticleFailed}
	acts       = enum[graph.SpeechAct]{
		graph.ActAssert, graph.ActDeny, graph.ActDemand, graph.ActRequest, graph.ActPromise, graph.ActPlan,
		graph.ActThreaten, graph.ActWarn, graph.ActSupport, graph.ActOppose, graph.ActAgree, graph.ActReject,
		graph.ActPredict, graph.ActBelieve, graph.ActPerceive, graph.ActRule, graph.ActQuestion, graph.ActAnnounce,
	}
	relationKinds = enum[graph.RelationKind]{
		graph.RelationCall, graph.RelationMeeting, graph.RelationVisit, graph.RelationAgreement, graph.RelationNegotiation,
		graph.RelationCooperation, graph.RelationAid, graph.RelationSanction, graph.RelationAttack,
	}
	relationStatuses = enum[graph.RelationStatus]{graph.Happened, graph.Ongoing, graph.Planned, graph.Denied}
)

// role says what an actor or a proposition is to a statement or a relation.
type role int64

// The roles. Those up to roleTopic can be hubs and have rows in hop; they fill the low three bits of hop.hop.
const (
	roleSpeaker role = iota
	roleMention
	roleCountsFor
	roleProposition
	roleTopic
	roleAddressee
	roleBehalf
	roleCandidate
	roleMachine // named by the machine's coding alone
)

// Roles of party rows: who takes part, and who only reports.
const (
	roleParty role = iota
	roleReporter
)

// hop is the key of a hop: an ident and a role.
func hop(node int64, r role) int64 { return node<<3 | int64(r) }

// spanBits is how many bits a day takes: until the year 9999.
const spanBits = 22

// spanKey is the order key of a said: until << 22 | from. An unknown bound is 0, so that a said without until is below knownSpan.
func spanKey(s graph.Said) int64 {
	key := int64(s.Day().Number()) << spanBits
	if s.From != nil {
		key |= int64(s.From.Number())
	}
	return key
}

// knownSpan is the smallest key of a said whose until is known.
const knownSpan = 1 << spanBits
