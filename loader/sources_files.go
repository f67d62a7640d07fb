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
	name    string
	foreign bool // lies in a folder and is no article by its ending
	err     error
}

// endings are those of articles: what has another one is read only where somebody names the file itself.
var endings = []string{".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson"}

// PassedOver lists the files in folders that [Sources] leaves out, because their ending is not one of text, Markdown, HTML or JSON Lines.
func PassedOver(ctx context.Context, paths []string) []string {
	var names []string
	for _, p := range paths {
		if p == "-" || isAddress(p) {
			continue
		}
		for _, f := range filesOf(p) {
			if ctx.Err() != nil {
				return names
			}
			if f.foreign {
				names = append(names, f.name)
			}
		}
	}
	return names
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
	var all []found
	_ = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error { // its errors are kept where they happen
		switch {
		case err != nil:
			all = append(all, found{name: name, err: graph.Errorf(graph.BadInput, "the folder cannot be read (%s); check its permissions", reason(err))})
			return fs.SkipDir
		case name != dir && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.Type().IsRegular() || d.Type()&fs.ModeSymlink != 0 && isFile(name):
			all = append(all, found{name: name, foreign: isForeign(name)})
		}
		return nil
	})
	return inOrder(all)
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

// inOrder sorts what was found, each name once; what one path names and another finds foreign is named.
func inOrder(all []found) []found {
	slices.SortStableFunc(all, func(a, b found) int { return strings.Compare(a.name, b.name) })
	var once []found
	for _, f := range all {
		if last := len(once) - 1; last >= 0 && once[last].name == f.name {
			once[last].foreign = once[last].foreign && f.foreign
			continue
		}
		once = append(once, f)
	}
	return once
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}
