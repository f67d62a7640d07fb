package server

import (
	"context"
	"net/http"
	"time"
)

// routes puts together what is answered where, and what every answer goes through.
func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/graphql", s.serveGraphQL)
	mux.HandleFunc("GET /schema.graphql", s.serveSchema)
	mux.Handle("GET /graphiql/", graphiql())
	mux.HandleFunc("GET /graphiql", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/graphiql/", http.StatusPermanentRedirect)
	})
	mux.Handle("GET /metrics", s.forHolders(s.metrics.handler()))
	mux.HandleFunc("GET /healthz", s.serveHealth)
	mux.HandleFunc("GET /readyz", s.serveReady)
	if s.page != nil {
		mux.Handle("/", s.page)
	}
	return s.watched(s.guarded(mux))
}

// paths are the values of the label path; everything else is "other".
var paths = map[string]string{
	"/graphql": "/graphql", "/schema.graphql": "/schema.graphql", "/graphiql": "/graphiql", "/graphiql/": "/graphiql",
	"/metrics": "/metrics", "/healthz": "/healthz", "/readyz": "/readyz",
}

// guarded checks host and token before anything else is looked at, and sets the headers of every answer.
func (s *Server) guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		secure(w.Header())
		if r.ContentLength != 0 { // also where nobody reads the body: the connection is not free before it has come
			s.readBy(w, s.limits.BodyTime)
		}
		isProbe := r.URL.Path == "/healthz" || r.URL.Path == "/readyz" // asked by address, and tells nothing
		if !isProbe && !s.knowsHost(r.Host) {
			s.sendRefusal(w, mediaJSON, refuse(http.StatusMisdirectedRequest, codeMisdirected,
				"this server does not answer under that host name; its operator can add it to STANDPOINT_HOSTS"))
			return
		}
		who, ok := s.identify(r)
		if !ok && r.URL.Path != "/healthz" && r.URL.Path != "/readyz" {
			s.sendRefusal(w, mediaJSON, s.unauthenticated(w))
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), callerKey{}, who)))
	})
}

// secure sets the headers that keep an answer from being misused in a browser.
func secure(h http.Header) {
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
}

// forHolders answers those only who may write: holders of a token, and this machine.
func (s *Server) forHolders(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !s.mayWrite(callerOf(r.Context())) {
			s.sendRefusal(w, mediaJSON, s.unauthenticated(w))
			return
		}
		next.ServeHTTP(w, r)
	})
}

// watched logs and counts requests. The log holds no query, no parameters, no header and no token.
func (s *Server) watched(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		started := time.Now()
		s.metrics.running.Inc()
		seen := &recorder{ResponseWriter: w, status: http.StatusOK}
		defer func() {
			s.metrics.running.Dec()
			if p := recover(); p != nil {
				s.failed(seen, r, p)
			}
			path, ok := paths[r.URL.Path]
			if !ok {
				path = "other"
			}
			s.metrics.count(path, seen.status)
			s.log.InfoContext(r.Context(), "request", "method", method(r), "path", path, "status", seen.status,
				"bytes", seen.bytes, "ms", float64(time.Since(started).Microseconds())/1000)
		}()
		next.ServeHTTP(seen, r)
	})
}

// failed answers a request whose handler panicked; http.ErrAbortHandler is how a handler gives up a connection.
func (s *Server) failed(w *recorder, r *http.Request, p any) {
	if p == http.ErrAbortHandler {
		panic(p)
	}
	number := s.incident(r.Context(), recovered(r.Context(), p))
	if !w.begun {
		send(w, mediaJSON, http.StatusInternalServerError, &answer{
			Errors: refuse(0, "INTERNAL", "something went wrong on the server; tell its operator the number "+number).errs,
		})
	}
}

// method keeps made-up methods out of the log.
func method(r *http.Request) string {
	switch r.Method {
	case http.MethodGet, http.MethodPost, http.MethodHead, http.MethodOptions, http.MethodPut, http.MethodPatch, http.MethodDelete:
		return r.Method
	}
	return "other"
}

// recorder remembers what was answered.
type recorder struct {
	http.ResponseWriter
	status int
	bytes  int64
	begun  bool
}

// WriteHeader remembers the status.
func (r *recorder) WriteHeader(status int) {
	if !r.begun {
		r.status, r.begun = status, true
	}
	r.ResponseWriter.WriteHeader(status)
}

// Write counts the bytes.
func (r *recorder) Write(b []byte) (int, error) {
	r.begun = true
	n, err := r.ResponseWriter.Write(b)
	r.bytes += int64(n)
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

// readBy gives the rest of a request so long to arrive. A writer that is no connection, as in tests, has no deadline.
func (s *Server) readBy(w http.ResponseWriter, patience time.Duration) {
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(patience))
}
