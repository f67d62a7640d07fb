package fetch

import (
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/standpoint-graph/standpoint/graph"
	"golang.org/x/net/idna"
)

// notPublic is what is said of every address that leads nowhere one may go: misspelt, unknown to name servers, private in any
// notation. All of it is one answer, so that none of it tells what there is in a network.
func notPublic() error {
	return graph.Errorf(graph.BadInput, "the address leads to no public page of the web; check its spelling, or save the page and load "+
		"the file; the operator can allow a site of an own network (STANDPOINT_FETCH_ALLOW)")
}

// target reads an address and gives it the plain form in which it is asked for: no fragment, host in ASCII, small letters and
// without a dot at its end, the port only where it is another than the scheme's.
func (f *Fetcher) target(address string) (*url.URL, error) {
	address = strings.TrimSpace(address)
	switch {
	case len(address) > graph.MaxURL:
		return nil, graph.Errorf(graph.BadInput, "the address is longer than %d characters; is it one?", graph.MaxURL)
	case !utf8.ValidString(address):
		return nil, notPublic()
	}
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Opaque != "":
		return nil, notPublic()
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, graph.Errorf(graph.BadInput, "only addresses that begin with https:// or http:// are loaded")
	case u.User != nil:
		return nil, graph.Errorf(graph.BadInput, "addresses that hold a user or a password are not loaded; save the page and load the file")
	}
	host, port, err := f.place(u)
	if err != nil {
		return nil, err
	}
	plain := *u
	plain.Host, plain.Fragment, plain.RawFragment = hostport(host, port, u.Scheme), "", ""
	if plain.Path == "" {
		plain.Path = "/"
	}
	return &plain, nil
}

// place is the host and the port of an address, if they may be asked.
func (f *Fetcher) place(u *url.URL) (host string, port uint16, err error) {
	if port = map[string]uint16{"http": 80, "https": 443}[u.Scheme]; u.Port() != "" {
		n, err := strconv.ParseUint(u.Port(), 10, 16)
		if err != nil {
			return "", 0, notPublic()
		}
		port = uint16(n)
	}
	if ip, err := netip.ParseAddr(u.Hostname()); err == nil {
		if !f.mayDial("", ip, port) {
			return "", 0, notPublic()
		}
		return ip.String(), port, nil
	}
	host, ok := plainName(u.Hostname())
	if !ok || !f.anywhere && !f.mayName(host, port) {
		return "", 0, notPublic()
	}
	return host, port, nil
}

func hostport(host string, port uint16, scheme string) string {
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if scheme == "http" && port == 80 || scheme == "https" && port == 443 {
		return host
	}
	return host + ":" + strconv.Itoa(int(port))
}

// plainName gives a host's name in ASCII and small letters, without the dot at its end. A name that some program might take for
// a number (0x7f.1, 2130706433, 127.1) is none.
func plainName(raw string) (string, bool) {
	name := raw
	if strings.IndexFunc(raw, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0 {
		ascii, err := idna.Lookup.ToASCII(raw)
		if err != nil {
			return "", false
		}
		name = ascii
	}
	name = strings.TrimSuffix(strings.ToLower(name), ".")
	if name == "" || len(name) > 253 || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-_.") != "" {
		return "", false
	}
	labels := strings.Split(name, ".")
	for _, l := range labels {
		if l == "" || len(l) > 63 || strings.Trim(l, "abcdefghijklmnopqrstuvwxyz0123456789-_") != "" {
			return "", false
		}
	}
	last := labels[len(labels)-1]
	if strings.Trim(last, "0123456789") == "" || strings.HasPrefix(last, "0x") && strings.Trim(last[2:], "0123456789abcdef") == "" {
		return "", false
	}
	return name, true
}

// ownNames are the last labels of names that are never public (RFC 6761, 6762, 7686, 8375, the one that ICANN keeps
// free, and one that hosts files are full of).
var ownNames = []string{"localhost", "local", "internal", "home.arpa", "onion", "invalid", "localdomain"}

// isPublicName tells a name that the public name servers might know.
func isPublicName(name string) bool {
	for _, own := range ownNames {
		if name == own || strings.HasSuffix(name, "."+own) {
			return false
		}
	}
	return strings.Contains(name, ".")
}
