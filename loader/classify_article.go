package loader

// articleModel tells how sure a take of a longer article is. It is fitted on whole reports that the judge was not trained on, by
// training/stance_article.py, since what calibrates short passages, most of which speak of some proposition, says too much of articles, most of
// whose statements speak of none.
type articleModel struct {
	Open   float64 `json:"open"` // probability of being spoken of below which a take is not thought of
	Bias   float64 `json:"bias"`
	Gate   float64 `json:"gate"`   // log-odds of the gate
	Side   float64 `json:"side"`   // log-odds of the side
	Named  float64 `json:"named"`  // for a statement that itself names the subject
	Titled float64 `json:"titled"` // for a subject that only the article's title names
	Enough float64 `json:"enough"` // the confidence below which a take is left out
}

// confidence is the probability that a take is right.
func (m *articleModel) confidence(spoken, side float64, named, titled bool) float64 {
	x := m.Bias + m.Gate*logOdds(spoken) + m.Side*logOdds(side)
	if named {
		x += m.Named
	}
	if titled {
		x += m.Titled
	}
	return sigmoid(x)
}
