package fetch

import (
	"context"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// page reads the body of an answer that sends on nowhere: a page of text, whole and no longer than it may be.
func (f *Fetcher) page(ctx context.Context, res *http.Response) (content []byte, contentType string, err error) {
	if err := refused(res.StatusCode); err != nil {
		return nil, "", err
	}
	if packed := res.Header.Get("Content-Encoding"); packed != "" && !strings.EqualFold(packed, "identity") {
		return nil, "", graph.Errorf(graph.BadInput, "the site packs the page in a way that is not read; save the page and load the file")
	}
	contentType = res.Header.Get("Content-Type")
	if contentType != "" && !isText(contentType) {
		return nil, "", notText(contentType)
	}
	if res.ContentLength > f.maxBytes {
		return nil, "", f.tooLarge()
	}
	content, err = io.ReadAll(io.LimitReader(res.Body, f.maxBytes+1)) // unpacked already: what is measured is what would be held
	switch {
	case int64(len(content)) > f.maxBytes:
		return nil, "", f.tooLarge()
	case errors.Is(ctx.Err(), context.Canceled):
		return nil, "", graph.Wrap(ctx.Err(), graph.Cancelled, "cancelled")
	case err != nil && isTimeout(err):
		return nil, "", tooSlow()
	case err != nil:
		return nil, "", graph.Errorf(graph.Unavailable, "the page broke off; try again later, or save the page and load the file")
	}
	if contentType == "" {
		if contentType = http.DetectContentType(content); !isText(contentType) {
			return nil, "", notText(contentType)
		}
	}
	return content, contentType, nil
}

func (f *Fetcher) tooLarge() error {
	return graph.Errorf(graph.LimitExceeded, "the page is larger than %d MiB; save the article's text and load that", f.maxBytes>>20)
}

// isText tells a content type that is read.
func isText(contentType string) bool {
	mediaType, _, _ := mime.ParseMediaType(contentType) // of a type with odd parameters the type itself is given all the same
	switch mediaType {
	case "text/html", "application/xhtml+xml", "text/plain":
		return true
	}
	return false
}

// notText says what was found. The type is a stranger's word: only one that looks like a type is repeated.
func notText(contentType string) error {
	mediaType, _, err := mime.ParseMediaType(contentType)
	if err != nil || len(mediaType) > 60 {
		mediaType = "something else"
	}
	return graph.Errorf(graph.BadInput, "it is %s and not a page of text; save the article's text and load that", mediaType)
}

// refused says why a page is not given; nil when it is.
func refused(status int) error {
	switch {
	case status >= 200 && status < 300 && status != http.StatusNoContent:
		return nil
	case status == http.StatusNotFound || status == http.StatusGone:
		return graph.Errorf(graph.NotFound, "the site has no such page (%d); check the address", status)
	case status == http.StatusTooManyRequests || status >= 500:
		return graph.Errorf(graph.Unavailable, "the site cannot answer now (%d); try again later", status)
	}
	return graph.Errorf(graph.Unavailable, "the site does not give the page to programs (%d); save the page and load the file", status)
}
