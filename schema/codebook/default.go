package codebook

import (
	"embed"
	"errors"
	"path"
	"strings"
	"sync"
)

//go:embed default
var defaultFiles embed.FS

// defaultEntry is the file the built-in codebook begins with. Faults name the
// built-in files with the folder, so that they are not taken for a user's.
const defaultEntry = "default/codebook.yaml"

// defaultLibrary reads the built-in files.
var defaultLibrary library = builtIn{}

var readDefault = sync.OnceValues(func() (*Codebook, error) {
	r := newReader()
	data, err := defaultLibrary.read(defaultEntry)
	if err != nil {
		return nil, Faults{{File: defaultEntry, What: err.Error()}}
	}
	r.file(defaultLibrary, defaultEntry, data)
	return r.result()
})

// Default returns the built-in codebook. It is read once; every caller gets
// the same one.
func Default() (*Codebook, error) { return readDefault() }

// builtIn is the library of the files built into the program.
type builtIn struct{}

func (builtIn) read(name string) ([]byte, error) {
	data, err := defaultFiles.ReadFile(name)
	if err != nil {
		return nil, errors.New("there is no such file in the built-in codebook")
	}
	return data, nil
}

func (builtIn) join(from, include string) string { return path.Join(path.Dir(from), include) }

func (builtIn) beside(name string) []string {
	var files []string
	dir := path.Dir(name)
	for _, folder := range []string{dir, dir + "/actors"} {
		entries, err := defaultFiles.ReadDir(folder)
		if err != nil {
			continue // an optional folder
		}
		for _, e := range entries {
			if file := folder + "/" + e.Name(); !e.IsDir() && file != name {
				files = append(files, strings.TrimPrefix(file, dir+"/"))
			}
		}
	}
	return files
}
