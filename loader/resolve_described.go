package loader

// phrase is a noun phrase that means a text or a person without naming it.
type phrase struct {
	Range               // with its determiner
	head   int          // the word of its head noun
	text   bool         // it means a text
	body   bool         // it means a body
	class  pronounClass // of a pronoun that does not speak
	entity int          // -1 until it is read
}

// findPhrases finds the noun phrases that mean a text or a person: a noun for one behind a determiner, a possessive or an adjective made
// of a name.
func (r *resolution) findPhrases() {
	for i := range r.low {
		if c := pronouns[r.low[i]]; (c == aMan || c == aWoman) && r.d.Words[i].Quote != InsideQuote && !r.speaks[i] {
			r.phrases = append(r.phrases, phrase{Range: Range{i, i + 1}, head: i, entity: -1, class: c})
			continue
		}
		text := r.isTextNoun(i) && !looseTexts[r.low[i]]
		body := !text && r.isUnnamedBody(i)
		if !text && !body && !r.isSomebodyNoun(i) || i+1 < len(r.low) && r.at[i+1] < 0 && (r.isTextNoun(i+1) && r.low[i] != r.low[i+1] || r.isSomebodyNoun(i+1) || r.isUnnamedBody(i+1)) {
			continue
		}
		s := r.d.Sentences[r.d.Words[i].Sentence]
		from := i
		for n := 0; from > s.From && n < 6 && r.inNounPhrase(from-1); n++ {
			from--
			if textDeterminers[r.low[from]] {
				break
			}
		}
		p := phrase{Range: Range{from, i + 1}, head: i, entity: -1, text: text, body: body}
		if textDeterminers[r.low[from]] || r.possessiveIn(Range{from, i}) >= 0 {
			if text || body && !r.describesBody(p.Range) || !body && !r.describesNobodyNew(p.Range) {
				r.phrases = append(r.phrases, p)
			}
		}
	}
}

// isTextNoun tells whether word i is a common noun for a text.
func (r *resolution) isTextNoun(i int) bool { return documentNouns[r.low[i]] && r.at[i] < 0 }

var (
	textDeterminers = wordSet("the a an this that these those his her its their our my your another each every no neither either some any")
	// looseWords cannot stand inside a noun phrase before its head.
	looseWords = wordSet(`of in for from at on with by to about near who which whose whom that and or but as than if is are was were be been has have had do does did
		will would can could may might must shall should said says not it he she they we i you him them us me so then when while under over after before during within through against without since until via into onto`)
)

// looseTexts are nouns that more often mean something else: they are texts only where they speak.
var looseTexts = wordSet("order measure sign page pages table clause data figures account version book notice entry log logs count material post website caption law rules article summary note research file")

// inNounPhrase tells whether word i can belong to a noun phrase whose head stands behind it.
func (r *resolution) inNounPhrase(i int) bool {
	w := r.d.Words[i]
	if w.Shape == punctuation {
		return w.Text == "-" || r.isApostrophe(i)
	}
	return r.at[i] >= 0 || !looseWords[r.low[i]] || r.low[i] == "that"
}

// possessiveIn is the entity of the last name in a range, a possessor or an adjective, -1 if there is none.
func (r *resolution) possessiveIn(w Range) int {
	for i := w.To - 1; i >= w.From; i-- {
		if m := r.at[i]; m >= 0 && r.mentions[m].entity >= 0 {
			return r.mentions[m].entity
		}
	}
	return -1
}

// readPhrasesBefore reads whom and what the article describes before a word, in their order, when attribution i is to be read.
func (r *resolution) readPhrasesBefore(at, i int) {
	for ; r.nextPhrase < len(r.phrases) && r.phrases[r.nextPhrase].From < at; r.nextPhrase++ {
		p := &r.phrases[r.nextPhrase]
		if p.class != noPronoun {
			p.entity, _ = r.salient(p.class, p.From, i)
		} else if p.body {
			p.entity = r.bodyOf(p.Range, i)
		} else if p.text {
			p.entity = r.textOf(p.Range, r.clauseEnd(p.To), i)
		} else {
			p.entity = r.somebodyOf(p.Range, r.clauseEnd(p.To), i, r.speaks[p.head])
		}
	}
}

// clauseEnd is the end of what may describe a noun phrase that ends before word i.
func (r *resolution) clauseEnd(i int) int {
	s := r.d.Sentences[r.d.Words[i-1].Sentence]
	end := i
	for end < s.To && end-i < 12 && r.d.Words[end].Text != "." && r.d.Words[end].Text != ";" {
		end++
	}
	return end
}
