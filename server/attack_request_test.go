package server

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"mime/multipart"
	"strings"

	"github.com/standpoint-graph/standpoint/server/guard"
)

// variableAttacks are values that are hard to read or to check.
func variableAttacks() []attack {
	const tooMuch = "too much"
	const nodes, filtered = "query($v: [ID!]!) { nodes(ids: $v) { id } }", "query($v: StatementFilter) { statements(filter: $v) { nodes { id } } }"
	rows := []struct{ name, query, variables, code string }{
		{"a list 9,000 levels deep", nodes, `{"v":` + nested("[", "]", `"a"`, 9000) + `}`, tooMuch},
		{"a list 400,000 levels deep", nodes, `{"v":` + nested("[", "]", "", 400000) + `}`, tooMuch},
		{"a list of 400,000", nodes, `{"v":[` + strings.Repeat("1,", 400000) + `1]}`, tooMuch},
		{"a list of 1,500 ids", nodes, `{"v":[` + strings.Repeat(`"a",`, 1500) + `"a"]}`, guard.CodeComplexity},
		{"101 ids", nodes, `{"v":[` + strings.Repeat(`"a",`, 100) + `"a"]}`, guard.CodeInput},
		{"an id of 900 KB", nodes, `{"v":["` + strings.Repeat("a", 900000) + `"]}`, guard.CodeComplexity},
		{"an id of 8 KB", nodes, `{"v":["` + strings.Repeat("a", 8000) + `"]}`, guard.CodeInput},
		{"900 KB of unicode escapes", nodes, `{"v":["` + strings.Repeat(`\u0041`, 150000) + `"]}`, guard.CodeComplexity},
		{"20,000 unknown variables", nodes, `{"v":[]` + numbered(`,"a%d":1`, 19000) + `}`, tooMuch},
		{"a number of 900 KB", "query($v: Int) { statements(first: $v) { nodes { id } } }", `{"v":` + strings.Repeat("9", 900000) + `}`, tooMuch},
		{"a number out of range", "query($v: Int) { statements(first: $v) { nodes { id } } }", `{"v":99999999999}`, guard.CodeInput},
		{"1e400", "query($v: Float) { statements(filter: {minConfidence: $v}) { nodes { id } } }", `{"v":1e400}`, guard.CodeInput},
		{"a number written as text", "query($v: Int) { statements(first: $v) { nodes { id } } }", `{"v":"5"}`, guard.CodeInput},
		{"first: -1", "query($v: Int) { statements(first: $v) { nodes { id } } }", `{"v":-1}`, guard.CodeInput},
		{"an enum value in small letters", filtered, `{"v":{"form":["direct"]}}`, guard.CodeInput},
		{"a field that is not there", filtered, `{"v":{"` + strings.Repeat("a", 8000) + `":1}}`, guard.CodeInput},
		{"an object for a list", nodes, `{"v":{"$ne":null}}`, guard.CodeInput},
		{"two of @oneOf", "mutation($v: ArticleContent!) { loadArticles(input: {articles: [{content: $v}]}) { job { id } } }", `{"v":{"text":"a","file":null}}`, guard.CodeInput},
		{"none of @oneOf", "mutation($v: ArticleContent!) { loadArticles(input: {articles: [{content: $v}]}) { job { id } } }", `{"v":{}}`, guard.CodeInput},
		{"null of @oneOf", "mutation($v: String) { loadArticles(input: {articles: [{content: {text: $v}}]}) { job { id } } }", `{"v":null}`, guard.CodeValidation},
		{"text for a file", "mutation($v: Upload!) { loadArticles(input: {articles: [{content: {file: $v}}]}) { job { id } } }", `{"v":"/etc/passwd"}`, guard.CodeInput},
		{"101 articles", "mutation($v: [ArticleSource!]!) { loadArticles(input: {articles: $v}) { job { id } } }", `{"v":[` + strings.Repeat(`{"content":{"text":"a"}},`, 100) + `{"content":{"text":"a"}}]}`, guard.CodeInput},
		{"a text of 8 KB to search for", filtered, `{"v":{"text":"` + strings.Repeat("a ", 4000) + `"}}`, guard.CodeInput},
		{"quotation marks to search for", filtered, `{"v":{"text":"\"a OR b* NEAR(c) {d} \\\" ^e: -f"}}`, ""},
		{"a day that does not exist", filtered, `{"v":{"said":{"from":"2025-02-30"}}}`, guard.CodeInput},
		{"a day of 8 KB", filtered, `{"v":{"said":{"from":"` + strings.Repeat("1", 8000) + `"}}}`, guard.CodeInput},
	}
	attacks := make([]attack, len(rows))
	for i, row := range rows {
		attacks[i] = attack{name: row.name, body: asRequest(row.query, row.variables), code: row.code, mayRun: row.code == "" || row.code == guard.CodeInput}
		if row.code == tooMuch { // seen before it is known to be GraphQL
			attacks[i].status, attacks[i].code = 400, guard.CodeComplexity
		}
	}
	return attacks
}

// form is a body of multipart/form-data; each part is a name and a content, and a third entry makes it a file.
func form(parts ...[]string) (contentType, body string) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	_ = w.SetBoundary("boundary")
	for _, p := range parts {
		if len(p) > 2 {
			f, _ := w.CreateFormFile(p[0], p[2])
			_, _ = f.Write([]byte(p[1]))
		} else {
			_ = w.WriteField(p[0], p[1])
		}
	}
	_ = w.Close()
	return w.FormDataContentType(), b.String()
}

const uploadQuery = "mutation($f: Upload!) { loadArticles(input: {articles: [{content: {file: $f}}]}) { job { id } } }"

// requestAttacks are requests of odd form.
func requestAttacks() []attack {
	hash := sha256.Sum256([]byte("{ topics { id } }"))
	multi := func(name string, status int, code string, parts ...[]string) attack {
		contentType, body := form(parts...)
		return attack{name: name, headers: map[string]string{"Content-Type": contentType, "GraphQL-Preflight": "1"}, body: body, status: status, code: code}
	}
	operations := []string{"operations", asRequest(uploadQuery, `{"f":null}`)}
	return []attack{
		{name: "300 MB announced", send: huge(300 << 20), status: 413, code: codeLimit},
		{name: "300 MB without a length", send: huge(-1), status: 413, code: codeLimit},
		{name: "a body of 2 MiB", body: asQuery("{ topics { id } }" + strings.Repeat(" ", 2<<20)), status: 413, code: codeLimit},
		{name: "a list of 20,000 operations", body: "[" + strings.Repeat(asQuery("{ __typename }")+",", 20000) + asQuery("{ __typename }") + "]", status: 400, code: codeInput},
		{name: "a compressed body", headers: map[string]string{"Content-Encoding": "gzip"}, body: string(pack(bytes.Repeat([]byte(" "), 10<<20))), status: 415, code: codeInput},
		{name: "no JSON", body: strings.Repeat("a ", 50000), status: 400, code: codeInput},
		{name: "half a JSON", body: `{"query":"{ topics { id } }`, status: 400, code: codeInput},
		{name: "two JSONs", body: asQuery("{ topics { id } }") + asQuery("{ topics { id } }"), status: 400, code: codeInput},
		{name: "JSON in UTF-16", headers: map[string]string{"Content-Type": "application/json; charset=utf-16"}, body: "{}", status: 415, code: codeInput},
		{name: "broken UTF-8", body: "{\"query\":\"{ node(id: \\\"\xff\xfe\\\") { id } }\"}", mayRun: true},
		{name: "a wrong hash of a persisted query", body: `{"query":"{ topics { name } }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"` + hex.EncodeToString(hash[:]) + `"}}}`, status: 400, code: codeInput},
		{name: "an unknown persisted query", body: `{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"` + strings.Repeat("a", 60000) + `"}}}`, code: codeNotPersisted},
		{name: "PUT", method: "PUT", body: asQuery("{ topics { id } }"), status: 405, code: codeInput},
		{name: "a form nobody makes", headers: map[string]string{"Accept": "image/png"}, body: asQuery("{ topics { id } }"), status: 406, code: codeInput},
		{name: "10,000 accepted forms", headers: map[string]string{"Accept": strings.Repeat("a/b;q=0.1,", 1400) + "application/json"}, body: asQuery("{ __typename }"), mayRun: true},
		{name: "a subscription without a stream", body: asQuery(`subscription { loadProgress(job: "a") { id } }`), status: 406, code: codeInput},
		{name: "an operation that is not there", body: `{"query":"{ topics { id } }","operationName":"` + strings.Repeat("a", 60000) + `"}`, code: codeInput},
		{name: "another path", path: "/graphql/x", status: 404},
		multi("a file that is not named", 400, codeInput, operations, []string{"map", `{}`}, []string{"0", "text", "a.txt"}),
		multi("a file that is not sent", 400, codeInput, operations, []string{"map", `{"0":["variables.f"]}`}),
		multi("a file in no place", 400, codeInput, operations, []string{"map", `{"0":["variables.g.h"]}`}, []string{"0", "text", "a.txt"}),
		multi("a file in a place of the prototype", 400, codeInput, operations, []string{"map", `{"0":["variables.__proto__.f"]}`}, []string{"0", "text", "a.txt"}),
		multi("a file in 40,000 places", 400, guard.CodeComplexity, operations, []string{"map", `{"0":["variables.f"` + strings.Repeat(`,"variables.f"`, 40000) + `]}`}, []string{"0", "text", "a.txt"}),
		multi("10,000 files", 400, guard.CodeComplexity, operations, []string{"map", `{` + numbered(`"%d":["variables.f"],`, 10000) + `"x":["variables.f"]}`}),
		multi("operations of 2 MiB in a form", 413, codeLimit, []string{"operations", asQuery(strings.Repeat(" ", 2<<20))}),
		multi("the parts in another order", 400, codeInput, []string{"map", `{}`}, operations),
		{name: "a form without its end", headers: map[string]string{"Content-Type": "multipart/form-data; boundary=b", "GraphQL-Preflight": "1"}, body: "--b\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n{", status: 400, code: codeInput},
		{name: "a form without a boundary", headers: map[string]string{"Content-Type": "multipart/form-data", "GraphQL-Preflight": "1"}, body: "a", status: 400, code: codeInput},
	}
}

// siteAttacks come from pages of other sites, or from elsewhere.
func siteAttacks() []attack {
	mutation := asQuery(`mutation { deleteArticle(input: {id: "article:a"}) { id } }`)
	contentType, upload := form([]string{"operations", mutation}, []string{"map", "{}"})
	proxied := func(more map[string]string) map[string]string {
		h := map[string]string{"X-Forwarded-For": "203.0.113.7"}
		for name, value := range more {
			h[name] = value
		}
		return h
	}
	return []attack{
		{name: "a mutation as a form of a page", headers: map[string]string{"Content-Type": "application/x-www-form-urlencoded", "Origin": "https://evil.example"}, body: "query=mutation{a}", status: 403, code: codeForbidden},
		{name: "a mutation as a form", headers: map[string]string{"Content-Type": "application/x-www-form-urlencoded"}, body: "query=mutation{a}", status: 415, code: codeInput},
		{name: "a mutation as files", headers: map[string]string{"Content-Type": contentType}, body: upload, status: 403, code: codeForbidden},
		{name: "a mutation as text", headers: map[string]string{"Content-Type": "text/plain"}, body: mutation, status: 415, code: codeInput},
		{name: "a mutation without a type", headers: map[string]string{"Content-Type": ""}, body: mutation, status: 415, code: codeInput},
		{name: "a mutation in an address", method: "GET", path: "/graphql?query=mutation%7B__typename%7D", status: 405, code: codeInput},
		{name: "a query of another site", headers: map[string]string{"Origin": "https://evil.example"}, body: asQuery("{ topics { id } }"), status: 403, code: codeForbidden},
		{name: "a query of no site", headers: map[string]string{"Origin": "null"}, body: asQuery("{ topics { id } }"), status: 403, code: codeForbidden},
		{name: "an image of another site", method: "GET", path: "/graphql?query=%7B__typename%7D", headers: map[string]string{"Sec-Fetch-Site": "cross-site"}, status: 403, code: codeForbidden},
		{name: "another name for this machine", headers: map[string]string{"Host": "evil.example"}, body: asQuery("{ topics { id } }"), status: 421, code: codeMisdirected},
		{name: "a name that begins like loopback", headers: map[string]string{"Host": "127.0.0.1.evil.example"}, body: asQuery("{ topics { id } }"), status: 421, code: codeMisdirected},
		{name: "through a proxy without a token", headers: proxied(nil), body: asQuery("{ topics { id } }"), status: 401, code: codeUnauthenticated},
		{name: "a token in the address", path: "/graphql?token=a-secret-of-ana-1234&access_token=a-secret-of-ana-1234", headers: proxied(nil), body: asQuery("{ topics { id } }"), status: 401, code: codeUnauthenticated},
		{name: "a token in a cookie", headers: proxied(map[string]string{"Cookie": "Authorization=Bearer a-secret-of-ana-1234"}), body: asQuery("{ topics { id } }"), status: 401, code: codeUnauthenticated},
		{name: "a wrong token", headers: map[string]string{"Authorization": "Bearer a-secret-of-ana-1235"}, body: asQuery("{ topics { id } }"), status: 401, code: codeUnauthenticated},
		{name: "the metrics through a proxy", method: "GET", path: "/metrics", headers: proxied(nil), status: 401, code: codeUnauthenticated},
	}
}
