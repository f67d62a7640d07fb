package graph

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
)

// maxSlug bounds a slug, in characters.
const maxSlug = 60

// Slug is the plain form of a name that ids are made of and names are compared by: letters folded (compatibility forms
// resolved, marks dropped; ł ø đ ß æ œ þ ı written l o d ss ae oe th i), lower case, every run of anything but a–z and 0–9 one
// hyphen, at most 60 characters. A name that leaves fewer than two characters, or digits alone, gives "x" and the first twelve
// hexadecimal digits of the SHA-256 of its folded letters, so that names in other scripts stay apart and their spellings together.
func Slug(name string) string {
	folded := make([]byte, 0, len(name)+8)
	for _, r := range name {
		folded = appendFolded(folded, r)
	}
	slug := make([]byte, 0, min(len(folded), maxSlug))
	kept, letters, gap := 0, 0, false
	for _, b := range folded {
		letter := b >= 'a' && b <= 'z'
		if !letter && (b < '0' || b > '9') {
			gap = true
			continue
		}
		need := 1
		if gap && len(slug) > 0 {
			need = 2
		}
		if len(slug)+need > maxSlug {
			break
		}
		if need == 2 {
			slug = append(slug, '-')
		}
		slug, gap, kept = append(slug, b), false, kept+1
		if letter {
			letters++
		}
	}
	if kept < 2 || letters == 0 {
		return hashedSlug(name, folded)
	}
	return string(slug)
}

// hashedSlug names what has no plain letters. A name without any letter, such as a sign, is hashed as it stands.
func hashedSlug(name string, folded []byte) string {
	words := bytes.FieldsFunc(folded, func(r rune) bool { return !isWordRune(r) })
	sum := sha256.Sum256([]byte(name))
	if len(words) > 0 {
		sum = sha256.Sum256(bytes.Join(words, []byte(" ")))
	}
	return "x" + hex.EncodeToString(sum[:6])
}
