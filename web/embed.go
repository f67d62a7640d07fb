// Package web holds the built page: what a browser needs to read, search and load, as files that are part of the program. Its
// sources are in src; `npm run build` writes dist anew, and dist is committed so that building the program needs no Node.
package web

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// Files gives the built page: index.html and, in assets, the files it names, each with a hash of its content in its name.
func Files() fs.FS {
	files, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // a fault of the build: the name above is a constant
	}
	return files
}
