// Package server answers over HTTP: GraphQL at /graphql, GraphiQL, the schema, health and metrics.
//
// It knows the domain and nothing of how articles are read or where they are kept. Requests are refused as early as they
// can be: by host, origin and token before the body is read, by size while it is read, by measure before it is validated,
// by cost before it is run. Everything that a client is told of a refusal is bounded.
package server

import (
	"context"
	"log/slog"
	"net/http"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/server/feed"
	"github.com/standpoint-graph/standpoint/server/gql"
	"github.com/standpoint-graph/standpoint/server/guard"
	"github.com/standpoint-graph/standpoint/server/job"
	"github.com/standpoint-graph/standpoint/server/level"
	"github.com/standpoint-graph/standpoint/server/resolver"
)

// Server is an http.Handler with loads that go on when the client has left. Stop it with Close.
type Server struct {
	options  Options
	limits   Limits
	log      *slog.Logger
	hosts    []string
	handler  http.Handler
	schema   *ast.Schema
	sdl      []byte
	executor *executor.Executor
	page     *page // nil: only the API
	metrics  *metrics
	jobs     *job.Queue
	feed     *feed.Feed

	documents *lru[*guard.Document]
	persisted *lru[string]
	running   *share        // operations that are carried out
	streams   *share        // open streams
	uploads   chan struct{} // one entry for each running upload

	stopping chan struct{} // closed when the server stops
	stopOnce sync.Once
}

// New makes a server. It answers at once; loads that an earlier process left are taken up by Resume.
func New(o Options) (*Server, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	page, err := newPage(o.Page)
	if err != nil {
		return nil, err
	}
	limits := o.Limits.withDefaults()
	s := &Server{
		options: o, limits: limits, log: o.Log, page: page,
		documents: newLRU[*guard.Document](limits.Documents), persisted: newLRU[string](limits.Persisted),
		running: newShare(limits.Operations, limits.OperationsEach), streams: newShare(limits.Streams, limits.StreamsEach),
		uploads: make(chan struct{}, limits.Uploads), stopping: make(chan struct{}),
	}
	if s.log == nil {
		s.log = slog.Default()
	}
	for _, h := range o.Hosts {
		s.hosts = append(s.hosts, hostOf(strings.TrimSpace(h)))
	}
	s.jobs = job.New(job.Options{Loader: o.Loader, Waiting: s.waiting, Remember: limits.Jobs, Log: s.log})
	s.feed = feed.New(feed.Options{Graph: o.Graph, Every: limits.Look, Queue: limits.Behind, Patience: limits.Time, Log: s.log})
	s.metrics = newMetrics(o.Version, func() float64 { return float64(s.jobs.Unfinished()) }, func() float64 { return float64(s.running.taken()) })
	s.prepareSchema()
	s.handler = s.routes()
	return s, nil
}

// prepareSchema binds the schema to its resolvers.
func (s *Server) prepareSchema() {
	es := gql.NewExecutableSchema(gql.Config{Resolvers: &resolver.Resolver{
		Graph: s.options.Graph, Loads: s.jobs, Added: s.feed, Version: s.options.Version, MaySeeTexts: s.maySeeTexts,
	}})
	s.schema = es.Schema()
	delete(s.schema.Directives, "defer") // answers are sent in one piece
	s.sdl = printSchema(s.schema)
	s.executor = executor.New(es)
	s.executor.SetQueryCache(fromContext{})
	s.executor.SetErrorPresenter(s.present)
	s.executor.SetRecoverFunc(recovered)
	s.executor.Use(extension.Introspection{})
	// Queries and mutations have their time from where they are begun; of a subscription each event has.
	s.executor.AroundResponses(func(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
		within := s.limits.LoadTime
		if graphql.GetOperationContext(ctx).Operation.Operation == ast.Subscription {
			within = s.limits.Time
		}
		return next(level.With(ctx, within))
	})
}

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Resume takes up articles that were accepted and not read, by this process or an earlier one, as a load of its own.
func (s *Server) Resume() { s.jobs.Resume() }

// waiting lists the articles that were accepted and not read.
func (s *Server) waiting(ctx context.Context) ([]graph.ID, error) {
	var ids []graph.ID
	for after := graph.ID(""); ; {
		articles, err := s.options.Graph.Waiting(ctx, after, graph.MaxPage)
		if err != nil {
			return nil, err
		}
		for _, a := range articles {
			ids = append(ids, a.ID)
		}
		if len(articles) < graph.MaxPage {
			return ids, nil
		}
		after = ids[len(ids)-1]
	}
}

// stopStreams ends open streams, so that connections become idle.
func (s *Server) stopStreams() { s.stopOnce.Do(func() { close(s.stopping) }) }

// Close stops: streams end, and the running load is left where it is; what it has not read stays WAITING.
func (s *Server) Close(ctx context.Context) error {
	s.stopStreams()
	return s.jobs.Close(ctx)
}
