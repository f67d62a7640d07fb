package server

import (
	"mime"
	"strconv"
	"strings"
)

// media is a form of answers.
type media string

// The forms of answers.
const (
	mediaNone   media = ""
	mediaJSON   media = "application/json"
	mediaResult media = "application/graphql-response+json"
	mediaStream media = "text/event-stream"
)

// negotiate picks the form that the Accept headers like best; none that are sent mean JSON. Of equally liked forms the
// first named wins, and a wildcard means JSON.
func negotiate(accept []string) media {
	header := strings.Join(accept, ",")
	if strings.TrimSpace(header) == "" {
		return mediaJSON
	}
	best, liking := mediaNone, 0.0
	for _, part := range strings.Split(header, ",") {
		mediaType, params, err := mime.ParseMediaType(part)
		if err != nil || !isUTF8(params["charset"]) {
			continue
		}
		var m media
		switch mediaType {
		case "*/*", "application/*", "application/json":
			m = mediaJSON
		case "application/graphql-response+json":
			m = mediaResult
		case "text/event-stream":
			m = mediaStream
		default:
			continue
		}
		q := 1.0
		if given, ok := params["q"]; ok {
			if q, err = strconv.ParseFloat(given, 64); err != nil {
				continue
			}
		}
		if q > liking {
			best, liking = m, q
		}
	}
	return best
}
