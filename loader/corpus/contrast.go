package corpus

import (
	"slices"
	"strings"
)

// contrastSets watches one file of contrast sets: passages that differ in one small edit and share a number. In files of other sorts
// it sees to it that no passage has a variant's letter.
type contrastSets struct {
	file    string
	sets    map[int]*contrastSet
	numbers []int // in the order of the file
}

// contrastSet is what is known of one set.
type contrastSet struct {
	line     int
	variants []string
	stances  map[string]bool
}

// variantsOfSet is how many variants the guide asks for.
const variantsOfSet = 5

func (s *contrastSets) add(c *checking, p *Passage) {
	switch variant := p.Variant(); {
	case p.Set() == "contrast" && variant == "":
		c.fault(p.File, p.Line, "%s has no letter; variants of a contrast set are a to e", p.ID)
		return
	case p.Set() != "contrast" && variant != "":
		c.fault(p.File, p.Line, "%s has a letter, which only contrast-*.jsonl have; give it a number of its own", p.ID)
		return
	case variant == "":
		return
	}
	if s.sets == nil {
		s.sets = map[int]*contrastSet{}
	}
	set := s.sets[p.Number()]
	if set == nil {
		set = &contrastSet{line: p.Line, stances: map[string]bool{}}
		s.sets[p.Number()] = set
		s.numbers = append(s.numbers, p.Number())
	}
	set.variants = append(set.variants, p.Variant())
	for _, said := range p.Said {
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
		if got := strings.Join(set.variants, ""); got != "abcde"[:variantsOfSet] {
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
}
