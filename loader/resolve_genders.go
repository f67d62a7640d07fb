package loader

import "github.com/standpoint-graph/standpoint/graph"

// readGenders learns of people who have neither a title nor an entry in the codebook whether the article calls them he or she:
// from the first pronoun of sentences that name one person before it, or nobody after one that names one.
func (r *resolution) readGenders() {
	votes := map[int]int{} // above zero: he
	alone := -1            // the only person of the sentence before
	for _, s := range r.d.Sentences {
		here, several, vote := -1, false, 0
		for i := s.From; i < s.To && !several; i++ {
			if e := r.personAt(i); e >= 0 && e != here {
				several = here >= 0
				here = e
			}
			v := genderVote(r.low[i])
			if v == 0 || vote != 0 || r.d.Words[i].Quote == InsideQuote {
				continue
			}
			vote = v
			switch {
			case here >= 0:
				votes[here] += v
			case alone >= 0 && i-s.From < 3:
				votes[alone] += 3 * v
			}
		}
		alone = here
		if several {
			alone = -1
		}
	}
	for e := range r.entities {
		x := &r.entities[e]
		switch v := votes[e]; {
		case x.gender != anyGender || x.kind != graph.ActorPerson:
		case v < clearVote && v > -clearVote && listedGender(x) != anyGender:
			x.gender = listedGender(x)
		case !x.human && len(x.words) == 1 && v < 4 && v > -4:
		case v > 1: // a single pronoun in the same sentence may mean somebody else
			x.gender = male
		case v < -1:
			x.gender = female
		}
	}
}

// clearVote is how many votes of the article outweigh a given name.
const clearVote = 9

// genderVote is 1 for he and its forms, -1 for she and hers, else 0.
func genderVote(word string) int {
	switch pronouns[word] {
	case aMan:
		return 1
	case aWoman:
		return -1
	}
	return 0
}

// personAt is the person named at word i, -1 if none.
func (r *resolution) personAt(i int) int {
	if m := r.at[i]; m >= 0 {
		if e := r.mentions[m].entity; e >= 0 && r.entities[e].kind == graph.ActorPerson && !r.entities[e].weak {
			return e
		}
	}
	return -1
}
