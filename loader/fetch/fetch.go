package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"syscall"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// Options make a Fetcher. The zero value loads from the public web alone.
type Options struct {
	Version  string  // of the program, which the User-Agent says
	Allow    []Allow // places beyond the public web
	Anywhere bool    // any address on any port: for a person's own command, which may reach what that person may reach
}

// Limits of one page.
const (
	connectTime  = 5 * time.Second  // for a connection, and as much again for its encryption
	headerTime   = 10 * time.Second // for the answer to begin
	pageTime     = 20 * time.Second // for all of it, with everything that it is sent on to
	maxBytes     = 8 << 20          // of the page, unpacked
	maxHeader    = 64 << 10         // bytes of its headers
	maxRedirects = 5
)

// Fetcher loads pages. It may be used by many goroutines.
type Fetcher struct {
	allow     []Allow
	anywhere  bool
	agent     string
	resolver  *net.Resolver // nil: the system's
	transport *http.Transport
	pageTime  time.Duration
	maxBytes  int64
}

// New makes a Fetcher.
func New(o Options) *Fetcher {
	f := &Fetcher{allow: o.Allow, anywhere: o.Anywhere, agent: "Standpoint", pageTime: pageTime, maxBytes: maxBytes}
	if o.Version != "" {
		f.agent += "/" + o.Version
	}
	f.agent += " (+https://github.com/standpoint-graph/standpoint)"
	f.transport = &http.Transport{
		Proxy:                  nil, // a proxy would dial for us, and look at nothing
		DialContext:            f.dial,
		TLSHandshakeTimeout:    connectTime,
		TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12},
		ResponseHeaderTimeout:  headerTime,
		MaxResponseHeaderBytes: maxHeader,
		DisableKeepAlives:      true, // a connection serves the address it was checked for and no other
		ForceAttemptHTTP2:      true,
	}
	return f
}

// dial connects to a host, if the number behind its name may be dialled. It is looked at when the socket is made, so that no
// second answer of a name server comes in between.
func (f *Fetcher) dial(ctx context.Context, network, hostport string) (net.Conn, error) {
	name, _, err := net.SplitHostPort(hostport)
	if err != nil {
		return nil, err
	}
	if _, err := netip.ParseAddr(name); err == nil {
		name = ""
	}
	d := net.Dialer{Timeout: connectTime, Resolver: f.resolver, ControlContext: func(_ context.Context, _, at string, _ syscall.RawConn) error {
		place, err := netip.ParseAddrPort(at)
		if err != nil || !f.mayDial(name, place.Addr(), place.Port()) {
			return notPublic()
		}
		return nil
	}}
	return d.DialContext(ctx, network, hostport)
}

// Check says what is wrong with an address that can be known without asking anybody: BAD_USER_INPUT, or nil.
func (f *Fetcher) Check(address string) error {
	_, err := f.target(address)
	return err
}

// Fetch loads a page: its bytes, its content type, and where it was in the end. An error says what to do instead:
// BAD_USER_INPUT for what is no public page of text, NOT_FOUND, LIMIT_EXCEEDED, UNAVAILABLE, TIMEOUT.
func (f *Fetcher) Fetch(ctx context.Context, address string) (graph.Source, error) {
	src := graph.Source{Name: address}
	at, err := f.target(address)
	if err != nil {
		return src, err
	}
	ctx, cancel := context.WithTimeout(ctx, f.pageTime)
	defer cancel()
	for range maxRedirects + 1 {
		res, err := f.ask(ctx, at)
		if err != nil {
			return src, err
		}
		next, err := f.next(at, res)
		if next == nil {
			if err == nil {
				src.Content, src.ContentType, err = f.page(ctx, res)
				src.At = at.String()
			}
			_ = res.Body.Close() // it was only read
			return src, err
		}
		_ = res.Body.Close()
		at = next
	}
	return src, graph.Errorf(graph.BadInput, "the site sends on more than %d times; give the address at which the article stands in the end", maxRedirects)
}

// ask sends one request, following nothing.
func (f *Fetcher) ask(ctx context.Context, at *url.URL) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		return nil, notPublic()
	}
	req.Header.Set("User-Agent", f.agent)
	req.Header.Set("Accept", "text/html, application/xhtml+xml, text/plain;q=0.8")
	res, err := f.transport.RoundTrip(req)
	if err != nil {
		return nil, unanswered(ctx, err)
	}
	return res, nil
}

// unanswered says why a site could not be asked.
func unanswered(ctx context.Context, err error) error {
	var refused *graph.Error
	var unknown *net.DNSError
	var certificate *tls.CertificateVerificationError
	switch {
	case errors.As(err, &refused):
		return refused
	case errors.As(err, &unknown) && unknown.IsNotFound:
		return notPublic()
	case errors.Is(ctx.Err(), context.Canceled):
		return graph.Wrap(ctx.Err(), graph.Cancelled, "cancelled")
	case errors.As(err, &certificate):
		return graph.Errorf(graph.Unavailable, "the site's certificate is not valid; save the page and load the file")
	case isTimeout(err):
		return tooSlow()
	}
	return graph.Errorf(graph.Unavailable, "the site does not answer; try again later, or save the page and load the file")
}

func isTimeout(err error) bool {
	var slow interface{ Timeout() bool }
	return errors.Is(err, context.DeadlineExceeded) || errors.As(err, &slow) && slow.Timeout()
}

func tooSlow() error {
	return graph.Errorf(graph.Timeout, "the site takes too long to answer; try again later, or save the page and load the file")
}

// next is where an answer sends on to, checked like the first address; nil for an answer that does not.
func (f *Fetcher) next(at *url.URL, res *http.Response) (*url.URL, error) {
	switch res.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
	default:
		return nil, nil
	}
	location, err := at.Parse(res.Header.Get("Location"))
	if err != nil || res.Header.Get("Location") == "" {
		return nil, notPublic()
	}
	next, err := f.target(location.String())
	if err != nil {
		return nil, err
	}
	if at.Scheme == "https" && next.Scheme == "http" {
		return nil, graph.Errorf(graph.BadInput, "the site sends on from https to http, where anybody may change the page; save the page and load the file")
	}
	return next, nil
}
