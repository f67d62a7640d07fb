package neo4jbench

import (
	"encoding/json"
	"net/url"
)

// question is one thing that is asked of all three servers.
type question struct {
	name  string
	ours  string   // GraphQL of Standpoint
	peer  string   // GraphQL of @neo4j/graphql, in the form it answers fastest
	path  string   // of the server written by hand, which takes the variables as its query
	needs []string // the variables: person, from, until
}

// subject is whom and when a question is about.
type subject struct{ person, from, until string }

// variables are those of a subject that the question has.
func (q question) variables(s subject) map[string]string {
	all, some := map[string]string{"person": s.person, "from": s.from, "until": s.until}, map[string]string{}
	for _, name := range q.needs {
		some[name] = all[name]
	}
	return some
}

var questions = []question{
	{
		name: "list of 100",
		ours: `{ statements(first: 100) { nodes { id content said { until } speakers { name } article { title publisher } } } }`,
		peer: `{ statements(where: {lead: {eq: true}, said: {lt: "u"}}, sort: [{said: DESC}], limit: 100) {
			id content day speakers { name } article { title publisher } } }`,
		path: "/list",
	},
	{
		name: "three hops",
		ours: `query($person: ID!) { node(id: $person) { ... on Actor { name statements(first: 10) { nodes { id content
			article { id title statements(first: 5) { nodes { id content speakers { name } } } } } } } } }`,
		peer: `query($person: ID!) { actors(where: {id: {eq: $person}}) { name
			said(where: {lead: {eq: true}, said: {lt: "u"}}, sort: [{said: DESC}], limit: 10) { id content
			article { id title statements(where: {lead: {eq: true}}, sort: [{place: ASC}], limit: 5) { id content speakers { name } } } } } }`,
		path:  "/hops",
		needs: []string{"person"},
	},
	{
		name: "filter at the root",
		ours: `query($person: ID!, $from: Date!, $until: Date!) {
			statements(filter: {speaker: {ids: [$person]}, said: {from: $from, until: $until}, form: [DIRECT]}, first: 20) {
				totalCount nodes { id content said { until } article { title } } } }`,
		peer: `query($person: ID!, $from: Date!, $until: Date!) { statementsConnection(first: 20, sort: [{said: DESC}],
			where: {speakers: {some: {id: {eq: $person}}}, day: {gte: $from}, since: {lte: $until}, form: {eq: "DIRECT"}, lead: {eq: true}}) {
				totalCount edges { node { id content day article { title } } } } }`,
		path:  "/filter",
		needs: []string{"person", "from", "until"},
	},
	{
		name: "filter at the person",
		ours: `query($person: ID!, $from: Date!, $until: Date!) { node(id: $person) { ... on Actor { name
			statements(filter: {said: {from: $from, until: $until}, form: [DIRECT]}, first: 20) {
				totalCount nodes { id content said { until } article { title } } } } } }`,
		peer: `query($person: ID!, $from: Date!, $until: Date!) { actors(where: {id: {eq: $person}}) { name
			saidConnection(first: 20, sort: [{node: {said: DESC}}],
				where: {node: {day: {gte: $from}, since: {lte: $until}, form: {eq: "DIRECT"}, lead: {eq: true}}}) {
				totalCount edges { node { id content day article { title } } } } } }`,
		path:  "/person-filter",
		needs: []string{"person", "from", "until"},
	},
}

// shot is one request. With a body it is a POST of JSON.
type shot struct{ url, body string }

// server is one of those compared.
type server struct {
	name string
	base string // http://127.0.0.1:port
	pid  int    // of its process
	shot func(base string, q question, s subject) shot
	read func(body []byte) (answer, error)
}

func graphQL(text func(question) string, path string) func(string, question, subject) shot {
	return func(base string, q question, s subject) shot {
		body, err := json.Marshal(map[string]any{"query": text(q), "variables": q.variables(s)})
		if err != nil {
			panic(err) // strings always become JSON
		}
		return shot{base + path, string(body)}
	}
}

func get(base string, q question, s subject) shot {
	values := url.Values{}
	for name, value := range q.variables(s) {
		values.Set(name, value)
	}
	return shot{url: base + q.path + "?" + values.Encode()}
}
