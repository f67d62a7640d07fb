package view

import (
	"encoding/json"
	"io"
	"strconv"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"github.com/standpoint-graph/standpoint/graph"
)

// maxID is more than any id is long.
const maxID = 300

// MarshalID writes an id.
func MarshalID(id graph.ID) graphql.Marshaler { return graphql.MarshalString(string(id)) }

// UnmarshalID reads an id. A number is read as its digits, as GraphQL wants it.
func UnmarshalID(v any) (graph.ID, error) {
	var s string
	switch v := v.(type) {
	case string:
		s = v
	case json.Number:
		s = v.String()
	case int64:
		s = strconv.FormatInt(v, 10)
	case int:
		s = strconv.Itoa(v)
	default:
		return "", graph.Errorf(graph.BadInput, "an id is a string, such as \"person:lena-orlov\"")
	}
	if len(s) > maxID {
		return "", graph.Errorf(graph.BadInput, "an id is at most %d bytes long", maxID)
	}
	return graph.ID(s), nil
}

// MarshalDate writes a day.
func MarshalDate(d graph.Date) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) { d.MarshalGQL(w) })
}

// UnmarshalDate reads a day.
func UnmarshalDate(v any) (graph.Date, error) {
	s, ok := v.(string)
	if !ok || len(s) > 10 {
		return graph.Date{}, graph.Errorf(graph.BadInput, "a day is a string such as \"2025-02-13\"")
	}
	d, err := graph.ParseDate(s)
	return d, graph.Wrap(err, graph.BadInput, "a day is a string such as \"2025-02-13\"")
}

// MarshalDateTime writes an instant in UTC.
func MarshalDateTime(t time.Time) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) { _, _ = io.WriteString(w, strconv.Quote(t.UTC().Format(time.RFC3339Nano))) })
}

// UnmarshalDateTime reads an instant with its offset.
func UnmarshalDateTime(v any) (time.Time, error) {
	s, ok := v.(string)
	if !ok || len(s) > 40 {
		return time.Time{}, graph.Errorf(graph.BadInput, "an instant is a string such as \"2025-02-13T09:30:00+01:00\"")
	}
	t, err := time.Parse(time.RFC3339Nano, s)
	return t, graph.Wrap(err, graph.BadInput, "an instant is a string such as \"2025-02-13T09:30:00+01:00\"")
}

// MarshalUpload writes nothing: files only come in.
func MarshalUpload(graphql.Upload) graphql.Marshaler { return graphql.Null }

// UnmarshalUpload takes a file of a multipart request.
func UnmarshalUpload(v any) (graphql.Upload, error) {
	file, ok := v.(graphql.Upload)
	if !ok {
		return file, graph.Errorf(graph.BadInput, "a file is sent as a part of a multipart request, not as a value")
	}
	return file, nil
}
