package graph

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// ID is the permanent address of a node: "kind:key", such as "person:lena-orlov". Database ids never leave a store.
type ID string

// Kinds of ids, the part before the colon.
const (
	KindPerson       = "person"
	KindCountry      = "country"
	KindOrganisation = "organisation"
	KindArticle      = "article"
	KindStatement    = "statement"
	KindRelation     = "relation"
	KindTopic        = "topic"
	KindProposition  = "proposition"
	KindJob          = "job"
)

// MakeID joins a kind and a key.
func MakeID(kind, key string) ID { return ID(kind + ":" + key) }

// Kind is the part before the first colon, or "" if there is none.
func (i ID) Kind() string {
	kind, _, ok := strings.Cut(string(i), ":")
	if !ok {
		return ""
	}
	return kind
}

// Key is the part after the first colon, or the whole id if there is none.
func (i ID) Key() string {
	_, key, ok := strings.Cut(string(i), ":")
	if !ok {
		return string(i)
	}
	return key
}

// MarshalGQL writes the id as a JSON string.
func (i ID) MarshalGQL(w io.Writer) { _, _ = io.WriteString(w, strconv.Quote(string(i))) }

// UnmarshalGQL reads an id from a GraphQL string.
func (i *ID) UnmarshalGQL(v any) error {
	s, ok := v.(string)
	if !ok {
		return fmt.Errorf("an id is a string, such as \"person:lena-orlov\"")
	}
	*i = ID(s)
	return nil
}
