package server

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

const ana = "Bearer a-secret-of-ana-1234"

func TestParseTokens(t *testing.T) {
	tokens, err := ParseTokens(" ana : a-secret-of-ana-1234, ben:a-secret:with-colon ,")
	if err != nil || len(tokens) != 2 || tokens[0].Name != "ana" || tokens[1].Name != "ben" {
		t.Fatalf("%v %v", tokens, err)
	}
	if tokens[0] != NewToken("ana", "a-secret-of-ana-1234") {
		t.Error("blanks around a secret are none of it: a header has none either")
	}
	if tokens[1] != NewToken("ben", "a-secret:with-colon") {
		t.Error("a secret may hold colons")
	}
	for _, wrong := range []string{"a-secret-without-name", ":a-secret-of-nobody-1", "ana:short", "ana:         short        ", "ana:a-secret-of-ana-1234,ana:a-secret-of-ana-1235"} {
		if _, err := ParseTokens(wrong); graph.CodeOf(err) != graph.BadInput || strings.Contains(err.Error(), "secret-of") {
			t.Errorf("%q: %v", wrong, err)
		}
	}
	if tokens, err := ParseTokens(""); err != nil || tokens != nil {
		t.Errorf("nothing: %v %v", tokens, err)
	}
}

// TestWhoMay walks the table of readings, callers and operations.
func TestWhoMay(t *testing.T) {
	const query, mutation = "{ topics { id } }", `mutation { cancelLoad(input: {job: "job:a"}) { job { id } } }`
	elsewhere := fromElsewhere
	holder := map[string]string{"X-Forwarded-For": "203.0.113.7", "Authorization": ana}
	wrong := map[string]string{"Authorization": "Bearer a-secret-of-nobody-1"}
	for _, row := range []struct {
		name          string
		read          Reading
		headers       map[string]string
		query, change int // statuses
	}{
		{"loopback", ReadToken, nil, 200, 200},
		{"elsewhere", ReadToken, elsewhere, 401, 401},
		{"elsewhere, reading open", ReadOpen, elsewhere, 200, 401},
		{"a holder elsewhere", ReadToken, holder, 200, 200},
		{"a wrong token on loopback", ReadOpen, wrong, 401, 401},
		{"another scheme", ReadOpen, map[string]string{"Authorization": "Basic YW5hOmE="}, 401, 401},
	} {
		r := run(t, Options{Read: row.read, Tokens: []Token{NewToken("ana", strings.TrimPrefix(ana, "Bearer "))}})
		for kind, want := range map[string]int{query: row.query, mutation: row.change} {
			status, h, body := r.post(t, kind, nil, row.headers)
			if status != want {
				t.Errorf("%s: %q is %d, want %d: %s", row.name, kind, status, want, body)
			}
			if status == 401 && (!strings.HasPrefix(h.Get("WWW-Authenticate"), "Bearer") || read(t, body).code() != codeUnauthenticated) {
				t.Errorf("%s: %v %s", row.name, h, body)
			}
		}
	}
}

// TestFromLoopback: only a connection with both ends on this machine, under its name and without a sign of a proxy.
func TestFromLoopback(t *testing.T) {
	r := run(t, Options{Hosts: []string{"desk.example"}})
	for _, header := range []string{"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via"} {
		if status, _, _ := r.post(t, "{ __typename }", nil, map[string]string{header: "for=203.0.113.7"}); status != 401 {
			t.Errorf("%s: %d", header, status)
		}
	}
	for host, want := range map[string]int{
		"localhost": 200, "LOCALHOST:8080": 200, "127.0.0.1": 200, "127.0.0.2:1": 200, "[::1]:8080": 200, // this machine
		"desk.example": 401, "desk.example:443": 401, // through a proxy that says nothing of itself
		"evil.example": 421, "localhost.evil.example": 421, "0.0.0.0": 421, "localhost:80@evil.example": 421, "": 200,
	} {
		status, _, body := r.post(t, "{ __typename }", nil, map[string]string{"Host": host})
		if status != want {
			t.Errorf("host %q: %d, want %d %s", host, status, want, body)
		}
	}
	req := httptest.NewRequest("POST", "/graphql", strings.NewReader(asQuery("{ __typename }")))
	req.Host = "localhost"
	w := httptest.NewRecorder()
	r.server.ServeHTTP(w, req) // from 192.0.2.1, on no known address
	if w.Code != 401 {
		t.Errorf("a connection of unknown ends: %d", w.Code)
	}
}

// TestOrigins: pages of this origin and of allowed ones may ask; preflights of others are not answered with leave.
func TestOrigins(t *testing.T) {
	r := run(t, Options{Origins: []string{"https://desk.example"}})
	own := "http://" + strings.TrimPrefix(r.URL, "http://")
	for origin, want := range map[string]int{own: 200, "https://desk.example": 200, "https://evil.example": 403, "null": 403, "http://localhost:1": 403, "https://desk.example.evil.example": 403} {
		status, h, _ := r.post(t, "{ __typename }", nil, map[string]string{"Origin": origin})
		if status != want {
			t.Errorf("%s: %d, want %d", origin, status, want)
		}
		if allowed := h.Get("Access-Control-Allow-Origin"); (allowed != "") != (origin == "https://desk.example") || allowed == "*" {
			t.Errorf("%s: allows %q", origin, allowed)
		}
		status, h, _ = r.ask(t, "OPTIONS", "/graphql", map[string]string{"Origin": origin, "Access-Control-Request-Method": "POST"}, "")
		if status != 204 || (h.Get("Access-Control-Allow-Headers") != "") != (origin == "https://desk.example") || h.Get("Access-Control-Allow-Credentials") != "" {
			t.Errorf("preflight of %s: %d %v", origin, status, h)
		}
	}
	if status, _, _ := r.post(t, "{ __typename }", nil, map[string]string{"Sec-Fetch-Site": "same-site"}); status != 403 {
		t.Errorf("a page of a neighbour: %d", status)
	}
}

// TestHeaders: every answer has the headers that keep it from being misused, and no secret gets into the log.
func TestHeaders(t *testing.T) {
	r := run(t, Options{Tokens: []Token{NewToken("ana", strings.TrimPrefix(ana, "Bearer "))}})
	for _, path := range []string{"/", "/graphql", "/graphiql", "/graphiql/", "/graphiql/page.js", "/healthz", "/readyz", "/metrics", "/schema.graphql", "/nowhere?token=a-secret-of-ana-1234"} {
		_, h, _ := r.ask(t, "GET", path, map[string]string{"Authorization": ana}, "")
		for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer"} {
			if h.Get(name) != want {
				t.Errorf("%s: %s is %q", path, name, h.Get(name))
			}
		}
		policy := h.Get("Content-Security-Policy")
		if !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") || strings.Contains(policy, "http:") || strings.Contains(policy, "*") {
			t.Errorf("%s: policy %q", path, policy)
		}
	}
	r.post(t, `{ search(text: "a very private question") { actors { id } } }`, nil, map[string]string{"Authorization": ana})
	if log := r.log.String(); strings.Contains(log, "secret-of-ana") || strings.Contains(log, "private") || !strings.Contains(log, "path=other") {
		t.Errorf("the log: %s", log)
	}
}

// TestOptions: wrong settings are errors, not surprises.
func TestOptions(t *testing.T) {
	for _, o := range []Options{{}, {Graph: graph.Open(&emptyStore{}), Read: "yes"}, {Graph: graph.Open(&emptyStore{}), Text: "some"}} {
		if _, err := New(o); err == nil {
			t.Errorf("%+v was taken", o)
		}
	}
}

// TestPages: health, readiness, metrics and the schema.
func TestPages(t *testing.T) {
	store := &emptyStore{}
	r := run(t, Options{Graph: graph.Open(store), Version: "1.2.3"})
	r.post(t, "{ topics { id } }", nil)
	r.post(t, "{ nonsense }", nil)
	r.ask(t, "GET", "/made-up", nil, "")
	for path, want := range map[string]string{
		"/healthz": "ok", "/readyz": "ready", "/schema.graphql": "interface Actor implements Node",
		"/metrics": `standpoint_http_requests_total{path="/graphql",status="200"} 2`,
	} {
		if status, _, body := r.ask(t, "GET", path, nil, ""); status != 200 || !strings.Contains(body, want) {
			t.Errorf("%s: %d %.2000s", path, status, body)
		}
	}
	_, _, body := r.ask(t, "GET", "/metrics", nil, "")
	for _, want := range []string{`standpoint_build_info{version="1.2.3"} 1`, `standpoint_graphql_refusals_total{code="GRAPHQL_VALIDATION_FAILED"} 1`,
		`standpoint_graphql_operation_seconds_count{outcome="ok",type="query"} 1`, `path="other",status="404"`} {
		if !strings.Contains(body, want) {
			t.Errorf("the metrics lack %s", want)
		}
	}
	if strings.Contains(body, "made-up") {
		t.Error("a path that a client made up became a label")
	}
	store.fail = graph.Errorf(graph.Unavailable, "the disk is away")
	if status, _, body := r.ask(t, "GET", "/readyz", map[string]string{"Host": "10.0.0.9"}, ""); status != 503 || strings.Contains(body, "disk") {
		t.Errorf("a store that does not answer: %d %s", status, body)
	}
	if status, _, _ := r.ask(t, "GET", "/healthz", map[string]string{"Host": "10.0.0.9"}, ""); status != 200 {
		t.Errorf("health asked by address: %d", status)
	}
}

// TestGraphiQL: all files are served from the program, packed where that is taken, and nothing is asked of other servers.
func TestGraphiQL(t *testing.T) {
	r := run(t, Options{})
	if status, h, _ := r.ask(t, "GET", "/graphiql", nil, ""); status != http.StatusPermanentRedirect || h.Get("Location") != "/graphiql/" {
		t.Errorf("%d %v", status, h)
	}
	_, _, page := r.ask(t, "GET", "/graphiql/", nil, "")
	for _, name := range []string{"graphiql.min.js", "graphiql.min.css", "react.production.min.js", "react-dom.production.min.js", "page.js", "page.css"} {
		if !strings.Contains(page, `"`+name+`"`) {
			t.Errorf("the page does not ask for %s", name)
		}
		_, _, plain := r.ask(t, "GET", "/graphiql/"+name, map[string]string{"Accept-Encoding": "identity"}, "")
		_, h, packed := r.ask(t, "GET", "/graphiql/"+name, map[string]string{"Accept-Encoding": "gzip"}, "")
		if h.Get("Content-Encoding") != "gzip" || len(packed) == 0 || len(plain) < len(packed) && len(plain) > 1000 {
			t.Errorf("%s: %d bytes, packed %d, %v", name, len(plain), len(packed), h)
		}
		if want := map[bool]string{true: "text/javascript", false: "text/css"}[strings.HasSuffix(name, ".js")]; !strings.HasPrefix(h.Get("Content-Type"), want) {
			t.Errorf("%s is %s", name, h.Get("Content-Type"))
		}
		if status, _, _ := r.ask(t, "GET", "/graphiql/"+name, map[string]string{"If-None-Match": h.Get("ETag")}, ""); status != 304 {
			t.Errorf("%s asked again: %d", name, status)
		}
	}
	if strings.Contains(page, "http") || bytes.Contains([]byte(page), []byte("<script>")) {
		t.Error("the page asks another server or holds a script of its own")
	}
	if status, _, _ := r.ask(t, "GET", "/graphiql/nothing.js", nil, ""); status != 404 {
		t.Errorf("a file that is not there: %d", status)
	}
}

// TestParseOrigins: origins are compared as browsers write them, so nothing else is taken.
func TestParseOrigins(t *testing.T) {
	if got, err := ParseOrigins(" https://desk.example, http://localhost:5173,"); err != nil || strings.Join(got, " ") != "https://desk.example http://localhost:5173" {
		t.Errorf("%v, %v", got, err)
	}
	for _, wrong := range []string{"*", "desk.example", "https://desk.example/", "https://Desk.example", "https://desk.example?a", "https://ana@desk.example", "ftp://desk.example", "null"} {
		if got, err := ParseOrigins(wrong); graph.CodeOf(err) != graph.BadInput {
			t.Errorf("%q: %v, %v", wrong, got, err)
		}
	}
}
