package graph

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"strings"
	"unicode"
)

// TextHash is the SHA-256, in hexadecimal, of a text as a reader sees it: runs of white space are one space and none at the
// ends, quotation marks and dashes are plain, byte order marks and soft hyphens are gone. Two printings that differ only in
// such things are the same text.
func TextHash(text string) string {
	h := sha256.New()
	w := bufio.NewWriter(h)
	gap, begun := false, false
	for _, r := range text {
		switch {
		case unicode.IsSpace(r):
			gap = true
			continue
		case r == '\uFEFF' || r == '\u00AD':
			continue
		}
		if gap && begun {
			_ = w.WriteByte(' ') // a hash never fails to be written to
		}
		gap, begun = false, true
		_, _ = w.WriteRune(plainSign(r))
	}
	_ = w.Flush()
	return hex.EncodeToString(h.Sum(nil))
}

// plainSign gives quotation marks and dashes their typewriter form.
func plainSign(r rune) rune {
	switch r {
	case '“', '”', '„', '‟', '«', '»', '＂', '″':
		return '"'
	case '‘', '’', '‚', '‛', '‹', '›', '＇', '′', 'ʼ', '`', '´':
		return '\''
	case '‐', '‑', '‒', '–', '—', '―', '−', '－', '﹘', '﹣':
		return '-'
	}
	return r
}

// ArticleID is the id of the article with this text: 80 bits of its [TextHash] as 16 small letters and digits.
func ArticleID(text string) ID { return articleIDOf(TextHash(text)) }

func articleIDOf(textHash string) ID {
	raw, err := hex.DecodeString(textHash)
	if err != nil || len(raw) != sha256.Size {
		return ""
	}
	return MakeID(KindArticle, strings.ToLower(keyEncoding.EncodeToString(raw[:10])))
}

// CanonicalURL is the address by which printings are known to be of one place: scheme and host in lower case; no user, fragment,
// default port or tracking parameter; no slash at the end of a path other than "/". The other parameters keep their order.
// What is no absolute http or https address is only trimmed.
func CanonicalURL(raw string) string {
	raw = strings.TrimSpace(raw)
	u, err := url.Parse(raw)
	if err != nil || u.Host == "" {
		return raw
	}
	u.Scheme = strings.ToLower(u.Scheme)
	if u.Scheme != "http" && u.Scheme != "https" {
		return raw
	}
	u.User, u.Fragment, u.RawFragment = nil, "", ""
	u.Host = canonicalHost(u.Scheme, u.Host)
	u.RawQuery, u.ForceQuery = withoutTracking(u.RawQuery), false
	if u.Path == "" {
		u.Path = "/"
	}
	if trimmed := strings.TrimRight(u.EscapedPath(), "/"); trimmed != "" {
		if path, err := url.PathUnescape(trimmed); err == nil {
			u.Path, u.RawPath = path, trimmed
		}
	} else {
		u.Path, u.RawPath = "/", ""
	}
	return u.String()
}

func canonicalHost(scheme, host string) string {
	host = strings.TrimSuffix(strings.ToLower(host), ":")
	if scheme == "http" {
		host = strings.TrimSuffix(host, ":80")
	} else {
		host = strings.TrimSuffix(host, ":443")
	}
	return strings.TrimSuffix(host, ".")
}

// tracking names the parameters that say by which way a reader came, not what is shown.
var tracking = map[string]bool{
	"fbclid": true, "gclid": true, "dclid": true, "gbraid": true, "wbraid": true, "msclkid": true, "yclid": true, "twclid": true,
	"ttclid": true, "igshid": true, "igsh": true, "mc_cid": true, "mc_eid": true, "_ga": true, "_gl": true, "_hsenc": true,
	"_hsmi": true, "mkt_tok": true, "oly_anon_id": true, "oly_enc_id": true, "vero_id": true, "wickedid": true, "ocid": true,
	"cmpid": true, "ncid": true, "ns_campaign": true, "ns_mchannel": true, "ns_source": true, "at_medium": true, "at_campaign": true,
}

func withoutTracking(query string) string {
	var kept []string
	for _, part := range strings.Split(query, "&") {
		key, _, _ := strings.Cut(part, "=")
		key = strings.ToLower(key)
		if part != "" && !tracking[key] && !strings.HasPrefix(key, "utm_") && !strings.HasPrefix(key, "pk_") {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, "&")
}
