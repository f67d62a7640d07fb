package server

import (
	"compress/gzip"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/standpoint-graph/standpoint/loader/fetch"
)

// hostileSite is a site that may be asked and means harm. What it sends on to may not be asked.
func hostileSite(t *testing.T) *httptest.Server {
	t.Helper()
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/to":
			w.Header().Set("Location", r.URL.Query().Get("to"))
			w.WriteHeader(http.StatusFound)
		case "/bomb":
			w.Header().Set("Content-Type", "text/html")
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			for zeros := make([]byte, 1<<16); ; {
				if _, err := z.Write(zeros); err != nil {
					return
				}
			}
		default:
			w.Header().Set("Content-Type", r.URL.Query().Get("type"))
			_, _ = w.Write([]byte("secret"))
		}
	}))
	t.Cleanup(site.Close)
	return site
}

// webOf is a loader that may ask the public web and the hostile site.
func webOf(t *testing.T) *webLoader {
	t.Helper()
	site := hostileSite(t)
	allow, err := fetch.ParseAllow(site.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return &webLoader{pages: fetch.New(fetch.Options{Allow: allow}), site: site}
}

// addressAttacks have this machine ask what whoever sends them cannot reach. Those that can be seen in the address are errors; those
// that a site or a name server leads to are articles that failed, in the same words.
func addressAttacks(site *httptest.Server) []attack {
	const (
		mutation   = `mutation($v: String!) { loadArticles(input: {articles: [{content: {fetch: $v}}]}) { job { failed results { nodes { name outcome problem article { id } } } } } }`
		sameWords  = "the address leads to no public page of the web"
		httpOnly   = "only addresses that begin with https:// or http:// are loaded"
		noPassword = "addresses that hold a user or a password are not loaded"
	)
	_, port, _ := net.SplitHostPort(site.Listener.Addr().String())
	var attacks []attack
	for address, answer := range map[string]string{
		"http://127.0.0.1/": sameWords, "http://127.1/": sameWords, "http://2130706433/": sameWords, "http://0x7f.1/": sameWords, "http://0177.0.0.1/": sameWords,
		"http://localhost:8470/graphql": sameWords, "http://LOCALHOST./": sameWords, "http://[::1]:" + port + "/": sameWords, "http://[::ffff:127.0.0.1]:" + port + "/": sameWords,
		"http://１２７.０.０.１/": sameWords, "http://%31%32%37.0.0.1/": sameWords, "http://10.0.0.1/": sameWords, "http://192.168.1.1/": sameWords, "http://[fd00::1]/": sameWords,
		"http://169.254.169.254/latest/meta-data/": sameWords, "http://metadata.google.internal/": sameWords, "http://[64:ff9b::a9fe:a9fe]/": sameWords,
		"http://127.0.0.2:" + port + "/": sameWords, "http://127.0.0.1:22/": sameWords, "file:///etc/passwd": httpOnly, "gopher://127.0.0.1:6379/_FLUSHALL": httpOnly,
		"http://ana:secret@127.0.0.1/": noPassword, "http://news.example\\@127.0.0.1/": sameWords,
	} {
		attacks = append(attacks, attack{name: "loading " + address, body: asRequest(mutation, fmt.Sprintf(`{"v":%q}`, address)), code: codeInput, answer: answer})
	}
	for path, answer := range map[string]string{
		"/to?to=http://127.0.0.2:" + port + "/":          sameWords,
		"/to?to=http://169.254.169.254/":                 sameWords,
		"/to?to=http://[::1]:" + port + "/":              sameWords,
		"/to?to=http://0x7f000002:" + port + "/":         sameWords,
		"/to?to=file:///etc/passwd":                      httpOnly,
		"/to?to=http://ana:secret@127.0.0.1:" + port:     noPassword,
		"/to?to=/to%3Fto%3Dhttp://10.0.0.1/":             sameWords,
		"/secret?type=application/octet-stream":          "and not a page of text",
		"/secret?type=image/svg%2Bxml%0d%0aX-Injected:1": "and not a page of text",
	} {
		attacks = append(attacks, attack{name: "a site that answers " + path, body: asRequest(mutation, fmt.Sprintf(`{"v":%q}`, site.URL+path)), answer: answer, mayRun: true})
	}
	return attacks
}

// TestBombOfASite: a page that unpacks to no end is given up at the limit, and says so.
func TestBombOfASite(t *testing.T) {
	loader := webOf(t)
	r := run(t, Options{Loader: loader})
	res := r.query(t, `mutation($v: String!) { loadArticles(input: {articles: [{content: {fetch: $v}}]}) { job { results { nodes { outcome problem } } } } }`,
		map[string]any{"v": loader.site.URL + "/bomb"})
	if got := fmt.Sprint(res.Data); got != "map[loadArticles:map[job:map[results:map[nodes:[map[outcome:FAILED problem:the page is larger than 8 MiB; save the article's text and load that]]]]]]" {
		t.Errorf("%s %v", got, res.Errors)
	}
}

// TestFetchField: an address that is not to be loaded is an error of its field, and nothing of the request is loaded.
func TestFetchField(t *testing.T) {
	loader := webOf(t)
	r := run(t, Options{Loader: loader})
	res := r.query(t, `mutation { loadArticles(input: {articles: [{content: {text: "one"}}, {content: {fetch: "http://10.0.0.1/"}}]}) { job { id } } }`, nil)
	if res.code() != "BAD_USER_INPUT" || res.Errors[0].Extensions["field"] != "input.articles.1.content" || len(loader.accepted) != 0 {
		t.Errorf("%+v, %d accepted", res, len(loader.accepted))
	}
	if res := run(t, Options{}).query(t, `mutation { loadArticles(input: {articles: [{content: {fetch: "https://news.example/"}}]}) { job { id } } }`, nil); res.code() != "UNAVAILABLE" {
		t.Errorf("without a loader: %+v", res)
	}
}
