package loader

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/standpoint-graph/standpoint/graph"
)

// gender is what pronouns tell apart.
type gender uint8

const (
	anyGender gender = iota
	male
	female
)

// entity is somebody the document names.
type entity struct {
	known     int // index into the codebook's actors, -1 for one it does not know
	kind      graph.ActorKind
	form      graph.OrganisationForm
	name      string
	words     []string // folded words of the name
	gender    gender
	plural    bool  // a group: "they"
	office    Range // the words of the office beside a name, empty if none
	country   int   // codebook index of the country the person or body belongs to, -1 if unknown
	onBehalf  int   // entity for which the person speaks, -1 if none
	maker     int   // of a text: the entity that made it, -1 if unknown
	lastAt    int   // of a text: the word at which it was spoken of last
	weight    int   // how often it is named
	weak      bool  // a word of which it is not sure that it names somebody: no pronoun means it
	human     bool  // something says that it is a person: a title, an age, a given name, "who"
	sure      bool  // the codebook knows it, it has a title or it speaks: it can be one of \"the leaders\"
	spellings map[string]bool
	described map[string]bool // nouns of the titles and descriptions beside the name
}

// cluster joins the mentions into entities: full names first, then what stands for them.
func (r *resolution) cluster() {
	signs := r.readSigns()
	for i := range r.mentions {
		if !r.isShort(&r.mentions[i]) {
			r.mentions[i].entity = r.entityOfFull(i, signs)
			r.note(i)
		}
	}
	made := r.madeNames()
	for i := range r.mentions {
		if m := &r.mentions[i]; m.entity < 0 && made[r.low[m.From]] == "" {
			r.entityOfShort(i, signs)
			r.note(i)
		}
	}
	for i := range r.mentions {
		if m := &r.mentions[i]; m.entity < 0 && made[r.low[m.From]] != "" {
			r.entityOfMade(i, made, signs)
			r.note(i)
		}
	}
}

// isShort tells whether the mention is a single word that may stand for a longer name: a new one, or a codebook person's.
func (r *resolution) isShort(m *mention) bool {
	if m.To-m.From > 1 {
		return false
	}
	for _, e := range m.entries {
		if r.g.cb.Actors[e.actor].Kind != graph.KindPerson {
			return false
		}
	}
	return true
}

// note counts a mention and keeps its spelling and what its title says of the gender.
func (r *resolution) note(i int) {
	m := r.mentions[i]
	if m.entity < 0 {
		return
	}
	e := &r.entities[m.entity]
	e.weight++
	if m.kind() == properName {
		e.spellings[r.d.text(r.d.span(m.Range))] = true
	}
	if e.kind == graph.ActorPerson && m.title.To > m.title.From {
		if g := r.titleGender(m.title); e.gender == anyGender {
			e.gender = g
		}
		if r.isOffice(m.title) {
			e.office = m.title
		}
		e.human = true
		r.describe(m.entity, m.title)
	}
}

func (r *resolution) titleGender(t Range) gender {
	for i := t.From; i < t.To; i++ {
		if maleTitles[r.low[i]] {
			return male
		}
		if femaleTitles[r.low[i]] {
			return female
		}
	}
	return anyGender
}

// isOffice tells whether a title is an office and not only Mr or Ms.
func (r *resolution) isOffice(t Range) bool {
	for i := t.From; i < t.To; i++ {
		if officeNouns[r.low[i]] || speakerNouns[r.low[i]] {
			return true
		}
	}
	return false
}

// entityOfFull is the entity of a full name, of a codebook's or a new one.
func (r *resolution) entityOfFull(i int, signs map[string]sign) int {
	m := &r.mentions[i]
	if len(m.entries) > 0 {
		return r.chooseKnown(m)
	}
	words := r.low[m.From:m.To]
	s := signs[r.nameKey(m.Range)]
	kind, form := r.kindOf(m, s)
	for e := range r.entities {
		if x := &r.entities[e]; x.kind == kind && r.sameName(x, words, m.title) {
			if len(words) > len(x.words) && x.known < 0 && !endsWith(words, x.words) {
				x.words, x.name = words, r.nameText(m.Range)
			}
			return e
		}
	}
	return r.newEntity(entity{known: -1, kind: kind, form: form, name: r.nameText(m.Range), words: words, country: -1, onBehalf: -1, weak: kind == graph.ActorPerson && r.unlikelyPerson(m, s), sure: s.acts(), human: s.person > 0 || len(words) > 1 && (givenMale[words[0]] || givenFemale[words[0]])})
}

// nameText is a name as printed, with white space folded and letters composed.
func (r *resolution) nameText(w Range) string {
	name := norm.NFC.String(strings.Join(strings.Fields(r.d.text(r.d.span(w))), " "))
	if w.To-w.From == 1 && len(name) > 3 && r.d.Words[w.From].Shape == 2 && r.speaks[w.From] && w.To < len(r.low) && r.low[w.To] == ":" {
		return titleCase(strings.ToLower(name)) // the label of a transcript
	}
	return name
}

// newEntity adds an entity.
func (r *resolution) newEntity(e entity) int {
	e.spellings, e.described = map[string]bool{}, map[string]bool{}
	r.entities = append(r.entities, e)
	return len(r.entities) - 1
}

// known is the entity of a codebook actor, made when first asked for.
func (r *resolution) known(actor int) int {
	if e, ok := r.ofActor[actor]; ok {
		return e
	}
	a := r.g.cb.Actors[actor]
	e := entity{known: actor, name: a.Name, words: nameWords(a.Name), form: graph.OrganisationForm(a.Form), sure: true, human: a.Kind == graph.KindPerson, country: r.g.country(actor, r.day), onBehalf: -1}
	switch a.Kind {
	case graph.KindPerson:
		e.kind = graph.ActorPerson
	case graph.KindCountry:
		e.kind = graph.ActorCountry
	default:
		e.kind = graph.ActorOrganisation
		e.plural = e.form == graph.FormCollective
	}
	switch a.Gender {
	case "male":
		e.gender = male
	case "female":
		e.gender = female
	}
	r.ofActor[actor] = r.newEntity(e)
	return r.ofActor[actor]
}

// chooseKnown picks one of the codebook's actors that share a name: the one in office on the day, else the one whose country
// the article names, else none, and all become candidates.
func (r *resolution) chooseKnown(m *mention) int {
	best, score, tie := -1, -1, false
	for _, e := range m.entries {
		s := r.fits(e.actor, m)
		switch {
		case s > score:
			best, score, tie = e.actor, s, false
		case s == score:
			tie = true
		}
	}
	if !tie {
		return r.known(best)
	}
	for _, e := range m.entries {
		m.others = append(m.others, r.known(e.actor))
	}
	return -1
}

// fits is how well a codebook actor fits a mention of this article.
func (r *resolution) fits(actor int, m *mention) int {
	score := 0
	if _, named := r.ofActor[actor]; named {
		score += 4
	}
	a := r.g.cb.Actors[actor]
	if a.Kind != graph.KindPerson {
		return score
	}
	for _, t := range a.Tenures {
		if inOffice(t, r.day) {
			score += 2
			break
		}
	}
	if c := r.g.country(actor, r.day); c >= 0 {
		if _, named := r.ofActor[c]; named {
			score++
		}
	}
	return score
}

// sameName tells whether two new names of one kind mean the same: equal, or for people the same surname and first names that
// do not contradict each other.
func (r *resolution) sameName(x *entity, words []string, title Range) bool {
	if equalWords(x.words, words) {
		return true
	}
	if x.kind == graph.ActorPerson && (endsWith(x.words, words) || endsWith(words, x.words)) {
		return true
	}
	if x.kind != graph.ActorPerson || len(words) < 2 || len(x.words) < 2 || x.words[len(x.words)-1] != words[len(words)-1] {
		return false
	}
	if g := r.titleGender(title); g != anyGender && x.gender != anyGender && g != x.gender {
		return false
	}
	a, b := x.words[0], words[0]
	return a == b || len(a) == 1 && strings.HasPrefix(b, a) || len(b) == 1 && strings.HasPrefix(a, b)
}

// endsWith tells whether a longer name ends with a shorter one of at least two words: what stands before is a title.
func endsWith(long, short []string) bool {
	return len(short) >= 2 && len(long) > len(short) && equalWords(long[len(long)-len(short):], short)
}
