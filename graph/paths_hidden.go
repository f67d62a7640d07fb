package graph

import (
	"context"
	"reflect"
	"slices"
	"unicode"
)

// hiddenBy searches again without each field of the filter that is set, and through the kinds that count by default.
func (s *pathSearch) hiddenBy(ctx context.Context) ([]string, error) {
	hidden := []string{}
	try := func(name string, without pathSearch) error {
		found, err := without.search(ctx, 1)
		if len(found) > 0 {
			hidden = append(hidden, name)
		}
		return err
	}
	fields := reflect.TypeFor[StatementFilter]()
	for i := range fields.NumField() {
		without := *s
		field := reflect.ValueOf(&without.filter).Elem().Field(i)
		if field.IsZero() {
			continue
		}
		field.SetZero()
		if err := try(asSpelled(fields.Field(i).Name), without); err != nil {
			return nil, err
		}
	}
	if usual := ThroughByDefault(); slices.ContainsFunc(usual, func(k TieKind) bool { return !slices.Contains(s.through, k) }) {
		without := *s
		without.through = usual
		if err := try("through", without); err != nil {
			return nil, err
		}
	}
	return hidden, nil
}

// asSpelled is a field's name as the API spells it.
func asSpelled(name string) string {
	letters := []rune(name)
	letters[0] = unicode.ToLower(letters[0])
	return string(letters)
}
