package server

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"

	"github.com/vektah/gqlparser/v2/ast"
)

// recall puts the query that a hash stands for into the request (automatic persisted queries): a client sends the hash
// alone, and with the query only when it is not known yet. Only queries that were read without fault are remembered.
func (s *Server) recall(req *request) *refusal {
	if req.persisted == "" {
		return nil
	}
	if req.query == "" {
		query, ok := s.persisted.get(req.persisted)
		if !ok {
			return refuse(http.StatusOK, codeNotPersisted, "PersistedQueryNotFound")
		}
		req.query = query
		return nil
	}
	hash := sha256.Sum256([]byte(req.query))
	if hex.EncodeToString(hash[:]) != req.persisted {
		return refuse(http.StatusBadRequest, codeInput, "the hash of the persisted query is not that of its text")
	}
	return nil
}

// fromContext hands the executor the document that was read before, so that it reads none itself.
type fromContext struct{}

// Get gives the document of the running request.
func (fromContext) Get(ctx context.Context, _ string) (*ast.QueryDocument, bool) {
	d, ok := ctx.Value(documentKey{}).(*ast.QueryDocument)
	return d, ok
}

// Add keeps nothing.
func (fromContext) Add(context.Context, string, *ast.QueryDocument) {}
