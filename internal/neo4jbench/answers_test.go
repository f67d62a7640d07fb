package neo4jbench

import (
	"encoding/json"
	"fmt"
	"slices"
)

// What all three answer, in the shape of the server written by hand; the others' answers are turned into it to be compared.
type (
	answer struct {
		Name       string      `json:"name,omitempty"`  // of the person asked about
		Total      *int64      `json:"total,omitempty"` // where it was asked for
		Statements []statement `json:"statements"`
	}
	statement struct {
		ID       string   `json:"id"`
		Content  string   `json:"content"`
		Day      string   `json:"day,omitempty"`
		Speakers []string `json:"speakers,omitempty"`
		Article  *article `json:"article,omitempty"`
	}
	article struct {
		ID         string      `json:"id,omitempty"`
		Title      string      `json:"title"`
		Publisher  string      `json:"publisher,omitempty"`
		Statements []statement `json:"statements,omitempty"`
	}
)

// sorted puts speakers into one order: what a statement holds is compared, and in what order statements come, not that of speakers.
func (a answer) sorted() answer {
	for _, st := range a.Statements {
		slices.Sort(st.Speakers)
		if st.Article != nil {
			for _, co := range st.Article.Statements {
				slices.Sort(co.Speakers)
			}
		}
	}
	return a
}

func readByHand(body []byte) (a answer, err error) { return a, json.Unmarshal(body, &a) }

// named is anything that has nothing but a name here.
type named struct{ Name string }

func names(all []named) (list []string) {
	for _, n := range all {
		list = append(list, n.Name)
	}
	return list
}

// refused is what GraphQL answers when it does not answer.
type refused []struct{ Message string }

func (r refused) err() error {
	if len(r) == 0 {
		return nil
	}
	return fmt.Errorf("the server answers: %s", r[0].Message)
}

// Answers of Standpoint.
type (
	ourPage struct {
		TotalCount *int64
		Nodes      []ourStatement
	}
	ourStatement struct {
		ID, Content string
		Said        struct{ Until string }
		Speakers    []named
		Article     *struct {
			ID, Title, Publisher string
			Statements           ourPage
		}
	}
)

func readOurs(body []byte) (a answer, err error) {
	var got struct {
		Data struct {
			Statements ourPage
			Node       *struct {
				Name       string
				Statements ourPage
			}
		}
		Errors refused
	}
	if err := json.Unmarshal(body, &got); err != nil {
		return a, err
	}
	page := got.Data.Statements
	if got.Data.Node != nil {
		a.Name, page = got.Data.Node.Name, got.Data.Node.Statements
	}
	a.Total, a.Statements = page.TotalCount, page.plain()
	return a, got.Errors.err()
}

func (p ourPage) plain() (list []statement) {
	for _, n := range p.Nodes {
		st := statement{ID: n.ID, Content: n.Content, Day: n.Said.Until, Speakers: names(n.Speakers)}
		if n.Article != nil {
			st.Article = &article{n.Article.ID, n.Article.Title, n.Article.Publisher, n.Article.Statements.plain()}
		}
		list = append(list, st)
	}
	return list
}

// Answers of @neo4j/graphql, where every relationship is a list.
type (
	peerStatement struct {
		ID, Content, Day string
		Speakers         []named
		Article          []struct {
			ID, Title, Publisher string
			Statements           []peerStatement
		}
	}
	peerPage struct {
		TotalCount *int64
		Edges      []struct{ Node peerStatement }
	}
)

func readPeer(body []byte) (a answer, err error) {
	var got struct {
		Data struct {
			Statements           []peerStatement
			StatementsConnection peerPage
			Actors               []struct {
				Name           string
				Said           []peerStatement
				SaidConnection peerPage
			}
		}
		Errors refused
	}
	if err := json.Unmarshal(body, &got); err != nil {
		return a, err
	}
	list, page := got.Data.Statements, got.Data.StatementsConnection
	if len(got.Data.Actors) == 1 {
		actor := got.Data.Actors[0]
		a.Name, list, page = actor.Name, actor.Said, actor.SaidConnection
	}
	for _, e := range page.Edges {
		list = append(list, e.Node)
	}
	a.Total, a.Statements = page.TotalCount, plainOf(list)
	return a, got.Errors.err()
}

func plainOf(list []peerStatement) (plain []statement) {
	for _, n := range list {
		st := statement{ID: n.ID, Content: n.Content, Day: n.Day, Speakers: names(n.Speakers)}
		if len(n.Article) == 1 {
			of := n.Article[0]
			st.Article = &article{of.ID, of.Title, of.Publisher, plainOf(of.Statements)}
		}
		plain = append(plain, st)
	}
	return plain
}
