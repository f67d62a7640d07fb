package corpus

import (
	"slices"
	"strings"
)

// contrastSets watches one file of contrast sets or pairs: passages that differ in one small edit and share a number. In files of
// other sorts it sees to it that no passage has a variant's letter.
type contrastSets struct {
	file    string
	sets    map[int]*contrastSet
	numbers []int // in the order of the file
}

// contrastSet is what is known of one set.
type contrastSet struct {
	pair     bool
	line     int
	variants []string
	stances  map[string]bool // "" for a variant that speaks of nothing
}

// lettersOfSet are the variants that the guide asks for; a pair has the first two of them at least.
const lettersOfSet = "abcde"

func (s *contrastSets) add(c *checking, p *Passage) {
	lettered := p.Set() == "contrast" || p.Set() == "pairs"
	switch variant := p.Variant(); {
	case lettered && variant == "":
		c.fault(p.File, p.Line, "%s has no letter; variants of a contrast set are a to e, those of a pair begin with a and b", p.ID)
		return
	case !lettered && variant != "":
		c.fault(p.File, p.Line, "%s has a letter, which only contrast-*.jsonl and pairs-*.jsonl have; give it a number of its own", p.ID)
		return
	case variant == "":
		return
	}
	if s.sets == nil {
		s.sets = map[int]*contrastSet{}
	}
	set := s.sets[p.Number()]
	if set == nil {
		set = &contrastSet{pair: p.Set() == "pairs", line: p.Line, stances: map[string]bool{}}
		s.sets[p.Number()] = set
		s.numbers = append(s.numbers, p.Number())
	}
	set.variants = append(set.variants, p.Variant())
	for _, said := range p.Said {
		if len(said.Takes) == 0 {
			set.stances[""] = true
		}
		for _, t := range said.Takes {
			set.stances[t.Stance] = true
		}
	}
}

// end reports the sets that are incomplete.
func (s *contrastSets) end(c *checking) {
	for _, n := range s.numbers {
		set := s.sets[n]
		slices.Sort(set.variants)
		if set.pair {
			s.endPair(c, n, set)
		} else {
			s.endSet(c, n, set)
		}
	}
}

// endPair wants two to five variants that differ in what they say.
func (s *contrastSets) endPair(c *checking, n int, pair *contrastSet) {
	got := strings.Join(pair.variants, "")
	if len(got) < 2 || !strings.HasPrefix(lettersOfSet, got) {
		c.fault(s.file, pair.line, "pair %04d has the variants %s; it needs a and b, and perhaps c to e, once each", n, got)
	}
	if len(pair.stances) < 2 {
		c.fault(s.file, pair.line, "the variants of pair %04d all say the same; add the edit that turns the side", n)
	}
}

// endSet wants all variants, and of each stance one.
func (s *contrastSets) endSet(c *checking, n int, set *contrastSet) {
	if got := strings.Join(set.variants, ""); got != lettersOfSet {
		c.fault(s.file, set.line, "contrast set %03d has the variants %s; it needs a, b, c, d and e once each", n, got)
	}
	for _, x := range []struct {
		there bool
		what  string
	}{
		{set.stances["supports"], "supports"}, {set.stances["opposes"], "opposes"},
		{set.stances["conditional"] || set.stances["neutral"], "conditional or neutral"},
	} {
		if !x.there {
			c.fault(s.file, set.line, "contrast set %03d has no variant that is %s; add the edit that makes one", n, x.what)
		}
	}
}
