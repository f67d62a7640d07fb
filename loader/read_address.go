package loader

import (
	"net/netip"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/publicsuffix"
)

// canonicalAddress is the address to cite a page by: the one that the page itself calls canonical, if it is of the same site as
// base, where the page was found; else base. No page can so pass as one of another publisher. Of a page that nothing is known
// of, such as a file, what it says is all there is; but the front page of a site is not the address of what lies below. "" is unknown.
func canonicalAddress(root *html.Node, base *url.URL) string {
	found := base.String()
	u, err := base.Parse(strings.TrimSpace(canonicalLink(root)))
	switch {
	case err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil:
		return found
	case isFront(u) && !isFront(base):
		return found
	case found == "" || siteOf(u) == siteOf(base):
		return u.String()
	}
	return found
}

// isFront tells the address of a site's front page.
func isFront(u *url.URL) bool {
	return u.Host != "" && (u.Path == "" || u.Path == "/") && u.RawQuery == ""
}

// canonicalLink is what the head of a page calls its address; "" if it does not, or contradicts itself.
func canonicalLink(root *html.Node) string {
	link, openGraph := "", ""
	several := false
	for n := range root.Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case n.Data == "link" && hasWord(attribute(n, "rel"), "canonical"):
			href := attribute(n, "href")
			several = several || link != "" && link != href
			link = href
		case n.Data == "meta" && attribute(n, "property") == "og:url" && openGraph == "":
			openGraph = attribute(n, "content")
		}
	}
	if several {
		return ""
	}
	return first(link, openGraph)
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Namespace == "" && a.Key == name {
			return a.Val
		}
	}
	return ""
}

func hasWord(list, word string) bool {
	for _, w := range strings.Fields(list) {
		if strings.EqualFold(w, word) {
			return true
		}
	}
	return false
}

// siteOf is the name under which one owner keeps hosts: news.example.co.uk and www.example.co.uk are one site.
func siteOf(u *url.URL) string {
	host := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	if _, err := netip.ParseAddr(host); err == nil {
		return host
	}
	if site, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return site
	}
	return host
}
