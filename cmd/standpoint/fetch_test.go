package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/server"
)

// gazette is a site with one article, under an address that is not the one to cite, in an old encoding.
func gazette(t *testing.T) *httptest.Server {
	t.Helper()
	const paragraph = "<p>The harbour board will not sign the treaty, its chairwoman Lena Orlov said on Thursday. \x93We have no wish to hurry,\x94 she told reporters, who had waited for hours.</p>"
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/short" {
			http.Redirect(w, r, "/harbour?utm_source=mail", http.StatusFound)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=windows-1252")
		_, _ = io.WriteString(w, `<html lang="en-GB"><head><title>Harbour talks fail</title><link rel="canonical" href="/harbour">
<meta property="og:site_name" content="The Gazette"><meta name="author" content="Ana Lin"><meta property="article:published_time" content="2025-02-13T23:30:00-05:00"></head>
<body><nav>Home</nav><article><h1>Harbour talks fail</h1>`+strings.Repeat(paragraph, 5)+`</article></body></html>`)
	}))
	t.Cleanup(site.Close)
	return site
}

// TestLoadAddress: a person's own command loads from that person's own network, with what the page says of itself.
func TestLoadAddress(t *testing.T) {
	site, file := gazette(t), filepath.Join(t.TempDir(), "a.db")
	out, said, code := at(t.Context(), nil, "--db", file, "load", site.URL+"/short", site.URL+"/short")
	if code != exitOK || !strings.Contains(out, "1 article read, 1 known before, 0 failed") {
		t.Fatalf("%d: %s%s", code, out, said)
	}
	got := dumped(t, nil, "--db", file)
	for _, want := range []string{`"urls":["` + site.URL + `/harbour"]`, `"publisher":"The Gazette"`, `"authors":["Ana Lin"]`, `"publishedOn":"2025-02-13"`, `"language":"en-GB"`,
		`"title":"Harbour talks fail"`, `“We have no wish to hurry,”`, `"from":"` + site.URL + `/short"`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%.3000s", want, got)
		}
	}
	site.Close()
	if out, _, code := at(t.Context(), nil, "--db", file, "load", site.URL+"/short"); code != exitFailed || !strings.Contains(out, "failed: "+site.URL+"/short: the site does not answer") {
		t.Errorf("%d: %s", code, out)
	}
}

// served is a server over a file, which may load pages from the places named.
func served(t *testing.T, file, allow string) *httptest.Server {
	t.Helper()
	p := quiet()
	p.settings.Addr, p.settings.FetchAllow = "127.0.0.1:0", allow
	g, err := p.openFile(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	r, err := p.openReader(t.Context(), g)
	if err != nil {
		t.Fatal(err)
	}
	options, err := p.serverOptions(r)
	if err != nil {
		t.Fatal(err)
	}
	s, err := server.New(options)
	if err != nil {
		t.Fatal(err)
	}
	h := httptest.NewServer(s)
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := s.Close(ctx); err != nil {
			t.Error(err)
		}
		h.Close()
		p.close(g)
	})
	return h
}

// asks sends a query or an upload and gives the answer.
func asks(t *testing.T, h *httptest.Server, contentType, body string) string {
	t.Helper()
	req, err := http.NewRequest(http.MethodPost, h.URL+"/graphql", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", contentType)
	req.Header.Set("GraphQL-Preflight", "1")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	answer, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(answer)
}

func query(text string) string {
	b, _ := json.Marshal(map[string]string{"query": text}) // strings always have a JSON form
	return string(b)
}

// TestServedLoads: a server loads a page and a file of several articles; what it has accepted is there, and is read.
func TestServedLoads(t *testing.T) {
	site := gazette(t)
	h := served(t, filepath.Join(t.TempDir(), "a.db"), site.Listener.Addr().String())
	const job = `{ job { id articles failed results { nodes { name outcome problem } } } }`
	answer := asks(t, h, "application/json", query(`mutation { loadArticles(input: {articles: [{content: {fetch: "`+site.URL+`/short"}, publisher: "Given"}, {content: {fetch: "`+site.URL+`/short"}}]}) `+job+` }`))
	if !strings.Contains(answer, `"articles":2,"failed":0`) {
		t.Fatal(answer)
	}
	found := asks(t, h, "application/json", query(`{ articles(filter: {urls: ["`+site.URL+`/harbour"]}) { nodes { title publisher publishedOn authors language state received { from contentType } } } }`))
	want := `{"data":{"articles":{"nodes":[{"title":"Harbour talks fail","publisher":"Given","publishedOn":"2025-02-13","authors":["Ana Lin"],"language":"en-GB","state":"`
	if !strings.HasPrefix(found, want) || !strings.Contains(found, `"received":{"from":"`+site.URL+`/short","contentType":"text/html; charset=windows-1252"}`) {
		t.Errorf("%s\nwant %s…", found, want)
	}

	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	operations, _ := json.Marshal(map[string]any{"variables": map[string]any{"f": nil},
		"query": `mutation($f: Upload!) { loadArticles(input: {articles: [{content: {file: $f}, publisher: "The Gazette"}]}) ` + job + ` }`})
	_ = form.WriteField("operations", string(operations)) // a buffer takes everything
	_ = form.WriteField("map", `{"0":["variables.f"]}`)
	file, _ := form.CreateFormFile("0", "lines.jsonl")
	_, _ = io.WriteString(file, "{\"text\":\"Bo Ek said that the union would strike in May.\"}\nnonsense\n{\"text\":\"Ana Lin, who leads it, rejected the offer.\",\"url\":\"https://gazette.example/b\"}\n")
	_ = form.Close()
	answer = asks(t, h, form.FormDataContentType(), body.String())
	if !strings.Contains(answer, `"articles":3,"failed":1,"results":{"nodes":[{"name":"lines.jsonl, line 2","outcome":"FAILED","problem":"the line is not a JSON object`) {
		t.Fatal(answer)
	}
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(50 * time.Millisecond) {
		found = asks(t, h, "application/json", query(`{ articles(filter: {state: [READ]}) { totalCount } }`))
		if found == `{"data":{"articles":{"totalCount":3}}}` {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("not read: %s", found)
		}
	}
	if found = asks(t, h, "application/json", query(`{ articles(filter: {publisher: ["The Gazette"]}) { totalCount } }`)); found != `{"data":{"articles":{"totalCount":2}}}` {
		t.Errorf("the publisher of a file of several: %s", found)
	}
	for _, address := range []string{"http://127.0.0.1:1/", "http://localhost/", "file:///etc/passwd"} {
		answer := asks(t, h, "application/json", query(fmt.Sprintf(`mutation { loadArticles(input: {articles: [{content: {fetch: %q}}]}) { job { id } } }`, address)))
		if !strings.Contains(answer, `"code":"BAD_USER_INPUT","field":"input.articles.0.content"`) {
			t.Errorf("%s: %s", address, answer)
		}
	}
}
