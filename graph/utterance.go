package graph

import (
	"crypto/sha256"
	"encoding/base32"
	"slices"
	"strings"
)

const (
	quotedWords  = 6 // words of a quoted stretch that make an utterance known by them
	utteranceGap = 7 // days between two reports of one utterance, at most
)

// keyEncoding writes hashes as small letters and digits.
var keyEncoding = base32.StdEncoding.WithPadding(base32.NoPadding)

// shortHash is 16 small letters and digits, 80 bits, of the SHA-256 of the parts.
func shortHash(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write(appendField(nil, p))
	}
	return strings.ToLower(keyEncoding.EncodeToString(h.Sum(nil)[:10]))
}

// UtteranceKey is equal for statements that may be reports of the same words: same speakers, same form, and the same folded
// words of the longest quoted stretch of at least six words, else of the whole content. See [Utterances] for what days say.
func UtteranceKey(s *Statement) string {
	speakers := slices.Clone(s.SpeakerIDs)
	slices.Sort(speakers)
	parts := []string{string(s.Form)}
	for _, id := range slices.Compact(speakers) {
		parts = append(parts, string(id))
	}
	return shortHash(append(parts, "", joinWords(utteranceWords(s.Content)))...)
}

// utteranceWords gives the words an utterance is known by. Of quoted stretches of equal length the first counts.
func utteranceWords(content string) []string {
	var longest []string
	for rest, text := true, content; rest; {
		var quoted string
		if _, text, rest = cutQuote(text); rest {
			quoted, text, rest = cutQuote(text)
		}
		if words := Words(quoted); rest && len(words) > len(longest) {
			longest = words
		}
	}
	if len(longest) < quotedWords {
		return Words(content)
	}
	return longest
}

// Dated is a statement and the day it was said, as [Said.Day] gives it.
type Dated struct {
	ID  ID
	Day Date
}

// Utterances tells which of the statements with one key report one utterance: those whose days lie in a chain with gaps of at
// most seven days. Statements of unknown day are one utterance of their own. It gives each statement's Utterance: the key,
// "@", and the earliest day of the chain, or "unknown". The order of reports does not matter.
func Utterances(key string, reports []Dated) map[ID]string {
	sorted := slices.Clone(reports)
	slices.SortFunc(sorted, func(a, b Dated) int {
		if c := a.Day.Compare(b.Day); c != 0 {
			return c
		}
		return strings.Compare(string(a.ID), string(b.ID))
	})
	of := make(map[ID]string, len(sorted))
	var first, last Date
	for _, r := range sorted {
		if r.Day.IsZero() {
			of[r.ID] = key + "@unknown"
			continue
		}
		if first.IsZero() || r.Day.Number()-last.Number() > utteranceGap {
			first = r.Day
		}
		last = r.Day
		of[r.ID] = key + "@" + first.String()
	}
	return of
}

// UtteranceKeyOf cuts an utterance into the key it was made from.
func UtteranceKeyOf(utterance string) string {
	key, _, _ := strings.Cut(utterance, "@")
	return key
}
