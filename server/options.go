package server

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"net/netip"
	"runtime"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/server/guard"
)

// Loader reads articles. The server is given one; it knows nothing of how articles are read.
type Loader interface {
	// Check says what is wrong with a source that can be known at once: an address that is not to be loaded from.
	Check(src graph.Source) error
	// Accept loads what is still to be loaded from the web, takes files of several articles apart, and stores every article
	// as WAITING before it returns, one result for each in their order: KNOWN for what is there and read, FAILED with its
	// problem, anything else for what is to be extracted. An error means that nothing was stored.
	Accept(ctx context.Context, sources []graph.Source) ([]graph.LoadResult, error)
	// Extract finishes the articles with these ids and reports each; it returns early when ctx is done.
	Extract(ctx context.Context, ids []graph.ID, report func(graph.LoadResult)) error
}

// Options make a server. Graph is needed; everything else has a safe default.
type Options struct {
	Graph   *graph.Graph
	Loader  Loader       // nil: loadArticles answers UNAVAILABLE
	Page    fs.FS        // index.html and the files it names; nil: there is no page, only the API
	Version string       // of the program
	Log     *slog.Logger // nil: slog.Default()

	Tokens  []Token        // who may read and write from elsewhere; see ParseTokens
	Read    Reading        // whether reading from elsewhere needs a token
	Text    Text           // who may see full texts
	Hosts   []string       // names under which the server is reached, besides those of loopback; without port
	Origins []string       // web pages of other origins that may ask, such as https://desk.example
	Proxies []netip.Prefix // who is believed in whom it asks for, besides this machine; see ParseProxies

	Limits Limits // zero fields have their default
}

// Reading says who may read from elsewhere.
type Reading string

// The ways of reading.
const (
	ReadToken Reading = ""     // off loopback, holders of a token
	ReadOpen  Reading = "open" // everybody
)

// Text says who may see the full texts of articles; quotations are always given.
type Text string

// Who may see full texts.
const (
	TextDefault Text = ""       // full, but quotes when reading is open
	TextFull    Text = "full"   // whoever may read
	TextQuotes  Text = "quotes" // holders of a token
)

// Limits of requests and connections. Zero fields have the default named.
type Limits struct {
	Body       int64         // bytes of a GraphQL request: 1 MiB
	Upload     int64         // bytes of a multipart request, with files: 32 MiB
	Files      int           // of one multipart request: 100
	Time       time.Duration // of one request, down to the store: 10 s
	LoadTime   time.Duration // of a mutation: 60 s
	BodyTime   time.Duration // for a body to arrive: 10 s; uploads have six times that
	Heartbeat  time.Duration // of streams: 12 s
	Look       time.Duration // between two looks for new statements while somebody subscribes to them: 1 s
	Behind     int           // statements that a subscriber may be behind: 1,000
	Operations int           // carried out at the same time, others wait: 4 for each core, at least 16
	Wait       time.Duration // for a place among them: 2 s
	Streams    int           // at the same time: 64

	OperationsEach int // of one client from elsewhere: half of them
	StreamsEach    int // of one client from elsewhere: 16

	Uploads      int           // at the same time: 4
	Jobs         int           // remembered loads: 1,000
	Persisted    int64         // bytes of persisted queries: 4 MiB
	Documents    int64         // bytes of remembered queries, as text: 4 MiB
	HeaderTime   time.Duration // for headers to arrive, see Serve: 5 s
	Idle         time.Duration // for a connection without requests, see Serve: 2 min
	StopTime     time.Duration // for running requests when stopping, see Serve: 10 s
	HeaderBytes  int           // of one request, see Serve: 16 KiB
	Connections  int           // at the same time, see Serve: 1,000
	guard.Limits               // of queries
}

// withDefaults fills zero fields.
func (l Limits) withDefaults() Limits {
	orInt(&l.Body, 1<<20)
	orInt(&l.Upload, 32<<20)
	orInt(&l.Files, 100)
	orInt(&l.Time, 10*time.Second)
	orInt(&l.LoadTime, 60*time.Second)
	orInt(&l.BodyTime, 10*time.Second)
	orInt(&l.Heartbeat, 12*time.Second)
	orInt(&l.Look, time.Second)
	orInt(&l.Behind, 1000)
	orInt(&l.Operations, max(16, 4*runtime.GOMAXPROCS(0)))
	orInt(&l.OperationsEach, l.Operations/2)
	orInt(&l.Wait, 2*time.Second)
	orInt(&l.Streams, 64)
	orInt(&l.StreamsEach, 16)
	orInt(&l.Uploads, 4)
	orInt(&l.Jobs, 1000)
	orInt(&l.Persisted, 4<<20)
	orInt(&l.Documents, 4<<20)
	orInt(&l.HeaderTime, 5*time.Second)
	orInt(&l.Idle, 2*time.Minute)
	orInt(&l.StopTime, 10*time.Second)
	orInt(&l.HeaderBytes, 16<<10)
	orInt(&l.Connections, 1000)
	if l.Limits == (guard.Limits{}) {
		l.Limits = guard.Default()
	}
	return l
}

func orInt[N int | int64 | time.Duration](n *N, otherwise N) {
	if *n == 0 {
		*n = otherwise
	}
}

// check says what is wrong with options.
func (o Options) check() error {
	switch {
	case o.Graph == nil:
		return errors.New("a server needs a graph")
	case o.Read != ReadToken && o.Read != ReadOpen:
		return graph.Errorf(graph.BadInput, "reading is either open or left empty, not %q", o.Read)
	case o.Text != TextDefault && o.Text != TextFull && o.Text != TextQuotes:
		return graph.Errorf(graph.BadInput, "texts are either full or quotes, not %q", o.Text)
	}
	return nil
}
