package embedded

import (
	"fmt"
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// Shape is one text that a page may be read with.
type Shape struct {
	Name       string // noun, driver, order, direction
	Text       string
	Parameters int
	Sorts      string // why the database may sort; "" if it must not
}

// Shapes lists every text that pages are read with, but for what filters add: every driver in every order and both directions. The
// drivers are those of all anchors and those that filters choose. Tests explain each of them.
func Shapes() []Shape {
	return slices.Concat(
		shapesOf("statements", statementTable, statementOrders, statementDrivers, statementsOfText, ofMany(statementsByID)),
		shapesOf("statements", statementTable, map[graph.StatementOrderField]order{graph.StatementsBySaid: statementOrders[graph.StatementsBySaid]}, nil,
			everyLongStatement, longStatementsOfHop),
		shapesOf("actors", actorTable, actorOrders, actorDrivers, actorsByBeginning, actorsByPK, ofMany(actorsByID)),
		shapesOf("articles", fullArticles, articleOrders, articleDrivers, articlesByURL, articlesByHash, articlesWithWords, ofMany(articlesByID)),
		shapesOf("articles", articleTable, map[graph.ArticleOrderField]order{graph.ArticlesByID: articleOrders[graph.ArticlesByID]}, nil, articlesUnread),
		shapesOf("changes", turnTable, map[string]order{turnOrder.name: turnOrder}, turnDrivers),
		shapesOf("relations", relationTable, relationOrders, relationDrivers, ofMany(relationsByID)),
	)
}

// ofMany is a driver as byIDs asks it, for many values at once.
func ofMany(d driver) driver {
	d.name, d.where = d.name+", many at once", d.many()
	return d
}

func shapesOf[F comparable](noun string, t table, orders map[F]order, anchored map[graph.Anchor]driver, more ...driver) []Shape {
	drivers := more
	for _, d := range anchored {
		if !slices.ContainsFunc(drivers, func(x driver) bool { return x.name == d.name }) {
			drivers = append(drivers, d)
		}
	}
	var all []Shape
	for _, d := range drivers {
		for _, o := range orders {
			for _, descending := range []bool{false, true} {
				text := shape{d, o, descending}.rows(t, where{})
				all = append(all, Shape{
					Name: fmt.Sprintf("%s / %s / %s / descending=%v", noun, d.name, o.name, descending),
					Text: text, Parameters: strings.Count(text, "?"), Sorts: d.sorts,
				})
			}
		}
	}
	slices.SortFunc(all, func(a, b Shape) int { return strings.Compare(a.Name, b.Name) })
	return all
}
