package server

import (
	"bytes"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"github.com/standpoint-graph/standpoint/server/guard"
)

// readMultipart reads a request with files, in the form of the GraphQL multipart request specification: operations, map,
// then the files in any order.
func (s *Server) readMultipart(w http.ResponseWriter, r *http.Request, boundary string) (*request, *refusal) {
	if r.ContentLength > s.limits.Upload {
		return nil, s.tooLarge()
	}
	select {
	case s.uploads <- struct{}{}:
		defer func() { <-s.uploads }()
	default:
		w.Header().Set("Retry-After", "5")
		return nil, refuse(http.StatusServiceUnavailable, codeUnavailable, "others are sending files just now; try again in a few seconds")
	}
	s.readBy(w, 6*s.limits.BodyTime)
	parts := multipart.NewReader(http.MaxBytesReader(w, r.Body, s.limits.Upload), boundary)

	operations, no := s.field(parts, "operations")
	if no != nil {
		return nil, no
	}
	req, no := s.parse(operations)
	if no != nil {
		return nil, no
	}
	if no := s.readVariables(req, true); no != nil {
		return nil, no
	}
	raw, no := s.field(parts, "map")
	if no != nil {
		return nil, no
	}
	if _, errs := guard.Structure(raw, s.limits.Limits); errs != nil {
		return nil, &refusal{http.StatusBadRequest, errs}
	}
	var places map[string][]string
	if err := json.Unmarshal(raw, &places); err != nil || len(places) > s.limits.Files {
		return nil, refuse(http.StatusBadRequest, codeInput, "map must name at most 100 files, each with a list of places in the variables")
	}
	return req, s.files(parts, places, req.variables)
}

// field reads the next part, which must have the given name.
func (s *Server) field(parts *multipart.Reader, name string) ([]byte, *refusal) {
	part, err := parts.NextPart()
	if err != nil {
		return nil, s.broken(err)
	}
	if part.FormName() != name {
		return nil, refuse(http.StatusBadRequest, codeInput, "the parts of the request must be operations, map and then the files")
	}
	content, err := io.ReadAll(io.LimitReader(part, s.limits.Body+1))
	if err != nil {
		return nil, s.unreadable(err)
	}
	if int64(len(content)) > s.limits.Body {
		return nil, s.tooLarge()
	}
	return content, nil
}

// broken says why there is no next part.
func (s *Server) broken(err error) *refusal {
	no := s.unreadable(err)
	if no.status == http.StatusBadRequest {
		return refuse(http.StatusBadRequest, codeInput, "the request is no multipart/form-data of operations, map and files")
	}
	return no
}

// files reads the files and puts each where the map says it belongs. A file in several places counts as often: each becomes a text.
func (s *Server) files(parts *multipart.Reader, places map[string][]string, variables map[string]any) *refusal {
	for left := s.limits.Upload; ; {
		part, err := parts.NextPart()
		if err == io.EOF {
			break
		}
		if err != nil {
			return s.broken(err)
		}
		paths, ok := places[part.FormName()]
		if !ok {
			return refuse(http.StatusBadRequest, codeInput, "a file is sent that map does not name")
		}
		delete(places, part.FormName())
		content, err := io.ReadAll(part)
		if err != nil {
			return s.unreadable(err)
		}
		if left -= int64(len(content)) * int64(len(paths)); left < 0 {
			return s.tooLarge()
		}
		for _, path := range paths {
			if !place(variables, path, graphql.Upload{
				File: bytes.NewReader(content), Size: int64(len(content)),
				Filename: part.FileName(), ContentType: part.Header.Get("Content-Type"),
			}) {
				return refuse(http.StatusBadRequest, codeInput, "map names a place that is not null in the variables; write it as variables.input.articles.0.content.file")
			}
		}
	}
	if len(places) > 0 {
		return refuse(http.StatusBadRequest, codeInput, "map names a file that is not sent")
	}
	return nil
}

// place puts a file into the variables at a path such as variables.input.articles.0.content.file, where null stands.
func place(variables map[string]any, path string, file graphql.Upload) bool {
	steps := strings.Split(path, ".")
	if len(steps) < 2 || steps[0] != "variables" {
		return false
	}
	var at any = variables
	for i, step := range steps[1:] {
		last := i == len(steps)-2
		switch here := at.(type) {
		case map[string]any:
			next, ok := here[step]
			if !ok || last && next != nil {
				return false
			}
			if last {
				here[step] = file
			}
			at = next
		case []any:
			n, err := strconv.Atoi(step)
			if err != nil || n < 0 || n >= len(here) || last && here[n] != nil {
				return false
			}
			if last {
				here[n] = file
			}
			at = here[n]
		default:
			return false
		}
	}
	return true
}
