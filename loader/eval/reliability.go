package eval

import "encoding/json"

// bands are how many parts the confidences from 0 to 1 are put in.
const bands = 10

// Reliability tells what a confidence is worth: of those that say 0.8 to 0.9, how many are right. A calibrated extractor is right as
// often as it says. The zero value is ready.
type Reliability struct {
	in    [bands]Share
	said  [bands]float64 // sum of the confidences
	total int
}

// Add counts one confidence and whether it was right.
func (r *Reliability) Add(confidence float64, right bool) {
	band := min(bands-1, max(0, int(confidence*bands)))
	r.in[band].add(right)
	r.said[band] += confidence
	r.total++
}

// Band is one row of a reliability table.
type Band struct {
	From  float64 `json:"from"`
	Until float64 `json:"until"`
	Said  float64 `json:"said"` // the mean confidence
	Share
}

// Bands are the rows that hold anything, from the least sure on.
func (r *Reliability) Bands() []Band {
	var out []Band
	for i, s := range r.in {
		if s.Of > 0 {
			out = append(out, Band{float64(i) / bands, float64(i+1) / bands, r.said[i] / float64(s.Of), s})
		}
	}
	return out
}

// Error is the expected calibration error, 0 to 1: how far on average what is said lies from what is right.
func (r *Reliability) Error() float64 {
	sum := 0.0
	for i, s := range r.in {
		if d := float64(s.Right) - r.said[i]; d < 0 {
			sum -= d
		} else {
			sum += d
		}
	}
	return sum / float64(max(1, r.total))
}

// MarshalJSON writes the rows.
func (r *Reliability) MarshalJSON() ([]byte, error) { return json.Marshal(r.Bands()) }

// Joint tells of each found attribution whether a marked one has its content, at least by half, and its speaker.
func Joint(body string, gold, found []Attribution) []bool {
	x := newText(body)
	g, p := x.measure(gold), x.measure(found)
	out := make([]bool, len(found))
	for _, q := range atLeastHalf(g, p, pairOverlap(g, p)) {
		if sameSpeaker(&g[q.gold], &p[q.found]) {
			out[p[q.found].index] = true
		}
	}
	return out
}
