package loader

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// maxSource is how many bytes of one file are ever held; Read refuses what is longer than it may be, and says so.
const maxSource = 4*MaxText + 1

// Sources yields what paths name, in a fixed order: files, folders with all below them that can be an article by its ending (see
// [PassedOver]), globs, addresses of the web, which are loaded with pages, and "-" for standard input. JSON Lines yield a source a line.
// A source that cannot be read is yielded with its error and its Name, and does not end the rest.
func Sources(ctx context.Context, paths []string, stdin io.Reader, pages Pages) iter.Seq2[graph.Source, error] {
	return func(yield func(graph.Source, error) bool) {
		for _, p := range paths {
			if isAddress(p) {
				src, err := pages.Fetch(ctx, p)
				if ctx.Err() != nil || !yield(src, err) {
					return
				}
				continue
			}
			if !walkPath(ctx, p, stdin, yield) {
				return
			}
		}
	}
}

type yieldSource = func(graph.Source, error) bool

func walkPath(ctx context.Context, p string, stdin io.Reader, yield yieldSource) bool {
	if p == "-" {
		return yieldInput(ctx, "standard input", stdin, yield)
	}
	for _, f := range filesOf(p) {
		switch {
		case ctx.Err() != nil:
			return false
		case f.over != nil:
		case f.err != nil:
			if !yield(graph.Source{Name: f.name}, f.err) {
				return false
			}
		case !yieldFile(ctx, f.name, yield):
			return false
		}
	}
	return true
}

// yieldFile yields a file's source, or one for each of its lines.
func yieldFile(ctx context.Context, name string, yield yieldSource) bool {
	f, err := os.Open(name)
	if err != nil {
		return yield(graph.Source{Name: name}, graph.Errorf(graph.BadInput, "it cannot be opened (%s); check its permissions", reason(err)))
	}
	defer f.Close() //nolint:errcheck // it was only read
	return yieldInput(ctx, name, f, yield)
}

// yieldInput reads one file or stream: JSON Lines by their name or their look, else one source.
func yieldInput(ctx context.Context, name string, r io.Reader, yield yieldSource) bool {
	in := bufio.NewReaderSize(r, 64<<10)
	head, err := in.Peek(512)
	if err != nil && !errors.Is(err, io.EOF) {
		return yield(graph.Source{Name: name}, graph.Errorf(graph.BadInput, "it cannot be read (%s)", reason(err)))
	}
	if isJSONLines(name, head) {
		return yieldLines(ctx, name, in, yield)
	}
	content, err := io.ReadAll(io.LimitReader(in, maxSource))
	if err != nil {
		return yield(graph.Source{Name: name}, graph.Errorf(graph.BadInput, "it cannot be read (%s)", reason(err)))
	}
	return yield(graph.Source{Name: name, Content: content}, nil)
}

func isJSONLines(name string, head []byte) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".jsonl", ".ndjson":
		return true
	case "":
		head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte(bom)), " \t\r\n")
		return bytes.HasPrefix(head, []byte(`{"`))
	}
	return false
}

// jsonArticle is one line of JSON Lines; all but text may be left out.
type jsonArticle struct {
	ID          string  `json:"id"`
	Title       string  `json:"title"`
	Text        *string `json:"text"`
	URL         string  `json:"url"`
	Publisher   string  `json:"publisher"`
	PublishedOn string  `json:"publishedOn"`
	Authors     authors `json:"authors"`
	Language    string  `json:"language"`
}

// authors are written as a list of names, or as one name.
type authors []string

// UnmarshalJSON reads either.
func (a *authors) UnmarshalJSON(b []byte) error {
	var one string
	if err := json.Unmarshal(b, &one); err == nil {
		*a = splitAuthors(one)
		return nil
	}
	var list []string
	if err := json.Unmarshal(b, &list); err != nil {
		return fmt.Errorf("authors is a list of names, or one name")
	}
	*a = list
	return nil
}

// yieldLines yields a source for each line that is not blank.
func yieldLines(ctx context.Context, name string, in *bufio.Reader, yield yieldSource) bool {
	for n := 1; ; n++ {
		line, err := readLine(in)
		if err == nil && len(bytes.TrimSpace(line)) > 0 || len(bytes.TrimSpace(line)) > 0 {
			src, bad := parseLine(fmt.Sprintf("%s, line %d", name, n), line)
			if ctx.Err() != nil || !yield(src, bad) {
				return false
			}
		}
		switch {
		case errors.Is(err, io.EOF):
			return true
		case err != nil:
			return yield(graph.Source{Name: fmt.Sprintf("%s, line %d", name, n)}, graph.Errorf(graph.BadInput, "it cannot be read (%s)", reason(err)))
		}
	}
}

// readLine reads up to the next line feed. Of a line longer than a source may be, only that much is kept, and the rest is passed over.
func readLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		if len(line) < 8*maxSource {
			line = append(line, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
}

// parseLine makes a source of one line.
func parseLine(name string, line []byte) (graph.Source, error) {
	src := graph.Source{Name: name}
	var a jsonArticle
	if err := json.Unmarshal(bytes.TrimPrefix(line, []byte(bom)), &a); err != nil {
		return src, graph.Errorf(graph.BadInput, "the line is not a JSON object of an article (%s); write {\"id\": …, \"text\": …}", jsonReason(err))
	}
	src.Ref = a.ID
	if a.Text == nil {
		return src, graph.Errorf(graph.BadInput, "the line has no \"text\"; every article needs one")
	}
	if a.PublishedOn != "" {
		day, ok := wholeDay(a.PublishedOn)
		if !ok {
			return src, graph.Errorf(graph.BadInput, "publishedOn %q is not a day; write it as 2025-02-13 or leave it out", a.PublishedOn)
		}
		src.PublishedOn = &day
	}
	src.Content, src.ContentType, src.Bare = []byte(*a.Text), "text/plain", true
	src.Title, src.URL, src.Publisher, src.Authors, src.Language = a.Title, a.URL, a.Publisher, a.Authors, a.Language
	return src, nil
}

// jsonReason says in words what is wrong with JSON, without the names of this program.
func jsonReason(err error) string {
	var wrong *json.UnmarshalTypeError
	switch {
	case errors.As(err, &wrong) && wrong.Field != "":
		return fmt.Sprintf("%q is of the wrong kind, %s", wrong.Field, wrong.Value)
	case errors.As(err, &wrong):
		return "it is of another kind, " + wrong.Value
	}
	return err.Error()
}

// reason is the bare cause of a file error, without the path, which the report names anyway.
func reason(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}

// CountSources tells how many sources paths name, by counting files and lines without reading articles; ok is false when that
// cannot be known, as of standard input.
func CountSources(ctx context.Context, paths []string) (n int, ok bool) {
	for _, p := range paths {
		if p == "-" {
			return 0, false
		}
		if isAddress(p) {
			n++
			continue
		}
		for _, f := range filesOf(p) {
			switch {
			case ctx.Err() != nil:
				return 0, false
			case f.err != nil:
				n++ // it will be reported as one failure
			case f.over == nil:
				n += sourcesIn(f.name)
			}
		}
	}
	return n, true
}

// sourcesIn is 1 for a file, and the number of lines that are not blank for JSON Lines.
func sourcesIn(name string) int {
	if ext := strings.ToLower(filepath.Ext(name)); ext != ".jsonl" && ext != ".ndjson" {
		return 1
	}
	f, err := os.Open(name)
	if err != nil {
		return 1
	}
	defer f.Close() //nolint:errcheck // it was only read
	n := 0
	in := bufio.NewReaderSize(f, 256<<10)
	for blank := true; ; {
		part, err := in.ReadSlice('\n')
		blank = blank && len(bytes.TrimSpace(part)) == 0
		if !errors.Is(err, bufio.ErrBufferFull) {
			if !blank {
				n++
			}
			blank = true
		}
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return n
		}
	}
}
