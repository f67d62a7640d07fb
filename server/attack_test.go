package server

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"
	"text/tabwriter"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// What a refusal may cost: the time it takes and how much longer than the request its answer may be. Time is the best of
// a few tries, for the machine has other things to do.
const (
	maxRefusalTime  = 50 * time.Millisecond
	maxRefusalExtra = 4 << 10
	tries           = 4
)

// attack is one row of the table: something that is sent, and how it has to be refused.
type attack struct {
	name    string
	method  string // POST
	path    string // /graphql
	headers map[string]string
	body    string
	status  int                                                             // 200
	code    string                                                          // extensions.code of the first error; "" where the status says it all
	answer  string                                                          // what the answer must hold
	mayRun  bool                                                            // is carried out, as cheaply as a refusal
	send    func(t *testing.T, r *running) (status, asked int, body string) // instead of a request with that body
}

func (a attack) withDefaults() attack {
	if a.method == "" {
		a.method = "POST"
	}
	if a.path == "" {
		a.path = "/graphql"
	}
	if a.status == 0 {
		a.status = http.StatusOK
	}
	headers := map[string]string{"Content-Type": "application/json"}
	for name, value := range a.headers {
		headers[name] = value
	}
	a.headers = headers
	return a
}

// asQuery is the body of a query.
func asQuery(query string) string { return asRequest(query, "null") }

func asRequest(query, variables string) string {
	q, err := json.Marshal(query)
	if err != nil {
		panic(err)
	}
	return fmt.Sprintf(`{"query":%s,"variables":%s}`, q, variables)
}

// TestAttack sends what has brought other servers down and prints what it cost this one: row, milliseconds, bytes.
func TestAttack(t *testing.T) {
	web := webOf(t)
	r := run(t, Options{Graph: graph.Open(&emptyStore{}), Tokens: []Token{NewToken("ana", "a-secret-of-ana-1234")}, Loader: web, Limits: Limits{Wait: time.Millisecond}})
	var rows []attack
	for _, group := range [][]attack{documentAttacks(), variableAttacks(), requestAttacks(), siteAttacks(), crowdAttacks(), addressAttacks(web.site)} {
		rows = append(rows, group...)
	}
	var table bytes.Buffer
	w := tabwriter.NewWriter(&table, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "attack\tms\tasked\tanswered\tstatus\tcode\t")
	for _, a := range rows {
		a = a.withDefaults()
		took, status, asked, body := a.best(t, r)
		code := ""
		if json.Valid([]byte(body)) {
			code = read(t, body).code()
		}
		fmt.Fprintf(w, "%s\t%.1f\t%d\t%d\t%d\t%s\t\n", a.name, took.Seconds()*1000, asked, len(body), status, code)
		a.check(t, took, status, asked, code, body)
	}
	w.Flush()
	t.Logf("\n%s", table.String())
	if path := os.Getenv("STANDPOINT_ATTACK_TABLE"); path != "" {
		if err := os.WriteFile(path, table.Bytes(), 0o644); err != nil {
			t.Error(err)
		}
	}
}

// best sends the attack a few times and keeps the fastest.
func (a attack) best(t *testing.T, r *running) (took time.Duration, status, asked int, body string) {
	t.Helper()
	took, asked = time.Hour, len(a.body)
	for range tries {
		began := time.Now()
		if a.send != nil {
			status, asked, body = a.send(t, r)
		} else {
			status, _, body = r.ask(t, a.method, a.path, a.headers, a.body)
		}
		took = min(took, time.Since(began))
	}
	return took, status, asked, body
}

func (a attack) check(t *testing.T, took time.Duration, status, asked int, code, body string) {
	t.Helper()
	if status != a.status || code != a.code {
		t.Errorf("%s: status %d code %q, want %d %q: %.300s", a.name, status, code, a.status, a.code, body)
	}
	if !strings.Contains(body, a.answer) {
		t.Errorf("%s: does not say %q: %.300s", a.name, a.answer, body)
	}
	if took > maxRefusalTime*raceFactor {
		t.Errorf("%s: took %v", a.name, took)
	}
	if extra := len(body) - asked; extra > maxRefusalExtra {
		t.Errorf("%s: answered %d bytes more than it was asked", a.name, extra)
	}
	if !a.mayRun && strings.Contains(body, `"data":{`) {
		t.Errorf("%s: was carried out: %.300s", a.name, body)
	}
}
