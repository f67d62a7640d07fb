package graph

import "strings"

// contentGap parts the segments' words in Coding.Content.
const contentGap = " … "

// JoinContent is Coding.Content as the content segments make it.
func JoinContent(content []Segment) string {
	words := make([]string, len(content))
	for i, s := range content {
		words[i] = s.Exact
	}
	return strings.Join(words, contentGap)
}

// Prove checks evidence against the text of its article, which has the given [TextHash]: there is content; every segment lies
// within the text and repeats it letter for letter, and so does what it keeps of the words before and after; content
// segments follow one another without sharing words. It gives EVIDENCE_MISMATCH that says which segment is wrong and how.
// It takes time in proportion to the segments, whatever the length of the text.
func Prove(text *Text, textHash string, e *Evidence) error {
	switch {
	case len(e.Content) == 0:
		return Errorf(EvidenceWrong, "there is no evidence for the content; give its place in the article")
	case e.TextHash != textHash:
		return Errorf(EvidenceWrong, "the evidence is about another text of the article; read the article again")
	}
	for _, role := range []struct {
		name     string
		segments []Segment
	}{{"content", e.Content}, {"cue", e.Cue}, {"speaker", e.Speaker}} {
		if err := proveRole(text, role.name, role.segments); err != nil {
			return err
		}
	}
	return nil
}

func proveRole(text *Text, role string, segments []Segment) error {
	end := 0
	for i, s := range segments {
		printed, ok := text.Slice(s.Span())
		wrong := func(format string, args ...any) error {
			return Errorf(EvidenceWrong, "%s segment %d (code points %d to %d) "+format, append([]any{role, i + 1, s.Start, s.End}, args...)...)
		}
		switch {
		case !ok || s.Start == s.End:
			return wrong("does not lie within the text, which has %d", text.Len())
		case s.Start < end && role == "content":
			return wrong("begins before the one ahead of it ends")
		case printed != s.Exact:
			return wrong("says %q, where the article has %q", clip(s.Exact), clip(printed))
		case !strings.HasSuffix(text.text[:text.offset(s.Start)], s.Prefix):
			return wrong("does not stand after %q", clip(s.Prefix))
		case !strings.HasPrefix(text.text[text.offset(s.End):], s.Suffix):
			return wrong("does not stand before %q", clip(s.Suffix))
		}
		end = s.End
	}
	return nil
}

// clip shortens words for a message.
func clip(s string) string {
	const most = 60
	if t := NewText(s[:min(len(s), 8*most)]); t.Len() > most {
		cut, _ := t.Slice(Span{0, most})
		return cut + "…"
	}
	return s
}
