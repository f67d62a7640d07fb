package web

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"
)

var named = regexp.MustCompile(`(?:src|href)="(/[^"]*)"`)

// TestFiles: the page names only files that are there, and holds nothing that the content policy would refuse.
func TestFiles(t *testing.T) {
	index, err := fs.ReadFile(Files(), "index.html")
	if err != nil {
		t.Fatal(err)
	}
	links := named.FindAllStringSubmatch(string(index), -1)
	if len(links) < 3 {
		t.Errorf("the page names only %d files", len(links))
	}
	for _, link := range links {
		if _, err := fs.Stat(Files(), strings.TrimPrefix(link[1], "/")); err != nil {
			t.Errorf("the page names %s: %v", link[1], err)
		}
	}
	for _, refused := range []string{"<style", "style=", "onload=", "http://", "https://"} {
		if strings.Contains(string(index), refused) {
			t.Errorf("the page holds %s", refused)
		}
	}
	if regexp.MustCompile(`<script(?:[^>]*)>[^<]`).Match(index) {
		t.Error("the page holds a script of its own")
	}
}
