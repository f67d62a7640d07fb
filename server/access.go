package server

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// Token names a holder. The secret is kept as its hash, so that comparing takes the same time for all of them.
type Token struct {
	Name string
	hash [sha256.Size]byte
}

// NewToken makes a token of a name and a secret.
func NewToken(name, secret string) Token { return Token{name, sha256.Sum256([]byte(secret))} }

// ParseTokens reads "ana:secret,ben:secret". Names differ, secrets have at least 16 characters; its errors never hold a secret.
func ParseTokens(s string) ([]Token, error) {
	var tokens []Token
	for i, part := range strings.Split(s, ",") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		name, secret, ok := strings.Cut(part, ":")
		name, secret = strings.TrimSpace(name), strings.TrimSpace(secret)
		switch {
		case !ok || name == "":
			return nil, graph.Errorf(graph.BadInput, "token %d has no name; write it as name:secret", i+1)
		case len(secret) < 16:
			return nil, graph.Errorf(graph.BadInput, "the secret of %q is shorter than 16 characters; take a longer one", name)
		case slices.ContainsFunc(tokens, func(t Token) bool { return t.Name == name }):
			return nil, graph.Errorf(graph.BadInput, "there are two tokens named %q; give each its own name", name)
		}
		tokens = append(tokens, NewToken(name, secret))
	}
	return tokens, nil
}

// caller is what is known of who asks.
type caller struct {
	name     string // of the token; "" without one
	loopback bool   // asks from this machine, not through a proxy
}

type callerKey struct{}

func callerOf(ctx context.Context) caller {
	c, _ := ctx.Value(callerKey{}).(caller)
	return c
}

// identify finds out who asks. ok is false when a token was given that is none.
func (s *Server) identify(r *http.Request) (c caller, ok bool) {
	c.loopback = fromLoopback(r)
	given := r.Header.Values("Authorization")
	if len(given) == 0 {
		return c, true
	}
	scheme, secret, _ := strings.Cut(given[0], " ")
	if len(given) > 1 || !strings.EqualFold(scheme, "Bearer") {
		return c, false
	}
	hash := sha256.Sum256([]byte(strings.TrimSpace(secret)))
	for _, t := range s.options.Tokens { // all of them, so that time tells nothing
		if subtle.ConstantTimeCompare(hash[:], t.hash[:]) == 1 {
			c.name = t.Name
		}
	}
	return c, c.name != ""
}

// mayRead tells whether the caller may ask queries.
func (s *Server) mayRead(c caller) bool {
	return c.loopback || c.name != "" || s.options.Read == ReadOpen
}

// mayWrite tells whether the caller may change anything.
func (s *Server) mayWrite(c caller) bool { return c.loopback || c.name != "" }

// maySeeTexts tells whether the caller may see full texts.
func (s *Server) maySeeTexts(ctx context.Context) bool {
	c := callerOf(ctx)
	switch s.options.Text {
	case TextFull:
		return true
	case TextQuotes:
		return c.name != ""
	}
	return s.options.Read != ReadOpen || s.mayWrite(c)
}

// fromLoopback tells whether a request comes straight from this machine: both ends of the connection are loopback, it
// names a loopback host, and nothing says that a proxy handed it on. HTTP/1.0 says it too: nginx asks in it, with a loopback host
// and no header that tells of itself, unless it is told otherwise.
func fromLoopback(r *http.Request) bool {
	if !r.ProtoAtLeast(1, 1) {
		return false
	}
	local, _ := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	if local == nil || !isLoopbackAddr(local.String()) || !isLoopbackAddr(r.RemoteAddr) || !isLoopbackHost(r.Host) {
		return false
	}
	for name := range r.Header {
		if name == "Forwarded" || name == "Via" || name == "X-Real-Ip" || strings.HasPrefix(name, "X-Forwarded-") {
			return false
		}
	}
	return true
}

func isLoopbackAddr(hostport string) bool {
	at, err := netip.ParseAddrPort(hostport)
	return err == nil && at.Addr().Unmap().IsLoopback()
}

// hostOf is a Host header without its port and in lower case.
func hostOf(hostport string) string {
	host := hostport
	if h, _, err := net.SplitHostPort(hostport); err == nil {
		host = h
	}
	return strings.ToLower(strings.TrimSuffix(strings.TrimPrefix(host, "["), "]"))
}

func isLoopbackHost(hostport string) bool {
	host := hostOf(hostport)
	if host == "localhost" {
		return true
	}
	addr, err := netip.ParseAddr(host)
	return err == nil && addr.IsLoopback()
}

// knowsHost tells whether the server answers under the name: a page that had its name point here must not be answered.
func (s *Server) knowsHost(hostport string) bool {
	return isLoopbackHost(hostport) || slices.Contains(s.hosts, hostOf(hostport))
}
