package encoder

import (
	_ "embed" // the model files are part of the program
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"sync"
)

// MaxPassage, MaxTitle and MaxProposition are the largest numbers of pieces the judge reads of a passage, of the title before it, which counts as a part of
// it, and of a proposition.
const (
	MaxPassage     = 100
	MaxTitle       = 25
	MaxProposition = 30
)

// The part a piece of a passage plays in the statement that is judged.
const (
	RoleOther uint8 = iota
	RoleSpeaker
	RoleCue
	RoleContent
	roleProposition // the pieces of propositions
	roles           = 5
)

// RolePiece is a piece of a passage and its part in the statement.
type RolePiece struct {
	ID   int32
	Role uint8 // Role…
}

// The classes of a Verdict.
const (
	ClassNone = iota // the statement does not speak of the proposition
	ClassSupports
	ClassOpposes
	ClassConditional // supports on a condition
	ClassNeutral     // speaks of it and takes no side
	Classes          = 5
)

// Verdict is the logit of each class for one proposition: the larger, the likelier; softmax makes them probabilities.
type Verdict [Classes]float32

// Judgement is what the judge makes of a passage. It belongs to the worker and is valid until its next call.
type Judgement struct {
	Verdicts []Verdict // one for every proposition, in order
	// Mean rows of the last layer, Width numbers each, over the content's pieces (over all if there are none) and over
	// the whole passage: what finds the propositions that a statement speaks of.
	Content, Passage []float32
}

// Width is the number of numbers that stand for a piece, and of the vectors of a Judgement.
const Width = width

// stanceLayers is the depth of the judge: all of e5-small.
const stanceLayers = 12

// GlanceLayers is how many of its layers a judge reads before it is asked whether to go on.
const GlanceLayers = 2

// Judge tells what stance a statement takes on propositions. It was trained on the project's stance corpus from
// e5-small. It is immutable and shared by all its workers.
type Judge struct {
	encoder *encoder
	head    *head
}

//go:embed model/stance.safetensors
var stanceFile []byte

// Stance gives the embedded judge, laid out for this processor. The first call loads it, in less than 150 ms.
var Stance = sync.OnceValues(func() (*Judge, error) {
	defer release(stanceFile)
	return newJudge(stanceFile, bestKernel())
})

func newJudge(file []byte, k kernel) (*Judge, error) {
	t, err := OpenTensors(file)
	if err != nil {
		return nil, fmt.Errorf("stance model: %w", err)
	}
	features, err := t.Floats("role", roles, width)
	if err != nil {
		return nil, fmt.Errorf("stance model: %w", err)
	}
	judge := new(Judge)
	if judge.encoder, err = newEncoder(t, stanceLayers, features, k); err != nil {
		return nil, fmt.Errorf("stance model: %w", err)
	}
	if judge.head, err = newHead(t, "class", Classes); err != nil {
		return nil, fmt.Errorf("stance model: %w", err)
	}
	return judge, nil
}

// Fingerprint tells a judge from others, so that what was fitted to one is not used with another: a checksum of what follows its
// last layer, which no training leaves as it was.
func (j *Judge) Fingerprint() int32 {
	last, sum := j.encoder.layers[stanceLayers-1].norm2, crc32.NewIEEE()
	for _, part := range [][]float32{last.gain, last.bias, j.head.columns, j.head.bias} {
		if err := binary.Write(sum, binary.LittleEndian, part); err != nil {
			panic(err) // a checksum takes everything
		}
	}
	return int32(sum.Sum32())
}

// NewWorker gives a worker on scratch memory. One goroutine uses it at a time.
func (j *Judge) NewWorker(s *Scratch) *JudgeWorker {
	s.keepLayers(stanceLayers)
	w := &JudgeWorker{judge: j, scratch: s, inputs: make([]input, 0, longest)}
	w.judgement.Content, w.judgement.Passage = make([]float32, width), make([]float32, width)
	return w
}

// JudgeWorker runs the judge for one goroutine.
type JudgeWorker struct {
	judge     *Judge
	scratch   *Scratch
	inputs    []input
	shared    int // rows of the passage that was read last, its marks included
	parts     []int
	means     [tileRows * width]float32
	scores    [tileRows * headWidth]float32
	judgement Judgement
}

// Judge reads a passage and compares it with propositions: Read and Compare in one.
func (w *JudgeWorker) Judge(passage []RolePiece, propositions [][]int32) Judgement {
	w.Read(passage)
	w.Compare(propositions)
	return w.judgement
}

// Read reads a passage, the pieces of one statement and what stands around it, and gives its vectors: Glance and Finish in one.
func (w *JudgeWorker) Read(passage []RolePiece) Judgement {
	w.Glance(passage)
	return w.Finish()
}

// Glance begins to read a passage and gives its vectors as they are after the first GlanceLayers layers: what it is about can be
// guessed from them, and Finish spared. A passage of more than MaxPassage pieces is cropped (Crop). It panics on pieces or roles
// that the model does not know.
func (w *JudgeWorker) Glance(passage []RolePiece) Judgement {
	w.passage(Crop(passage, MaxPassage))
	w.judge.encoder.embed(w.scratch, w.inputs, 0)
	w.read(0, GlanceLayers)
	return w.judgement
}

// Finish reads the passage of the last Glance to the end and gives its vectors.
func (w *JudgeWorker) Finish() Judgement {
	w.read(GlanceLayers, stanceLayers)
	return w.judgement
}

// read takes the passage through layers first … end−1.
func (w *JudgeWorker) read(first, end int) {
	w.judgement.Verdicts, w.parts = w.judgement.Verdicts[:0], w.parts[:0]
	w.judge.encoder.pass(w.scratch, sequence{shared: w.shared, keep: true}, first, end)
	w.vectors()
}

// Compare gives the verdicts on propositions, each given as its pieces, of the passage that was read last. They share one pass, or
// a few if they are many; a proposition's verdict does not depend on the others. A proposition is cut at MaxProposition. It
// panics on pieces that the model does not know.
func (w *JudgeWorker) Compare(propositions [][]int32) []Verdict {
	w.judgement.Verdicts = w.judgement.Verdicts[:0]
	for len(propositions) > 0 {
		w.inputs, w.parts = w.inputs[:w.shared], w.parts[:0]
		for len(propositions) > 0 && w.part(w.shared, propositions[0]) {
			propositions = propositions[1:]
		}
		w.judge.encoder.forward(w.scratch, w.inputs, sequence{shared: w.shared, parts: w.parts, known: true})
		w.verdicts(w.shared)
	}
	return w.judgement.Verdicts
}

// passage begins the sequence with the passage.
func (w *JudgeWorker) passage(passage []RolePiece) {
	w.inputs = append(w.inputs[:0], input{pieceStart, 0, int(RoleOther)})
	for _, p := range passage {
		if p.Role > RoleContent {
			panic(fmt.Sprintf("encoder: role %d of a passage's piece is none of the four", p.Role))
		}
		w.add(p.ID, len(w.inputs), p.Role)
	}
	w.add(pieceEnd, len(w.inputs), RoleOther)
	w.shared = len(w.inputs)
}

// part adds a proposition, whose positions go on from the passage's, or tells that there is no room left in this pass.
func (w *JudgeWorker) part(shared int, proposition []int32) bool {
	proposition = proposition[:min(len(proposition), MaxProposition)]
	if len(w.inputs)+len(proposition)+1 > longest {
		return false
	}
	for i, id := range proposition {
		w.add(id, shared+i, roleProposition)
	}
	w.add(pieceEnd, shared+len(proposition), roleProposition)
	w.parts = append(w.parts, len(w.inputs))
	return true
}

func (w *JudgeWorker) add(id int32, position int, role uint8) {
	if id < 0 || id >= vocabularySize {
		panic(fmt.Sprintf("encoder: no piece has the number %d", id))
	}
	w.inputs = append(w.inputs, input{id, position, int(role)})
}

// verdicts appends the scores of the parts: the head's of the mean of a part's rows, which is the mean of theirs.
func (w *JudgeWorker) verdicts(shared int) {
	for first := 0; first < len(w.parts); first += tileRows {
		parts := w.parts[first:min(first+tileRows, len(w.parts))]
		for i, to := range parts {
			mean(w.means[i*width:(i+1)*width], w.scratch.x, shared, to, func(int) bool { return true })
			shared = to
		}
		w.judge.head.scores(w.judge.encoder.kernel, w.scores[:], w.means[:])
		for i := range parts {
			w.judgement.Verdicts = append(w.judgement.Verdicts, Verdict(w.scores[i*headWidth:]))
		}
	}
}

// vectors fills in the means of the passage's rows.
func (w *JudgeWorker) vectors() {
	all := func(int) bool { return true }
	content := func(row int) bool { return w.inputs[row].feature == int(RoleContent) }
	mean(w.judgement.Passage, w.scratch.x, 0, w.shared, all)
	if !mean(w.judgement.Content, w.scratch.x, 0, w.shared, content) {
		copy(w.judgement.Content, w.judgement.Passage)
	}
}

// mean sets dst to the mean of the chosen ones of rows from … to−1, or tells that there are none.
func mean(dst, rows []float32, from, to int, chosen func(row int) bool) bool {
	clear(dst)
	n := 0
	for r := from; r < to; r++ {
		if !chosen(r) {
			continue
		}
		n++
		for i, v := range rows[r*width : (r+1)*width] {
			dst[i] += v
		}
	}
	for i := range dst {
		dst[i] /= max(1, float32(n))
	}
	return n > 0
}
