package corpus

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Files are the files of a corpus by what they hold, each list sorted.
type Files struct {
	Articles     []string // marked articles, *.txt
	Converted    []string // articles as JSON Lines, *.jsonl and *.jsonl.gz
	Passages     []string // of the stance corpus, *.jsonl
	Propositions []string // propositions*.jsonl
}

// apart are folders of what is no corpus to check or measure on: texts that were coded a second time, only to see how far coders agree,
// and news that nobody marked, of which a tagger in training reads what a larger one says.
var apart = []string{"second", "plain"}

// Find sorts files, and all files under folders, by what they hold. Beside passages it takes the propositions of their folder.
// Hidden files are left out, and so are folders "second" of second codings and "plain" of unmarked news, unless they are named
// themselves. Left out, too, is what lies in a folder and is of another sort; a file that is named must be of a known one.
func Find(paths ...string) (Files, error) {
	var out Files
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			return out, fmt.Errorf("%s cannot be read (%s); name a file or folder of a corpus", path, cause(err))
		}
		if !info.IsDir() {
			if err := out.add(path, true); err != nil {
				return out, err
			}
			continue
		}
		err = filepath.WalkDir(path, func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case name != path && strings.HasPrefix(d.Name(), "."):
				if d.IsDir() {
					return fs.SkipDir
				}
				return nil
			case name != path && d.IsDir() && slices.Contains(apart, d.Name()):
				return fs.SkipDir
			case d.IsDir():
				return nil
			}
			return out.add(name, false)
		})
		if err != nil {
			return out, err
		}
	}
	out.addPropositions()
	for _, list := range []*[]string{&out.Articles, &out.Converted, &out.Passages, &out.Propositions} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	return out, nil
}

// add puts a file where it belongs.
func (fs *Files) add(name string, named bool) error {
	base := filepath.Base(name)
	plain := strings.TrimSuffix(base, ".gz")
	switch ext := filepath.Ext(plain); {
	case ext == ".txt" && plain == base:
		fs.Articles = append(fs.Articles, name)
	case ext != ".jsonl" && ext != ".ndjson":
		if named {
			return fmt.Errorf("%s is neither .txt nor .jsonl; name marked articles, passages or a folder of them", name)
		}
	case strings.HasPrefix(base, "propositions"):
		fs.Propositions = append(fs.Propositions, name)
	default:
		articles, err := holdsArticles(name)
		if err != nil {
			return err
		}
		if articles {
			fs.Converted = append(fs.Converted, name)
		} else {
			fs.Passages = append(fs.Passages, name)
		}
	}
	return nil
}

// holdsArticles tells JSON Lines of articles from those of passages by the first line.
func holdsArticles(name string) (bool, error) {
	for line, err := range lines(name) {
		if err != nil {
			return false, err
		}
		return bytes.Contains(line.text, []byte(`"attributions"`)), nil
	}
	return false, nil
}

// addPropositions takes the propositions that lie beside passages.
func (fs *Files) addPropositions() {
	for _, p := range fs.Passages {
		beside, err := filepath.Glob(filepath.Join(filepath.Dir(p), "propositions*.jsonl"))
		if err == nil { // a folder whose name is a bad pattern has none
			fs.Propositions = append(fs.Propositions, beside...)
		}
	}
}

// numbered is one line of a file.
type numbered struct {
	n    int // from 1
	text []byte
}

// lines reads the lines of a file that are not blank, unpacking .gz, one at a time. The error says which file and why.
func lines(name string) iter.Seq2[numbered, error] {
	return func(yield func(numbered, error) bool) {
		f, err := os.Open(name)
		if err != nil {
			yield(numbered{}, Faults{{File: name, Message: "it cannot be read (" + cause(err) + ")"}})
			return
		}
		defer f.Close() //nolint:errcheck // it was only read
		var from io.Reader = f
		if strings.HasSuffix(name, ".gz") {
			if from, err = gzip.NewReader(f); err != nil {
				yield(numbered{}, Faults{{File: name, Message: "it is not packed with gzip; unpack it or mend its name"}})
				return
			}
		}
		in := bufio.NewReaderSize(from, 1<<16)
		for n := 1; ; n++ {
			line, err := in.ReadBytes('\n')
			if len(bytes.TrimSpace(line)) > 0 && !yield(numbered{n, line}, nil) {
				return
			}
			if err != nil {
				if !errors.Is(err, io.EOF) {
					yield(numbered{}, Faults{{File: name, Line: n, Message: "it cannot be read (" + cause(err) + ")"}})
				}
				return
			}
		}
	}
}

// cause is why a file cannot be read, without its path.
func cause(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}

// ReadArticles yields the articles of marked files and of JSON Lines, one at a time. With an error ([Faults]) the article is what
// could be read of it, nil if nothing.
func (fs Files) ReadArticles() iter.Seq2[*Article, error] {
	return func(yield func(*Article, error) bool) {
		for _, name := range fs.Articles {
			if !yield(ReadArticle(name)) {
				return
			}
		}
		for _, name := range fs.Converted {
			for line, err := range lines(name) {
				if err != nil {
					if !yield(nil, err) {
						return
					}
					continue
				}
				a, err := ParseConverted(line.text)
				if err != nil {
					err = Faults{{name, line.n, err.Error()}}
				} else {
					a.File, a.Line = name, line.n
				}
				if !yield(a, err) {
					return
				}
			}
		}
	}
}

// AllArticles reads all articles into memory; the first file with a fault ends it.
func (fs Files) AllArticles() ([]*Article, error) {
	var out []*Article
	for a, err := range fs.ReadArticles() {
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, nil
}
