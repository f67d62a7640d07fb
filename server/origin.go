package server

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// preflightHeaders are those that a browser sends across origins only after asking; any of them shows that a page of
// another site did not send the request by itself.
var preflightHeaders = []string{"Graphql-Preflight", "Apollo-Require-Preflight", "Graphql-Require-Preflight", "X-Requested-With", "Authorization"}

func wasPreflighted(r *http.Request) bool {
	return slices.ContainsFunc(preflightHeaders, func(name string) bool { return r.Header.Get(name) != "" })
}

// mayAskFrom tells whether the page that sent the request may: it is of this origin, of an allowed one, or no page at all.
func (s *Server) mayAskFrom(r *http.Request) bool {
	origins := r.Header.Values("Origin")
	switch {
	case len(origins) > 1:
		return false
	case len(origins) == 1:
		return s.isAllowedOrigin(origins[0]) || isSameOrigin(r, origins[0])
	}
	site := r.Header.Get("Sec-Fetch-Site")
	return site == "" || site == "same-origin" || site == "none"
}

func (s *Server) isAllowedOrigin(origin string) bool {
	return slices.Contains(s.options.Origins, origin)
}

// ParseOrigins reads "https://desk.example,http://localhost:5173": the pages of other origins that may ask, written as browsers send
// them; "" names none. A star is refused: what one may read here, any page that one visits could then read.
func ParseOrigins(s string) ([]string, error) {
	var origins []string
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		u, err := url.Parse(part)
		if err != nil || (u.Scheme != "https" && u.Scheme != "http") || u.Host == "" || part != u.Scheme+"://"+strings.ToLower(u.Host) {
			return nil, graph.Errorf(graph.BadInput, "%q is no origin; write its scheme, host and port as a browser sends them: https://desk.example", part)
		}
		origins = append(origins, part)
	}
	return origins, nil
}

// isSameOrigin compares host and port; the scheme is not known behind a proxy that speaks TLS.
func isSameOrigin(r *http.Request, origin string) bool {
	u, err := url.Parse(origin)
	return err == nil && u.Host != "" && strings.EqualFold(u.Host, r.Host)
}

// allowOrigin lets pages of allowed origins read answers. The answer to a preflight is complete with it.
func (s *Server) allowOrigin(w http.ResponseWriter, r *http.Request) {
	w.Header().Add("Vary", "Origin")
	origin := r.Header.Get("Origin")
	if origin == "" || !s.isAllowedOrigin(origin) {
		return
	}
	w.Header().Set("Access-Control-Allow-Origin", origin)
	w.Header().Set("Access-Control-Expose-Headers", "Retry-After")
	if r.Method == http.MethodOptions {
		w.Header().Set("Access-Control-Allow-Methods", "GET, POST")
		w.Header().Set("Access-Control-Allow-Headers", "Authorization, Content-Type, Accept, GraphQL-Preflight, Apollo-Require-Preflight")
		w.Header().Set("Access-Control-Max-Age", "600")
	}
}
