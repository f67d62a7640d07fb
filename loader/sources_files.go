package loader

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// found is a file that a path names, or what stands in the way of it.
type found struct {
	name string
	over *kindOver // lies in a folder and is passed over
	err  error
}

// kindOver is one kind of what is passed over in folders.
type kindOver struct{ noun, why string }

// What is passed over. A link to a folder is not followed: it may lead up again, out of what was named, or to what is read anyway.
var (
	overEnding  = &kindOver{"file", "no article by the ending; name a file itself to have it read as text"}
	overFolder  = &kindOver{"link", "to a folder; name a link itself to have that folder read"}
	overNowhere = &kindOver{"link", "to nothing that can be opened"}
	overSpecial = &kindOver{"file", "a pipe, a socket or a device"}
)

// maxOver is how many of a kind are named; the others are only counted.
const maxOver = 1000

// Over is what was passed over for one reason.
type Over struct {
	Noun  string   `json:"-"` // what one of them is
	Why   string   `json:"why"`
	Count int      `json:"count"`
	Names []string `json:"names"` // the first thousand
}

// endings are those of articles: what has another one is read only where somebody names the file itself.
var endings = []string{".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson"}

// PassedOver lists what [Sources] leaves out of folders: files whose ending is not one of text, Markdown, HTML or JSON Lines, links to
// folders, and what is no file. Hidden ones are not mentioned.
func PassedOver(ctx context.Context, paths []string) []Over {
	kinds := []*kindOver{overEnding, overFolder, overNowhere, overSpecial}
	all := make([]Over, len(kinds))
	for _, p := range paths {
		if p == "-" || isAddress(p) {
			continue
		}
		for _, f := range filesOf(p) {
			if ctx.Err() != nil {
				return nil
			}
			if f.over != nil {
				all[slices.Index(kinds, f.over)].add(f)
			}
		}
	}
	return slices.DeleteFunc(all, func(o Over) bool { return o.Count == 0 })
}

func (o *Over) add(f found) {
	o.Noun, o.Why = f.over.noun, f.over.why
	if o.Count++; len(o.Names) < maxOver {
		o.Names = append(o.Names, f.name)
	}
}

// filesOf lists what a path or a glob names, sorted.
func filesOf(p string) []found {
	info, err := os.Stat(p)
	switch {
	case err == nil && info.IsDir():
		return filesBelow(p)
	case err == nil:
		return []found{{name: p}}
	case !errors.Is(err, fs.ErrNotExist):
		return []found{{name: p, err: graph.Errorf(graph.BadInput, "it cannot be opened (%s); check its permissions", reason(err))}}
	}
	names, err := filepath.Glob(p)
	if err != nil || len(names) == 0 {
		return []found{{name: p, err: graph.Errorf(graph.NotFound, "there is no such file or folder; check the spelling")}}
	}
	var all []found
	for _, name := range names {
		all = append(all, filesOf(name)...)
	}
	return inOrder(all)
}

// filesBelow lists the files of a folder, without hidden ones. A folder in it that cannot be read does not end the rest.
func filesBelow(dir string) []found {
	dir = filepath.Clean(dir) + string(filepath.Separator) // so that a link that is named itself is followed
	var all []found
	_ = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error { // its errors are kept where they happen
		switch {
		case err != nil:
			all = append(all, found{name: filepath.Clean(name), err: graph.Errorf(graph.BadInput, "the folder cannot be read (%s); check its permissions", reason(err))})
			return fs.SkipDir
		case name != dir && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir():
			all = append(all, found{name: name, over: whyOver(name, d.Type())})
		}
		return nil
	})
	return inOrder(all)
}

// whyOver tells why what lies in a folder is passed over; nil if it is not.
func whyOver(name string, kind fs.FileMode) *kindOver {
	if kind&fs.ModeSymlink != 0 {
		info, err := os.Stat(name)
		if err != nil {
			return overNowhere
		}
		kind = info.Mode()
	}
	switch {
	case kind.IsDir():
		return overFolder
	case !kind.IsRegular():
		return overSpecial
	case isForeign(name):
		return overEnding
	}
	return nil
}

// longestEnding is as long as endings of files become, with their dot (".geojson", ".parquet"): what is longer is a sentence behind its full stop.
const longestEnding = 8

// isForeign tells a file that is no article by its ending. A day, a version or the words behind a full stop ("Talk with Dr. Berg") are no ending.
func isForeign(name string) bool {
	ending := strings.ToLower(filepath.Ext(name))
	if strings.Trim(ending, ".-_0123456789") == "" || len(ending) > longestEnding || strings.ContainsAny(ending, " _-") {
		return false
	}
	return !slices.Contains(endings, ending)
}

// inOrder sorts what was found, each name once; what one path names and another passes over is named.
func inOrder(all []found) []found {
	slices.SortStableFunc(all, func(a, b found) int { return strings.Compare(a.name, b.name) })
	var once []found
	for _, f := range all {
		if last := len(once) - 1; last >= 0 && once[last].name == f.name {
			if f.over == nil {
				once[last].over = nil
			}
			continue
		}
		once = append(once, f)
	}
	return once
}
