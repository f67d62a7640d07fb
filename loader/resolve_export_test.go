package loader

// SpeakerForm says how a text names a speaker: "pronoun he", "possessive", "document", "body", "group", "description", "phrase", or
// "no words".
func SpeakerForm(words string) string {
	list := nameWords(words)
	if len(list) == 0 {
		return "no words"
	}
	if pronouns[list[0]] != noPronoun {
		if len(list) == 1 {
			return "pronoun " + list[0]
		}
		return "possessive"
	}
	for _, form := range []struct {
		name string
		sets []map[string]bool
	}{
		{"document", []map[string]bool{documentNouns}}, {"body", []map[string]bool{bodyNouns}},
		{"group", []map[string]bool{groupNouns, speakerNouns}}, {"description", []map[string]bool{personNouns, officeNouns}},
	} {
		for _, set := range form.sets {
			for _, w := range list {
				if set[w] {
					return form.name
				}
			}
		}
	}
	return "phrase"
}
