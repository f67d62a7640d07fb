package neo4j

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"

	bolt "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/standpoint-graph/standpoint/graph"
)

// explain turns what the driver says into an error with a code and the next step. A done context wins: the driver only knows that
// a connection broke.
func explain(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	var known *graph.Error
	if errors.As(err, &known) {
		return err
	}
	if ctx.Err() != nil {
		return graph.Wrap(ctx.Err(), graph.Cancelled, "cancelled")
	}
	if code, message := explainServer(err); message != "" {
		return &graph.Error{Code: code, Message: message, Err: err}
	}
	if crowded(err) {
		return &graph.Error{Code: graph.Unavailable, Message: "too much is asked at once; try again", Err: err}
	}
	if isWeb(err) {
		return &graph.Error{Code: graph.Unavailable, Message: "a web server answers there; set NEO4J_URI to neo4j's port for programs, 7687 as a rule", Err: err}
	}
	if unreachable(err) {
		return &graph.Error{Code: graph.Unavailable, Message: "neo4j cannot be reached; look whether it runs and whether NEO4J_URI names it", Err: err}
	}
	return &graph.Error{Code: graph.Internal, Message: "the store failed; run standpoint check", Err: err}
}

// explain is explain for this store: of a cluster's leader it can be said only by whom the cluster leads to it.
func (s *Store) explain(ctx context.Context, err error) error {
	if e := serverError(err); s.routed && e != nil && e.Code == notALeader && ctx.Err() == nil {
		return &graph.Error{Code: graph.Unavailable, Message: "the cluster has no leader at the moment; try again", Err: err}
	}
	return explain(ctx, err)
}

// notALeader is what a member of a cluster answers to a write while it does not lead.
const notALeader = "Neo.ClientError.Cluster.NotALeader"

// serverError is the last error of the server in err, nil if there is none.
func serverError(err error) *bolt.Neo4jError {
	var limit *bolt.TransactionExecutionLimit
	if errors.As(err, &limit) && len(limit.Errors) > 0 {
		err = limit.Errors[len(limit.Errors)-1]
	}
	var e *bolt.Neo4jError
	if errors.As(err, &e) {
		return e
	}
	return nil
}

// explanations say what a person can do, by the beginning of the server's code; the first that fits counts.
var explanations = []struct {
	prefix  string
	code    graph.Code
	message string
}{
	{"Neo.ClientError.Security.Unauthorized", graph.Unavailable, "neo4j does not know this user name and password; set NEO4J_USERNAME and NEO4J_PASSWORD"},
	{"Neo.ClientError.Security.AuthenticationRateLimit", graph.Unavailable, "neo4j has been given a wrong password too often; wait some seconds, then set NEO4J_PASSWORD"},
	{"Neo.ClientError.Security.CredentialsExpired", graph.Unavailable, "neo4j wants a new password for this user; change it, then set NEO4J_PASSWORD"},
	{"Neo.ClientError.Security.AuthorizationExpired", graph.Unavailable, "neo4j has forgotten who this is; try again"},
	{"Neo.ClientError.Security.TokenExpired", graph.Unavailable, "neo4j has forgotten who this is; try again"},
	{"Neo.ClientError.Security", graph.Unavailable, "neo4j does not let this user do that; use a user who may read and write this database, and for the first start its indexes"},
	{"Neo.ClientError.Database.DatabaseNotFound", graph.Unavailable, "neo4j has no database of that name; set NEO4J_DATABASE, or leave it away for the user's own"},
	{"Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", graph.Unavailable, "this database can only be read; make it writable or set NEO4J_DATABASE to another"},
	{"Neo.ClientError.General.WriteOnReadOnlyAccessDatabase", graph.Unavailable, "this database can only be read; make it writable or set NEO4J_DATABASE to another"},
	{notALeader, graph.Unavailable, "this server of the cluster cannot write; set NEO4J_URI to one that begins with neo4j://"},
	{"Neo.ClientError.Transaction.TransactionTimedOut", graph.Timeout, "it took too long; ask for less or give more time"},
	{"Neo.ClientError.Transaction.LockClientStopped", graph.Unavailable, "neo4j ended the transaction; try again"},
	{"Neo.ClientError.Transaction.Terminated", graph.Unavailable, "neo4j ended the transaction; try again"},
	{"Neo.ClientError.Schema.ConstraintValidationFailed", graph.Conflict, "another program has written the same meanwhile; try again"},
	{"Neo.ClientError.Schema.ConstraintCreationFailed", graph.Conflict, "nodes that are there already stand in the way of this graph; use a database of its own"},
	{"Neo.TransientError.General.MemoryPoolOutOfMemoryError", graph.LimitExceeded, "neo4j has too little memory for this at once; do less at a time or raise dbms.memory.transaction.total.max"},
	{"Neo.TransientError.General.OutOfMemoryError", graph.LimitExceeded, "neo4j has too little memory for this at once; do less at a time or raise server.memory.heap.max_size"},
	{"Neo.TransientError", graph.Unavailable, "neo4j is busy or starting; try again"},
}

func explainServer(err error) (graph.Code, string) {
	e := serverError(err)
	if e == nil {
		return "", ""
	}
	for _, x := range explanations {
		if strings.HasPrefix(e.Code, x.prefix) {
			return x.code, x.message
		}
	}
	return "", ""
}

// crowded tells that all connections were in use for as long as one is waited for. The driver says so in words alone; when it was the
// making of a connection that took too long, they end otherwise.
func crowded(err error) bool {
	text := err.Error()
	return strings.Contains(text, "Timeout while waiting for connection to any of") && strings.HasSuffix(text, "]: "+context.DeadlineExceeded.Error()) ||
		strings.Contains(text, "No idle connections on any of")
}

// isWeb tells that HTTP was answered, as on neo4j's own port for browsers. The driver says so in words alone.
func isWeb(err error) bool { return strings.Contains(err.Error(), "server responded HTTP") }

// unreachable tells errors of the network and of the pool from others.
func unreachable(err error) bool {
	var (
		limit        *bolt.TransactionExecutionLimit
		connectivity *bolt.ConnectivityError
		network      net.Error
		operation    *net.OpError
	)
	switch {
	case errors.As(err, &limit) && len(limit.Errors) > 0:
		return unreachable(limit.Errors[len(limit.Errors)-1])
	case isWeb(err), crowded(err): // waiting for a connection was patience enough
		return false
	}
	return errors.As(err, &connectivity) || errors.As(err, &network) || errors.As(err, &operation) || errors.Is(err, io.EOF) ||
		errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed) || bolt.IsRetryable(err)
}

// followers is how often a server of a cluster may answer that its database can only be read before that is believed: one that has
// just lost the lead says so too. That another leads is always believed, and waited out: elections end.
const followers = 8

// passing tells errors that may be gone at the next try, which is the nth after the first.
func (s *Store) passing(err error, n int) bool {
	var known *graph.Error
	if errors.As(err, &known) {
		return false
	}
	e := serverError(err)
	switch {
	case e == nil:
		return unreachable(err)
	case e.Code == notALeader:
		return s.routed
	case e.IsRetriableCluster():
		return s.routed && n < followers
	case strings.HasPrefix(e.Code, "Neo.TransientError.General.MemoryPoolOutOfMemoryError"):
		return n < 2
	}
	return e.IsRetriable() || strings.HasPrefix(e.Code, "Neo.ClientError.Transaction.LockClientStopped") ||
		e.Code == "Neo.ClientError.Transaction.Terminated"
}
