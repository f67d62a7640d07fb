package graph

// Along collects what a store brings along with statements since it is asked for next: to a store across a network every question is
// a round trip. It is filled as far as the store likes, and what is not in it is asked for by id. A store within the process leaves
// it empty.
type Along struct {
	Speakers, Article bool // what is wanted

	Actors   map[ID]Actor
	Articles map[ID]*Article // without their bodies
}

// AddActor takes up an actor that came along.
func (a *Along) AddActor(x Actor) {
	if a.Actors == nil {
		a.Actors = map[ID]Actor{}
	}
	a.Actors[x.Profiled().ID] = x
}

// AddArticle takes up an article that came along.
func (a *Along) AddArticle(x *Article) {
	if a.Articles == nil {
		a.Articles = map[ID]*Article{}
	}
	a.Articles[x.ID] = x
}
