package loader

import (
	"sort"
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
	weight    int   // how often it is named
	weak      bool  // a word of which it is not sure that it names somebody: no pronoun means it
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
	for i := range r.mentions {
		if r.mentions[i].entity < 0 {
			r.entityOfShort(i, signs)
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
	kind, form := r.kindOf(m)
	for e := range r.entities {
		if x := &r.entities[e]; x.kind == kind && r.sameName(x, words, m.title) {
			if len(words) > len(x.words) && x.known < 0 && !endsWith(words, x.words) {
				x.words, x.name = words, r.nameText(m.Range)
			}
			return e
		}
	}
	return r.newEntity(entity{known: -1, kind: kind, form: form, name: r.nameText(m.Range), words: words, country: -1, onBehalf: -1, weak: kind == graph.ActorPerson && r.unlikelyPerson(m, signs[r.nameKey(m.Range)])})
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
	e := entity{known: actor, name: a.Name, words: nameWords(a.Name), form: graph.OrganisationForm(a.Form), country: r.g.country(actor, r.day), onBehalf: -1}
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

// entityOfShort finds whom a single word means: a person of the document with that surname, else one of the codebook's, else
// a body that it abbreviates, else somebody new.
func (r *resolution) entityOfShort(i int, signs map[string]sign) {
	m := &r.mentions[i]
	word := r.low[m.From]
	if found := r.bySurname(word, m); len(found) > 0 {
		m.entity, m.others = found[0], found[1:]
		return
	}
	if e := r.byAbbreviation(m); e >= 0 && m.title.To == m.title.From {
		m.entity = e
		return
	}
	if r.codebookPerson(m, word) {
		return
	}
	kind, ok := r.shortKind(m, signs[word])
	if !ok {
		return
	}
	for e := range r.entities {
		if x := &r.entities[e]; x.known < 0 && x.kind == kind && len(x.words) == 1 && x.words[0] == word {
			m.entity = e
			return
		}
	}
	s := signs[word]
	weak := s.person+s.nation+s.voice == 0
	m.entity = r.newEntity(entity{known: -1, kind: kind, form: formOf(kind), name: r.nameText(m.Range), words: []string{word}, country: -1, onBehalf: -1, weak: weak})
}

// bySurname gives the people of the document with the surname, the likeliest first: of fitting gender, named last before the
// mention, else named most.
func (r *resolution) bySurname(word string, m *mention) []int {
	g := r.titleGender(m.title)
	var found []int
	for e := range r.entities {
		x := &r.entities[e]
		if x.kind != graph.ActorPerson || len(x.words) < 2 && x.known < 0 || x.words[len(x.words)-1] != word && !r.isAlias(x, word) {
			continue
		}
		if g != anyGender && x.gender != anyGender && g != x.gender {
			continue
		}
		found = append(found, e)
	}
	if len(found) < 2 {
		return found
	}
	last := map[int]int{}
	for j := range r.mentions {
		if e := r.mentions[j].entity; e >= 0 && r.mentions[j].From < m.From {
			last[e] = r.mentions[j].From + 1
		}
	}
	sort.SliceStable(found, func(a, b int) bool {
		x, y := found[a], found[b]
		if (last[x] > 0) != (last[y] > 0) {
			return last[x] > 0
		}
		return last[x] > last[y]
	})
	return found
}

// byGivenName is the only person of the article with the given name, -1 if there is none or more than one.
func (r *resolution) byGivenName(word string) int {
	found := -1
	for e := range r.entities {
		x := &r.entities[e]
		if x.kind != graph.ActorPerson || len(x.words) < 2 || x.words[0] != word {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = e
	}
	return found
}

// isAlias tells whether the word is an alias of a codebook person.
func (r *resolution) isAlias(x *entity, word string) bool {
	if x.known < 0 {
		return false
	}
	for _, e := range r.g.byFirst[word] {
		if e.actor == x.known && len(e.words) == 1 {
			return true
		}
	}
	return false
}

// codebookPerson resolves a surname to a person of the codebook whom the article does not name in full. A title that the
// person never bore, or the name of a town before it, says that somebody else is meant.
func (r *resolution) codebookPerson(m *mention, word string) bool {
	if len(m.entries) == 0 {
		for _, a := range r.g.surnames[word] {
			m.entries = append(m.entries, nameEntry{actor: a, words: []string{word}})
		}
	}
	if e := r.byGivenName(word); e >= 0 && len(m.entries) > 0 {
		m.entries, m.entity = nil, e
		return true
	}
	var fit []nameEntry
	for _, e := range m.entries {
		if r.bears(e.actor, m.title) {
			fit = append(fit, e)
		}
	}
	m.entries = fit
	if len(fit) == 0 {
		return false
	}
	m.entity = r.chooseKnown(m)
	return true
}

// bears tells whether a codebook person held an office that the title names; Mr and no title fit everybody of the gender.
func (r *resolution) bears(actor int, title Range) bool {
	a := r.g.cb.Actors[actor]
	g := r.titleGender(title)
	if g == male && a.Gender == "female" || g == female && a.Gender == "male" {
		return false
	}
	if !r.isOffice(title) {
		return true
	}
	for _, t := range a.Tenures {
		for _, w := range nameWords(t.Title) {
			for i := title.From; i < title.To; i++ {
				if r.low[i] == w && officeNouns[w] {
					return true
				}
			}
		}
	}
	return false
}

// byAbbreviation is the body of the document whose initials or first word the mention is, -1 if none.
func (r *resolution) byAbbreviation(m *mention) int {
	word := r.low[m.From]
	for e := range r.entities {
		x := &r.entities[e]
		if x.kind != graph.ActorOrganisation || len(x.words) < 2 {
			continue
		}
		if x.words[0] == word && !bodyNouns[word] || len(word) > 1 && r.d.Words[m.From].Shape == 2 && initials(x.words) == word {
			return e
		}
	}
	return -1
}

func initials(words []string) string {
	var b strings.Builder
	for _, w := range words {
		if !bodyJoiners[w] && w[0] >= 'a' && w[0] <= 'z' {
			b.WriteByte(w[0])
		}
	}
	return b.String()
}
