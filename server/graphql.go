package server

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/standpoint-graph/standpoint/server/guard"
)

// answer is the body of an answer. Data is absent from refusals, not null.
type answer struct {
	Errors     gqlerror.List
	Data       json.RawMessage
	Extensions map[string]any
}

// encode appends an answer as JSON. The data are JSON already and are not looked at again, for they may be long.
func (a *answer) encode(b []byte) []byte {
	separator := byte('{')
	field := func(name string, value []byte) {
		b = append(append(append(append(b, separator), name...), ':'), value...)
		separator = ','
	}
	if len(a.Errors) > 0 {
		field(`"errors"`, mustJSON(a.Errors))
	}
	if a.Data != nil {
		field(`"data"`, a.Data)
	}
	if len(a.Extensions) > 0 {
		field(`"extensions"`, mustJSON(a.Extensions))
	}
	return append(b, '}')
}

// serveGraphQL answers /graphql: GET and POST, with JSON or a stream of events.
func (s *Server) serveGraphQL(w http.ResponseWriter, r *http.Request) {
	s.allowOrigin(w, r)
	if r.Method == http.MethodOptions {
		w.Header().Set("Allow", "GET, POST, OPTIONS")
		w.WriteHeader(http.StatusNoContent)
		return
	}
	form := negotiate(r.Header.Values("Accept"))
	w.Header().Add("Vary", "Accept")
	w.Header().Set("Cache-Control", "no-store")
	job, no := s.prepare(w, r, form)
	if no != nil {
		s.sendRefusal(w, form, no)
		return
	}
	ctx := withTold(r.Context())
	if form == mediaStream {
		s.stream(ctx, w, job)
		return
	}
	if s.admit(ctx, w, form, job) {
		send(w, form, http.StatusOK, s.answer(ctx, job))
	}
}

// admit gives an operation its place among those that are carried out, or refuses it after a while. [Server.answer] gives it back.
func (s *Server) admit(ctx context.Context, w http.ResponseWriter, form media, p *prepared) bool {
	leave, ok := s.running.take(ctx, p.client, s.limits.Wait)
	if !ok {
		w.Header().Set("Retry-After", "5")
		s.sendRefusal(w, form, refuse(http.StatusServiceUnavailable, codeUnavailable, "the server is busy with other questions; try again in some seconds"))
		return false
	}
	p.leave = leave
	return true
}

// answer runs an operation that was admitted and gives one answer, in the time that it may take.
func (s *Server) answer(ctx context.Context, p *prepared) *answer {
	defer p.leave()
	limit := s.limits.Time
	if p.operation.Operation == ast.Mutation {
		limit = s.limits.LoadTime
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	started := time.Now()
	a := s.execute(ctx, p)
	s.observe(p, a, time.Since(started))
	return a
}

// prepared is an operation that may run.
type prepared struct {
	request   *request
	document  *guard.Document
	operation *ast.OperationDefinition
	client    string // with whom it shares places
	leave     func() // gives its place back
}

// prepare reads a request and checks everything that can be known before it is run.
func (s *Server) prepare(w http.ResponseWriter, r *http.Request, form media) (*prepared, *refusal) {
	who := callerOf(r.Context())
	switch {
	case form == mediaNone:
		return nil, refuse(http.StatusNotAcceptable, codeInput, "accept application/json, application/graphql-response+json or text/event-stream")
	case !s.mayAskFrom(r):
		return nil, refuse(http.StatusForbidden, codeForbidden, "pages of this origin may not ask; the operator can allow it")
	case !s.mayRead(who):
		return nil, s.unauthenticated(w)
	}
	req, no := s.read(w, r)
	if no != nil {
		return nil, no
	}
	document, no := s.document(req)
	if no != nil {
		return nil, no
	}
	operation, errs := document.Operation(req.operationName)
	if errs != nil {
		return nil, &refusal{http.StatusOK, errs}
	}
	p := &prepared{request: req, document: document, operation: operation, client: s.clientOf(r), leave: func() {}}
	if no := s.mayRun(w, p, form, who); no != nil {
		return nil, no
	}
	return p, s.affordable(p)
}

// mayRun checks the kind of operation against the way it was sent and against who sent it.
func (s *Server) mayRun(w http.ResponseWriter, p *prepared, form media, who caller) *refusal {
	kind := p.operation.Operation
	switch {
	case p.request.get && kind == ast.Mutation:
		w.Header().Set("Allow", "POST")
		return refuse(http.StatusMethodNotAllowed, codeInput, "send mutations with POST")
	case kind == ast.Mutation && !s.mayWrite(who):
		return s.unauthenticated(w)
	case kind == ast.Subscription && form != mediaStream:
		return refuse(http.StatusNotAcceptable, codeInput, "accept text/event-stream to follow a subscription")
	case kind == ast.Mutation && form == mediaStream:
		return refuse(http.StatusNotAcceptable, codeInput, "accept application/json for a mutation")
	}
	return nil
}

// eventShare: each event of a subscription is answered without a place among the operations, so it may cost a fiftieth of one.
const eventShare = 50

// affordable checks the variables and what the answer would cost with them.
func (s *Server) affordable(p *prepared) *refusal {
	isMutation := p.operation.Operation == ast.Mutation
	if no := s.readVariables(p.request, isMutation); no != nil {
		return no
	}
	l, vars := s.limits.Limits, p.request.variables
	if p.operation.Operation == ast.Subscription {
		l.Cost /= eventShare
	}
	errs := guard.Size(vars, isMutation, l)
	if errs == nil {
		errs = guard.Variables(s.schema, p.operation, vars)
	}
	if errs == nil {
		errs = p.document.Cost(p.operation, vars, l)
	}
	if errs != nil {
		return &refusal{http.StatusOK, errs}
	}
	return nil
}

// document finds the query's document among those remembered, or reads it.
func (s *Server) document(req *request) (*guard.Document, *refusal) {
	if no := s.recall(req); no != nil {
		return nil, no
	}
	d, ok := s.documents.get(req.query)
	if !ok {
		var errs gqlerror.List
		if d, errs = guard.Read(s.schema, req.query, s.limits.Limits); errs != nil {
			return nil, &refusal{http.StatusOK, errs}
		}
		s.documents.add(req.query, d, int64(len(req.query))*20+1000) // a document takes about so much more than its text
	}
	if req.persisted != "" {
		s.persisted.add(req.persisted, req.query, int64(len(req.query))+200)
	}
	return d, nil
}

type documentKey struct{}

// execute runs an operation until its only answer.
func (s *Server) execute(ctx context.Context, p *prepared) *answer {
	responses, ctx, errs := s.start(ctx, p)
	if errs != nil {
		return &answer{Errors: guard.Bound(errs, s.limits.Limits)}
	}
	return s.finish(responses(ctx))
}

// start begins an operation.
func (s *Server) start(ctx context.Context, p *prepared) (graphql.ResponseHandler, context.Context, gqlerror.List) {
	ctx = context.WithValue(graphql.StartOperationTrace(ctx), documentKey{}, p.document.Query)
	op, errs := s.executor.CreateOperationContext(ctx, &graphql.RawParams{
		Query: p.request.query, OperationName: p.request.operationName, Variables: p.request.variables,
	})
	if errs != nil {
		return nil, ctx, errs
	}
	responses, ctx := s.executor.DispatchOperation(graphql.WithOperationContext(ctx, op), op)
	return responses, ctx, nil
}

// finish gives a response its outer form; nil is one that was cut off.
func (s *Server) finish(r *graphql.Response) *answer {
	if r == nil {
		return &answer{Errors: refuse(0, codeTimeout, "it took too long; ask for less").errs}
	}
	data := r.Data
	if len(data) == 0 {
		data = json.RawMessage("null")
	}
	return &answer{Errors: guard.Bound(r.Errors, s.limits.Limits), Data: data, Extensions: r.Extensions}
}

// sendRefusal answers a request that is not carried out. What is wrong with the document or its variables is told with
// status 200 as JSON, as clients of old expect, and with 400 as a GraphQL response.
func (s *Server) sendRefusal(w http.ResponseWriter, form media, no *refusal) {
	status := no.status
	if status == http.StatusOK && form != mediaJSON {
		status = http.StatusBadRequest
	}
	if form != mediaResult {
		form = mediaJSON
	}
	code, _ := no.errs[0].Extensions["code"].(string)
	s.metrics.refusals.WithLabelValues(code).Inc()
	send(w, form, status, &answer{Errors: guard.Bound(no.errs, s.limits.Limits)})
}

// largestKept is up to how many bytes memory for an answer may have to be used again.
const largestKept = 1 << 20

var answers = sync.Pool{New: func() any { return new([]byte) }}

// send writes an answer. Its length is told, so that it is sent in one piece.
func send(w http.ResponseWriter, form media, status int, a *answer) {
	b := answers.Get().(*[]byte)
	*b = a.encode((*b)[:0])
	w.Header().Set("Content-Type", string(form)+"; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(len(*b)))
	w.WriteHeader(status)
	_, _ = w.Write(*b) // a client that has left is told nothing
	if cap(*b) <= largestKept {
		answers.Put(b)
	}
}

// mustJSON encodes what always has a JSON form: errors and their extensions are texts, numbers and lists of them.
func mustJSON(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return b
}

func (s *Server) unauthenticated(w http.ResponseWriter) *refusal {
	w.Header().Set("WWW-Authenticate", `Bearer realm="standpoint"`)
	return refuse(http.StatusUnauthorized, codeUnauthenticated, "send a token as the header Authorization: Bearer …; the operator gives them out")
}
