// Package sample holds the articles that come with the product, so that a new
// installation has something to read, to search and to draw before anybody
// has loaded articles of their own.
//
// The project's contributors wrote them about documented public events; what
// is quoted in them is listed with speaker, day and occasion in SOURCES.md.
// They may be used under CC BY 4.0.
package sample

import "embed"

// Articles are the sample articles: plain text files at the root, UTF-8, named
// by day and subject. Each begins with a header (title, publisher, date,
// author, language) that a blank line closes, as the loader reads it.
//
//go:embed *.txt
var Articles embed.FS
