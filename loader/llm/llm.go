// Package llm asks a language model for answers in JSON, over the interface that most servers of such models share (OpenAI's chat
// completions: hosted services, Ollama, vLLM, LM Studio, llama.cpp). It keeps to a rate, asks again when a server is busy, and
// counts what was spent. It knows nothing of articles.
package llm

import (
	"context"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"

	"github.com/standpoint-graph/standpoint/graph"
)

// Options make a Client.
type Options struct {
	URL       string        // where the interface begins: https://api.openai.com/v1, http://localhost:11434/v1
	Model     string        // as the server calls it
	Key       string        // sent as a bearer token; "": none
	PerMinute int           // requests, those asked again included; 0: as many as are wanted
	Timeout   time.Duration // for one request; 0: two minutes
	Again     int           // how often a request is repeated that a busy or broken server did not answer; negative: never
	Price     Price

	instantly bool // without pauses, for tests
}

// Price is what a million tokens cost, in whatever money the server's owner takes.
type Price struct{ In, Out float64 }

// Spent is what asking has taken so far.
type Spent struct {
	Requests  int64   `json:"requests"` // that reached the server or tried to
	Again     int64   `json:"again"`    // of those, how many repeated another
	TokensIn  int64   `json:"tokensIn"`
	TokensOut int64   `json:"tokensOut"`
	Cost      float64 `json:"cost,omitempty"` // 0 where no price is known
}

// Client asks one model. Many goroutines may use it.
type Client struct {
	options              Options
	http                 http.Client
	limit                *rate.Limiter
	asked, sent, in, out atomic.Int64
}

const (
	defaultTimeout = 2 * time.Minute
	defaultAgain   = 4
)

// New makes a client; nothing is asked yet. A model without a name or an address that is none is an error.
func New(o Options) (*Client, error) {
	if o.Model == "" {
		return nil, graph.Errorf(graph.BadInput, "no language model is named; set STANDPOINT_LLM_MODEL to one that the server has")
	}
	if !strings.HasPrefix(o.URL, "http://") && !strings.HasPrefix(o.URL, "https://") {
		return nil, graph.Errorf(graph.BadInput, "%q is no address of a language model's server; set STANDPOINT_LLM_URL, for instance to http://localhost:11434/v1", o.URL)
	}
	o.URL = strings.TrimSuffix(o.URL, "/")
	if o.Timeout == 0 {
		o.Timeout = defaultTimeout
	}
	if o.Again == 0 {
		o.Again = defaultAgain
	}
	c := &Client{options: o, limit: rate.NewLimiter(rate.Inf, 1), http: http.Client{Timeout: o.Timeout, CheckRedirect: stay}}
	if o.PerMinute > 0 {
		c.limit = rate.NewLimiter(rate.Limit(float64(o.PerMinute)/60), 1)
	}
	return c, nil
}

// stay follows no redirect: a key is for the server that was named.
func stay(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

// Name is the model's.
func (c *Client) Name() string { return c.options.Model }

// Ask gives the model's answer to a question: JSON that the server has been told to fit to the schema. Whoever asks must still
// check it. The error is UNAVAILABLE where no question would be answered now (no connection, wrong key, unknown model, a server
// that stays busy), TIMEOUT where this one was not, in time or at all, and BAD_USER_INPUT where this one never is.
func (c *Client) Ask(ctx context.Context, system, question, name string, schema any) (string, error) {
	c.asked.Add(1)
	r := request{
		Model: c.options.Model, Messages: []message{{Role: "system", Content: system}, {Role: "user", Content: question}},
		Seed: oneSeed, MaxTokens: mostOut, Format: format{Type: "json_schema", Schema: named{Name: name, Strict: true, Schema: schema}},
	}
	a, err := c.again(ctx, r)
	if err != nil {
		return "", err
	}
	c.in.Add(a.Usage.In)
	c.out.Add(a.Usage.Out)
	return a.text()
}

// Spent is what has been spent until now.
func (c *Client) Spent() Spent {
	s := Spent{Requests: c.sent.Load(), TokensIn: c.in.Load(), TokensOut: c.out.Load()}
	s.Again = max(0, s.Requests-c.asked.Load())
	s.Cost = (float64(s.TokensIn)*c.options.Price.In + float64(s.TokensOut)*c.options.Price.Out) / 1e6
	return s
}
