package neo4j

import "testing"

// TestRecountPlans holds the rows that are looked up again after a rejection to a number of looks into the database, for a hub that
// said 30,000 statements: it does not grow with the hub. Other writers wait meanwhile.
func TestRecountPlans(t *testing.T) {
	b := openBench(t)
	w := b.grow(t)
	proposition := w.Codebook.Topics[0].Propositions[0].ID
	pair := pairKey(hubID, proposition)
	taken := b.Query(t, "MATCH ()-[t:TAKES]->() WHERE t.pair = $pair AND t.said < 'u' RETURN t.stance AS stance, count(*) AS n ORDER BY n DESC LIMIT 1",
		map[string]any{"pair": pair})
	if len(taken) != 1 || taken[0]["n"].(int64) < copies {
		t.Fatalf("the hub says little on %s: %v", proposition, taken)
	}
	group := map[string]any{"at": int64(0), "actor": string(hubID), "proposition": string(proposition), "stance": taken[0]["stance"],
		"pair": pair}
	for name, c := range map[string]struct {
		text string
		most int64
	}{"the pair": {recountText, 1000}, "everyone": {recountEveryoneText, 200}, "the actor": {recountTotalText, 200}} {
		got := b.profile(t, c.text, map[string]any{"p": map[string]any{"rows": []any{group}}})
		t.Logf("%s: %d looks into the database", name, got.hits)
		if got.hits > c.most || got.hits == 0 {
			t.Errorf("%s: %d looks into the database, at most %d are allowed\n%s\n%s", name, got.hits, c.most, c.text, operators(got.operators))
		}
	}
}
