package server

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"os"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/standpoint-graph/standpoint/server/guard"
)

// request is what a client asks, however it was sent.
type request struct {
	query         string
	operationName string
	raw           json.RawMessage // the variables as they came, read once it is known what they are for
	longest       int             // the length of the longest string in them
	variables     map[string]any
	persisted     string // hash of a persisted query
	get           bool
}

// refusal is an answer without data: why the request is not carried out. The status is kept where the media type says
// nothing else, see status.
type refusal struct {
	status int
	errs   gqlerror.List
}

// refuse makes a refusal with one error.
func refuse(status int, code, message string) *refusal {
	err := gqlerror.Errorf("%s", message)
	err.Extensions = map[string]any{"code": code}
	return &refusal{status, gqlerror.List{err}}
}

// read takes the request from where the method and the content type say it is.
func (s *Server) read(w http.ResponseWriter, r *http.Request) (*request, *refusal) {
	if r.Header.Get("Content-Encoding") != "" {
		return nil, refuse(http.StatusUnsupportedMediaType, codeInput, "compressed requests are not read; send the body as it is")
	}
	switch r.Method {
	case http.MethodGet:
		return s.readURL(r)
	case http.MethodPost:
	default:
		w.Header().Set("Allow", "GET, POST, OPTIONS")
		return nil, refuse(http.StatusMethodNotAllowed, codeInput, "ask with GET or POST")
	}
	mediaType, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	switch {
	case err == nil && mediaType == "application/json" && isUTF8(params["charset"]):
		return s.readJSON(w, r)
	case err == nil && mediaType == "multipart/form-data":
		if !wasPreflighted(r) {
			return nil, refuse(http.StatusForbidden, codeForbidden, "send the header GraphQL-Preflight: 1 with files, so that no other site can send them for you")
		}
		return s.readMultipart(w, r, params["boundary"])
	}
	return nil, refuse(http.StatusUnsupportedMediaType, codeInput, "send the request as application/json in UTF-8, or as multipart/form-data with files")
}

func isUTF8(charset string) bool {
	return charset == "" || bytes.EqualFold([]byte(charset), []byte("utf-8")) || bytes.EqualFold([]byte(charset), []byte("utf8"))
}

// readURL reads a query from the parameters of the address.
func (s *Server) readURL(r *http.Request) (*request, *refusal) {
	q := r.URL.Query()
	b := wire{OperationName: optional(q.Get("operationName"))}
	if q.Has("query") {
		b.Query = optional(q.Get("query"))
	}
	for name, into := range map[string]*json.RawMessage{"variables": &b.Variables, "extensions": &b.Extensions} {
		if v := q.Get(name); v != "" {
			*into = json.RawMessage(v)
		}
	}
	req, no := s.take(b)
	if req != nil {
		req.get = true
	}
	return req, no
}

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// readJSON reads a request from a body of JSON.
func (s *Server) readJSON(w http.ResponseWriter, r *http.Request) (*request, *refusal) {
	if r.ContentLength > s.limits.Body {
		return nil, s.tooLarge()
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, s.limits.Body))
	if err != nil {
		return nil, s.unreadable(err)
	}
	return s.parse(body)
}

// unreadable says why a body could not be read.
func (s *Server) unreadable(err error) *refusal {
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return s.tooLarge()
	}
	if errors.Is(err, os.ErrDeadlineExceeded) {
		return refuse(http.StatusRequestTimeout, codeTimeout, "the request took too long to arrive")
	}
	return refuse(http.StatusBadRequest, codeInput, "the request broke off")
}

func (s *Server) tooLarge() *refusal {
	return refuse(http.StatusRequestEntityTooLarge, codeLimit,
		"the request is too large: 1 MiB are read as JSON and 32 MiB as multipart/form-data; send long articles as files and many articles in several requests")
}

// wire is the form of a request in JSON.
type wire struct {
	Query         *string         `json:"query"`
	OperationName *string         `json:"operationName"`
	Variables     json.RawMessage `json:"variables"`
	Extensions    json.RawMessage `json:"extensions"`
}

// parse reads the form of a request in JSON.
func (s *Server) parse(body []byte) (*request, *refusal) {
	if start := bytes.TrimLeft(body, " \t\r\n"); len(start) > 0 && start[0] == '[' {
		return nil, refuse(http.StatusBadRequest, codeInput, "send one operation at a time; lists of them are not answered")
	}
	if _, errs := guard.Structure(body, s.limits.Limits); errs != nil {
		return nil, &refusal{http.StatusBadRequest, errs}
	}
	var b wire
	if err := json.Unmarshal(body, &b); err != nil {
		return nil, refuse(http.StatusBadRequest, codeInput, guard.Shorten("the request is no JSON object of query, variables, operationName and extensions: "+err.Error(), s.limits.MessageRunes))
	}
	return s.take(b)
}

// take checks the parts of a request.
func (s *Server) take(b wire) (*request, *refusal) {
	req := &request{raw: b.Variables}
	var errs gqlerror.List
	if req.longest, errs = guard.Structure(b.Variables, s.limits.Limits); errs != nil {
		return nil, &refusal{http.StatusBadRequest, errs}
	}
	if no := isObject("variables", b.Variables); no != nil {
		return nil, no
	}
	var extensions struct {
		PersistedQuery struct{ Sha256Hash string }
	}
	if no := isObject("extensions", b.Extensions); no != nil {
		return nil, no
	}
	if len(b.Extensions) > 0 && json.Unmarshal(b.Extensions, &extensions) != nil {
		return nil, refuse(http.StatusBadRequest, codeInput, "extensions must be a JSON object, and persistedQuery in it one with sha256Hash")
	}
	req.persisted = extensions.PersistedQuery.Sha256Hash
	if b.OperationName != nil {
		req.operationName = *b.OperationName
	}
	if b.Query != nil {
		req.query = *b.Query
	}
	if req.query == "" && req.persisted == "" {
		return nil, refuse(http.StatusBadRequest, codeInput, "there is no query; send it as the field query")
	}
	return req, nil
}

// isObject refuses what is neither an object nor null nor left out.
func isObject(name string, raw json.RawMessage) *refusal {
	raw = bytes.TrimSpace(raw)
	if len(raw) == 0 || raw[0] == '{' || string(raw) == "null" {
		return nil
	}
	return refuse(http.StatusBadRequest, codeInput, name+" must be a JSON object")
}

// readVariables reads the variables. Those of queries hold no long strings; those of mutations may carry articles.
func (s *Server) readVariables(req *request, mayHoldTexts bool) *refusal {
	if req.variables != nil || len(req.raw) == 0 {
		return nil
	}
	if most := 6 * s.limits.StringBytes; req.longest > most && !mayHoldTexts { // six bytes, as \u0041, may stand for one
		return refuse(http.StatusOK, guard.CodeComplexity, "a string of the variables is too long")
	}
	d := json.NewDecoder(bytes.NewReader(req.raw))
	d.UseNumber()
	if d.Decode(&req.variables) != nil {
		return refuse(http.StatusBadRequest, codeInput, "variables must be a JSON object")
	}
	return nil
}
