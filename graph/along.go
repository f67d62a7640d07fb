package graph

// Along collects what a store brings along with statements since it is asked for next: to a store across a network every question is
// a round trip. It is filled as far as the store likes, and what is not in it is asked for by id. A store within the process leaves
// it empty.
type Along struct {
	Speakers, Article bool // what is wanted
	Anchors           bool // the actors that anchors mean
	// Lean says that nobody will look at more of the statements than their ids, contents, the days of Said, with Speakers the ids of
	// the speakers that there are, each once, and with Article the ids of their articles: a store may leave the rest out.
	Lean    bool
	Printed *Printed // what else their articles print; only with Article

	Actors   map[ID]Actor
	Articles map[ID]*Article // without their bodies
	Anchored map[ID]Actor    // by the ids of the anchors, which may be former ones
}

// Printed asks for the first leading statements of articles, in the order of the text, and takes them up.
type Printed struct {
	First    int  // how many of each; at least 1
	Speakers bool // whether those who said them are wanted, too: they come among the actors
	Lean     bool // that nobody will look at more of them, see [Along]
	// NoCursors says that nobody will look at the cursors of the pages or at whether more follows: a store may leave both out.
	NoCursors bool

	Pages map[ID]Page[*Statement] // by the articles' ids, as [Store.Statements] gives them
}

// AddAnchor takes up the actor that an anchor means.
func (a *Along) AddAnchor(anchor ID, x Actor) {
	if a.Anchored == nil {
		a.Anchored = map[ID]Actor{}
	}
	a.Anchored[anchor] = x
}

// AddPage takes up the page of an article.
func (p *Printed) AddPage(article ID, page Page[*Statement]) {
	if p.Pages == nil {
		p.Pages = map[ID]Page[*Statement]{}
	}
	p.Pages[article] = page
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
