// Package view holds what GraphQL shows beyond the domain's own types: pages with edges and cursors, groups, loads, and the
// scalars as they are read and written.
package view

import (
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// StatementCount is one group of counted utterances. What it was not grouped by, or has no value for, is empty.
type StatementCount struct {
	SpeakerID, CountsForID, PropositionID, TopicID graph.ID

	Stance              *graph.Stance
	Act                 *graph.SpeechAct
	Form                *graph.Form
	Publisher           *string
	Review              *graph.ReviewStatus
	Period              *graph.Date
	Count               int
	FirstSaid, LastSaid *graph.Date
}

// Count gives a group the form of GraphQL. by are the dimensions it was grouped by.
func Count(c graph.Count, by []graph.Dimension) (*StatementCount, error) {
	v := &StatementCount{Count: c.N, FirstSaid: known(c.First), LastSaid: known(c.Last)}
	for i, key := range c.Key {
		if key == "" {
			continue
		}
		switch by[i] {
		case graph.BySpeakerDim:
			v.SpeakerID = graph.ID(key)
		case graph.ByCountsForDim:
			v.CountsForID = graph.ID(key)
		case graph.ByPropositionDim:
			v.PropositionID = graph.ID(key)
		case graph.ByTopicDim:
			v.TopicID = graph.ID(key)
		case graph.ByStanceDim:
			v.Stance = new(graph.Stance(key))
		case graph.ByActDim:
			v.Act = new(graph.SpeechAct(key))
		case graph.ByFormDim:
			v.Form = new(graph.Form(key))
		case graph.ByPublisherDim:
			v.Publisher = new(key)
		case graph.ByReviewDim:
			v.Review = new(graph.ReviewStatus(key))
		case graph.ByYearDim, graph.ByMonthDim, graph.ByWeekDim, graph.ByDayDim:
			d, err := graph.ParseDate(key)
			if err != nil {
				return nil, err
			}
			v.Period = &d
		}
	}
	return v, nil
}

func known(d graph.Date) *graph.Date {
	if d.IsZero() {
		return nil
	}
	return &d
}

// LoadJob is how far a load has come, at one moment.
type LoadJob struct {
	ID                                        graph.ID
	State                                     graph.LoadState
	Articles, Read, Known, Failed, Statements int
	StartedAt                                 time.Time
	FinishedAt                                *time.Time
	Results                                   []graph.LoadResult // in the order in which they were finished; only ever appended
}

// Finished tells whether nothing more will come.
func (j *LoadJob) Finished() bool {
	return j.State == graph.LoadDone || j.State == graph.LoadCancelled
}
