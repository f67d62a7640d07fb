package llm

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/cenkalti/backoff/v5"

	"github.com/standpoint-graph/standpoint/graph"
)

// longestWait is how long a server may ask to be left alone and still be waited for.
const longestWait = time.Minute

// refused is an answer that is none: the status the server gave.
type refused struct {
	status  int
	err     error // the connection's fault, where there is no status
	reached bool  // there was a connection, and the question went out on it
}

func (r *refused) Error() string {
	if r.err != nil {
		return r.err.Error()
	}
	return fmt.Sprintf("status %d", r.status)
}

// mayPass tells whether the same request may be answered a little later.
func (r *refused) mayPass() bool {
	return r.err != nil || r.status == http.StatusTooManyRequests || r.status == http.StatusRequestTimeout || r.status == http.StatusConflict || r.status >= 500
}

// late tells whether the answer did not come in time.
func (r *refused) late() bool {
	var fault net.Error
	return r.status == http.StatusRequestTimeout || errors.As(r.err, &fault) && fault.Timeout()
}

// lateTries is how often a question is asked that is not answered in time: a slow server would be as slow again, and each time takes minutes.
const lateTries = 2

// again sends a request until it is answered, as often as the options allow, with longer and longer pauses or as the server says.
func (c *Client) again(ctx context.Context, r request) (*answer, error) {
	body, err := json.Marshal(r)
	if err != nil {
		return nil, graph.Wrap(err, graph.Internal, "the question cannot be written as JSON")
	}
	late := 0
	a, err := backoff.Retry(ctx, func() (*answer, error) {
		a, wait, err := c.send(ctx, body)
		var no *refused
		if errors.As(err, &no) && no.late() {
			late++
		}
		switch {
		case err == nil:
			return a, nil
		case !errors.As(err, &no) || !no.mayPass() || ctx.Err() != nil || wait > longestWait || late == lateTries:
			return nil, backoff.Permanent(err)
		case wait > 0 && !c.options.instantly:
			return nil, errors.Join(err, &backoff.RetryAfterError{Duration: wait})
		}
		return nil, err
	}, backoff.WithMaxTries(uint(1+max(c.options.Again, 0))), backoff.WithBackOff(c.pauses()), backoff.WithMaxElapsedTime(0))
	if err != nil {
		return nil, c.explain(ctx, err)
	}
	return a, nil
}

// pauses are those between two attempts.
func (c *Client) pauses() backoff.BackOff {
	if c.options.instantly {
		return &backoff.ZeroBackOff{}
	}
	return backoff.NewExponentialBackOff()
}

// send sends one request, when the rate allows it. wait is how long the server asks to be left alone.
func (c *Client) send(ctx context.Context, body []byte) (a *answer, wait time.Duration, err error) {
	if err := c.limit.Wait(ctx); err != nil {
		return nil, 0, err
	}
	c.sent.Add(1)
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, c.options.URL+"/chat/completions", bytes.NewReader(body))
	if err != nil {
		return nil, 0, err
	}
	r.Header.Set("Content-Type", "application/json")
	if c.options.Key != "" {
		r.Header.Set("Authorization", "Bearer "+c.options.Key)
	}
	var reached atomic.Bool
	trace := &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) { reached.Store(true) }}
	got, err := c.http.Do(r.WithContext(httptrace.WithClientTrace(ctx, trace)))
	if err != nil {
		return nil, 0, &refused{err: err, reached: reached.Load()}
	}
	defer func() { _ = got.Body.Close() }() // it was read, or is of no more use
	if got.StatusCode != http.StatusOK {
		seconds, _ := strconv.Atoi(got.Header.Get("Retry-After")) // a date, or nothing: then the usual pause
		return nil, time.Duration(seconds) * time.Second, &refused{status: got.StatusCode}
	}
	a = &answer{}
	if err := json.NewDecoder(io.LimitReader(got.Body, mostIn)).Decode(a); err != nil {
		return nil, 0, &refused{err: err, reached: true}
	}
	return a, 0, nil
}

// explain makes an error that says what to do: UNAVAILABLE where no question would be answered now, TIMEOUT where this one was not,
// which says nothing of others. Neither the key nor what the server printed is in it.
func (c *Client) explain(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return graph.Wrap(ctx.Err(), graph.Cancelled, "cancelled")
	}
	unavailable := func(format string, args ...any) error {
		return &graph.Error{Code: graph.Unavailable, Message: fmt.Sprintf(format, args...), Err: err}
	}
	unanswered := func(format string, args ...any) error {
		return &graph.Error{Code: graph.Timeout, Message: fmt.Sprintf(format, args...), Err: err}
	}
	var no *refused
	if !errors.As(err, &no) || no.err != nil && !no.reached {
		return unavailable("the language model's server at %s cannot be reached; start it, or set STANDPOINT_LLM_URL", c.options.URL)
	}
	switch code := no.status; {
	case no.late():
		return unanswered("the language model's server did not answer this question within %v; take a faster model, or load the article again later", c.options.Timeout)
	case no.err != nil:
		return unanswered("the language model's server gave no whole answer in JSON to this question; see its log, or load the article again later")
	case code == http.StatusUnauthorized || code == http.StatusForbidden:
		return unavailable("the language model's server refuses the key (%d); set STANDPOINT_LLM_KEY", code)
	case code == http.StatusNotFound:
		return unavailable("the language model's server does not know the model %q or the address (404); set STANDPOINT_LLM_MODEL or STANDPOINT_LLM_URL", c.options.Model)
	case code == http.StatusTooManyRequests:
		return unavailable("the language model's server wants fewer requests (429); set STANDPOINT_LLM_PER_MINUTE, or load again later")
	case code < 400:
		return unavailable("the language model's server sends requests elsewhere (%d); set STANDPOINT_LLM_URL to where", code)
	case code == http.StatusServiceUnavailable:
		return unavailable("the language model's server is out of order (%d); load again later", code)
	case code >= 500:
		return unanswered("the language model's server failed at this question (%d); see its log, or load the article again later", code)
	default:
		return &graph.Error{Code: graph.BadInput, Message: fmt.Sprintf("the language model's server does not take the question (%d); try another model", code), Err: err}
	}
}
