package codebook

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Open reads a codebook from a file on disk with all it includes. Includes
// are relative to the file that has them; `default` is the built-in codebook,
// `default/cues.yaml` one of its files.
// The error is [Faults].
func Open(path string) (*Codebook, error) {
	r, lib, name := newReader(), disk{}, filepath.Clean(path)
	data, err := lib.read(name)
	if err != nil {
		return nil, Faults{{
			File: name, What: "the codebook cannot be read: " + err.Error(),
			Instead: openHint(path, lib.beside(name)),
		}}
	}
	r.file(lib, name, data)
	return r.result()
}

// openHint offers the files in the folder that was named.
func openHint(path string, files []string) string {
	near := nearest(filepath.Base(path), files, 3)
	if len(near) == 0 {
		return "write the path of a YAML file"
	}
	for i := range near {
		near[i] = filepath.Join(filepath.Dir(path), near[i])
	}
	return "write " + orList(near)
}

// Parse reads a codebook from bytes; name stands for the file in faults. Of
// includes only the built-in ones can be read, for bytes have no folder. The
// error is [Faults].
func Parse(name string, yaml []byte) (*Codebook, error) {
	r := newReader()
	r.file(noFolder{}, name, yaml)
	return r.result()
}

// disk is the library of files on disk.
type disk struct{}

func (disk) read(name string) ([]byte, error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, errors.New("there is no such file")
	case err != nil:
		return nil, plain(err)
	case info.IsDir():
		return nil, errors.New("it is a folder")
	case !info.Mode().IsRegular():
		return nil, errors.New("it is not a regular file")
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, plain(err)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxFile+1))
	if err != nil {
		return nil, plain(err)
	}
	return data, nil
}

// plain takes the path out of an error, which the fault names already.
func plain(err error) error {
	if path := new(fs.PathError); errors.As(err, &path) {
		return path.Err
	}
	return err
}

func (disk) join(from, include string) string {
	if filepath.IsAbs(include) {
		return filepath.Clean(include)
	}
	return filepath.Join(filepath.Dir(from), filepath.FromSlash(include))
}

// beside lists the YAML files in the folder of a file and one level below,
// without the file itself.
func (disk) beside(name string) []string {
	dir := filepath.Dir(name)
	var files []string
	for _, pattern := range []string{"*.yaml", "*.yml", "*/*.yaml", "*/*.yml"} {
		// The only error is a malformed pattern, and folders that contain
		// pattern signs offer nothing, which is no fault of the codebook.
		matches, err := fs.Glob(os.DirFS(dir), pattern)
		if err == nil {
			files = append(files, matches...)
		}
	}
	slices.Sort(files)
	return slices.DeleteFunc(files, func(f string) bool { return f == filepath.Base(name) })
}

// noFolder is the library of bytes that came without a file.
type noFolder struct{}

func (noFolder) read(string) ([]byte, error) {
	return nil, errors.New("this codebook has no folder to read it from")
}
func (noFolder) join(_, include string) string { return include }
func (noFolder) beside(string) []string        { return nil }
