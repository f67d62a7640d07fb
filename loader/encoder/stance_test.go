package encoder

import (
	"slices"
	"testing"
)

func TestJudgeAllocatesNothing(t *testing.T) {
	w, s := must(Stance())(t).NewWorker(NewScratch()), statements(t)[0]
	if n := testing.AllocsPerRun(5, func() { w.Judge(s.passage, s.propositions) }); n > 0 {
		t.Errorf("%v allocations a statement, none wanted", n)
	}
}

// TestVerdictsDoNotDependOnOneAnother asks for propositions alone, together, and more of them than one pass holds.
func TestVerdictsDoNotDependOnOneAnother(t *testing.T) {
	w, s := must(Stance())(t).NewWorker(NewScratch()), statements(t)[1]
	all := propositions(t, reference(t, "stance.safetensors"))
	if len(all) < 100 {
		t.Fatalf("%d propositions do not fill one pass", len(all))
	}
	together := slices.Clone(w.Judge(s.passage, all).Verdicts)
	if len(together) != len(all) {
		t.Fatalf("%d verdicts for %d propositions", len(together), len(all))
	}
	for _, i := range []int{0, 1, 40, len(all) - 1} {
		if alone := w.Judge(s.passage, all[i:i+1]).Verdicts[0]; alone != together[i] {
			t.Errorf("proposition %d: %v alone, %v among others", i, alone, together[i])
		}
	}
}

// TestComparesWhatWasReadLast: a passage is read once and compared as often as is wanted, whatever was read before it.
func TestComparesWhatWasReadLast(t *testing.T) {
	w, all := must(Stance())(t).NewWorker(NewScratch()), statements(t)
	a, b := all[0], all[1]
	want := slices.Clone(w.Judge(a.passage, a.propositions).Verdicts)
	w.Judge(b.passage, b.propositions)
	w.Read(a.passage)
	for i := range a.propositions {
		if got := w.Compare(a.propositions[i : i+1]); len(got) != 1 || got[0] != want[i] {
			t.Errorf("proposition %d: %v, want %v", i, got, want[i])
		}
	}
	if got := w.Compare(a.propositions); !slices.Equal(got, want) {
		t.Errorf("together: %v, want %v", got, want)
	}
	if got := w.Compare(nil); len(got) != 0 {
		t.Errorf("%d verdicts on nothing", len(got))
	}
}

func TestJudgeWithoutPropositions(t *testing.T) {
	w, s := must(Stance())(t).NewWorker(NewScratch()), statements(t)[0]
	full := w.Judge(s.passage, s.propositions)
	content, passage := slices.Clone(full.Content), slices.Clone(full.Passage)
	none := w.Judge(s.passage, nil)
	if len(none.Verdicts) != 0 || !slices.Equal(none.Content, content) || !slices.Equal(none.Passage, passage) {
		t.Error("the vectors of a passage depend on the propositions it is compared with")
	}
}

func TestJudgeOddPassages(t *testing.T) {
	w := must(Stance())(t).NewWorker(NewScratch())
	if j := w.Judge(nil, [][]int32{{}}); len(j.Verdicts) != 1 || !slices.Equal(j.Content, j.Passage) {
		t.Errorf("an empty passage gives %+v", j.Verdicts)
	}
	long := make([]int32, 3*MaxProposition)
	for i := range long {
		long[i] = int32(2000 + i)
	}
	passage := []RolePiece{{2001, RoleSpeaker}, {2002, RoleCue}, {2003, RoleContent}}
	cut := w.Judge(passage, [][]int32{long[:MaxProposition]}).Verdicts[0]
	if got := w.Judge(passage, [][]int32{long}).Verdicts[0]; got != cut {
		t.Error("a proposition is not cut at its greatest length")
	}
}

func TestJudgeRefusesWhatItDoesNotKnow(t *testing.T) {
	w := must(Stance())(t).NewWorker(NewScratch())
	panics(t, "role 4", func() { w.Judge([]RolePiece{{2000, roleProposition}}, nil) })
	panics(t, "number -1", func() { w.Judge([]RolePiece{{ID: -1}}, nil) })
	panics(t, "number 30522", func() { w.Judge(nil, [][]int32{{vocabularySize}}) })
}

// TestTitled: a title stands before the passage, without a role, closed by a mark, and takes of its room; the statement stays whole.
func TestTitled(t *testing.T) {
	passage := make([]RolePiece, 150)
	for i := range passage {
		passage[i] = RolePiece{ID: int32(1000 + i), Role: RoleOther}
	}
	for _, c := range []struct {
		name          string
		title, from   int // pieces of the title, and where the passage begins
		statement     int // pieces of the statement, at the passage's end
		titled, first int // how many pieces of the title come out, and which of the passage comes first
	}{
		{"no title", 0, 0, 1, 0, 0},
		{"room for both", 5, 110, 1, 5, 110},
		{"the passage is cropped", 9, 0, 1, 9, 150 - (MaxPassage - 10)},
		{"the title is cut", 60, 0, 1, MaxTitle, 150 - (MaxPassage - MaxTitle - 1)},
		{"a long statement needs its room", 60, 0, 90, 9, 60},
		{"and leaves it none", 60, 0, 96, 0, 0},
		{"a short title may be whole", 3, 0, 96, 3, 54},
	} {
		t.Run(c.name, func(t *testing.T) {
			title := make([]int32, c.title)
			for i := range title {
				title[i] = int32(2000 + i)
			}
			given := slices.Clone(passage[c.from:])
			for i := len(given) - c.statement; i < len(given); i++ {
				given[i].Role = RoleContent
			}
			got := Titled(title, given)
			if c.titled == 0 {
				if !slices.Equal(got, given) {
					t.Fatalf("%d pieces of %d", len(got), len(given))
				}
				return
			}
			for i := range c.titled {
				if got[i] != (RolePiece{ID: int32(2000 + i), Role: RoleOther}) {
					t.Fatalf("piece %d is %v", i, got[i])
				}
			}
			if got[c.titled] != (RolePiece{ID: pieceEnd, Role: RoleOther}) || len(got) > MaxPassage {
				t.Fatalf("%d pieces, %v behind the title", len(got), got[c.titled])
			}
			if rest := got[c.titled+1:]; !slices.Equal(rest, given[c.first-c.from:]) {
				t.Errorf("the passage begins with %d, want %d, and has %d pieces", rest[0].ID, 1000+c.first, len(rest))
			}
		})
	}
}

func TestCrop(t *testing.T) {
	for _, c := range []struct {
		name         string
		length, from int
		roles        map[int]uint8
	}{
		{"short enough", 100, 0, nil},
		{"no roles", 150, 0, nil},
		{"statement at the start", 200, 0, map[int]uint8{0: RoleSpeaker, 5: RoleContent}},
		{"statement in the middle", 300, 115, map[int]uint8{150: RoleSpeaker, 204: RoleContent}},
		{"statement at the end", 300, 200, map[int]uint8{270: RoleSpeaker, 299: RoleContent}},
		{"hardly room", 300, 95, map[int]uint8{100: RoleSpeaker, 194: RoleContent}},
		{"too long, cue in it", 400, 150, map[int]uint8{50: RoleContent, 200: RoleCue, 350: RoleContent}},
		{"too long, cue at its start", 400, 50, map[int]uint8{50: RoleContent, 60: RoleCue, 350: RoleContent}},
		{"too long, cue at its end", 400, 250, map[int]uint8{50: RoleContent, 349: RoleCue}},
		{"too long, speaker only", 400, 150, map[int]uint8{50: RoleContent, 200: RoleSpeaker, 350: RoleContent}},
	} {
		t.Run(c.name, func(t *testing.T) {
			passage := make([]RolePiece, c.length)
			for i := range passage {
				passage[i] = RolePiece{int32(i), c.roles[i]}
			}
			got := Crop(passage, MaxPassage)
			if len(got) != min(c.length, MaxPassage) || int(got[0].ID) != c.from {
				t.Errorf("%d pieces from %d, want them from %d", len(got), got[0].ID, c.from)
			}
		})
	}
}
