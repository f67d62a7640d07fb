package guard

import (
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// fail is one error with a code.
func fail(code, format string, args ...any) gqlerror.List {
	err := gqlerror.Errorf(format, args...)
	err.Extensions = map[string]any{"code": code}
	return gqlerror.List{err}
}

func refuse(format string, args ...any) gqlerror.List { return fail(CodeComplexity, format, args...) }

// parseError is what the parser found, or that it gave up at the limit of tokens.
func parseError(err error, l Limits) gqlerror.List {
	if strings.Contains(err.Error(), "exceeded token limit") {
		return refuse("the query has more than %d words and signs; ask in several queries", l.Tokens)
	}
	if strings.Contains(err.Error(), "maximum nesting depth") {
		return refuse("the query is nested too deeply; ask in several queries")
	}
	list := fail(CodeParse, "%s", Shorten(err.Error(), l.MessageRunes))
	if e, ok := errors.AsType[*gqlerror.Error](err); ok {
		list[0].Message, list[0].Locations = Shorten(e.Message, l.MessageRunes), e.Locations
	}
	return list
}

// Shorten cuts a message to so many runes, so that an answer does not echo a long request.
func Shorten(s string, runes int) string {
	s = strings.ToValidUTF8(s, "�")
	if utf8.RuneCountInString(s) <= runes {
		return s
	}
	return string([]rune(s)[:runes-1]) + "…"
}

// Bound cuts a list of errors to the limits and says how many were left out.
func Bound(errs gqlerror.List, l Limits) gqlerror.List {
	left := len(errs) - l.Errors
	if left > 0 {
		errs = errs[:l.Errors:l.Errors]
	}
	for _, e := range errs {
		e.Message = Shorten(e.Message, l.MessageRunes)
		if len(e.Locations) > 4 {
			e.Locations = e.Locations[:4]
		}
	}
	if left > 0 {
		more := gqlerror.Errorf("and %d more errors", left)
		more.Extensions = errs[len(errs)-1].Extensions
		errs = append(errs, more)
	}
	return errs
}
