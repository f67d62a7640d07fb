package encoder

import "math"

// Attention (Vaswani et al. 2017) is how a piece takes in its surroundings. Every row x gives, for each of the heads, a
// query, a key and a value, short vectors that linear layers make. A row's score for another row is its query times the
// other's key; the scores become shares of one (softmax), and the row receives the values in these shares.

// scoreScale divides scores by the root of the head's width, as the paper does, and turns the exponentials of the softmax
// into powers of two, times log₂e.
var scoreScale = func() (scales [tileRows]float32) {
	for i := range scales {
		scales[i] = float32(1 / math.Sqrt(headWidth) * math.Log2E)
	}
	return scales
}()

// masked is the score of a column that is no key: nothing is left of it after the softmax.
const masked = -1e9

// attend writes what every row that is read receives in a layer to s.y. It takes two heads at a time, whose queries, keys and values
// fit into the nearer caches together; those of all heads would not. With gather, only the needed rows ask, and move to the front.
func (e *encoder) attend(s *Scratch, q sequence, layer int, gather bool) {
	from, to := q.from(), q.rows()
	s.quantise(e.kernel, s.x[from*width:], width, to-from)
	made := panelMajor(s.heads, maxRows)
	made.data = s.heads[from*panelWidth:]
	for pair, qkv := range e.layers[layer].qkv {
		e.kernel.linear(made, s.codes, s.scales, qkv, to-from)
		if q.keep {
			s.keep(layer, pair, q.shared)
		}
		asking := q.shared
		if gather {
			gatherRows(s.heads, panelWidth, q.needed)
			asking = len(q.needed)
		}
		for h := range headsTogether {
			a := attention{s, e.kernel, pair*panelWidth + h*headWidth, h, q.shared, padded(q.shared)}
			a.sequence(q, layer, pair, asking)
		}
	}
	if gather {
		gatherRows(s.x, width, q.needed)
	}
}

// gatherRows puts the rows at the given places, which ascend, side by side at the beginning.
func gatherRows(rows []float32, n int, places []int) {
	for to, from := range places {
		copy(rows[to*n:(to+1)*n], rows[from*n:])
	}
}

// padded is n up to the next multiple of lanes.
func padded(n int) int { return (n + lanes - 1) / lanes * lanes }

// attention is one head's work on a sequence. Its columns are the shared rows' keys, from base on those of a part; what
// lies between is masked. So a part's numbers do not depend on how many other parts there are.
type attention struct {
	s            *Scratch
	kernel       kernel
	column       int // of s.y, where its results go
	head         int // of those that lie together
	shared, base int
}

// sequence lets the first asking of the shared rows, and the rows of each part, attend.
func (a attention) sequence(q sequence, layer, pair, asking int) {
	now := projected{a.s.heads, maxRows, 0}
	if q.known {
		a.load(a.s.keptOf(layer, pair), 0, q.shared, 0)
	} else {
		a.load(now, 0, q.shared, 0)
		a.rows(0, asking, 0)
	}
	from := q.shared
	for _, to := range q.parts {
		a.load(now, from, to, a.base)
		a.rows(from, to, to-from)
		from = to
	}
}

// projected are queries, keys and values of headsTogether heads: a panel (panelMajor) of so many rows for each.
type projected struct {
	data  []float32
	rows  int
	first int // panels that are left out
}

// panel gives one head's queries (0), keys (1) or values (2): rows of headWidth numbers, panelWidth apart.
func (p projected) panel(which, head int) []float32 {
	return p.data[(which-p.first)*p.rows*panelWidth+head*headWidth:]
}

// load puts the keys and values of rows from … to−1 at column at, and zero values up to the next multiple of lanes.
func (a attention) load(of projected, from, to, at int) {
	keys, values, panel := of.panel(1, a.head), of.panel(2, a.head), a.kernel.layout().keyPanel
	for i := 0; i < to-from; i += lanes {
		column := at + i
		place := column/panel*panel*headWidth + column%panel
		a.kernel.transpose(a.s.keys[place:], keys[(from+i)*panelWidth:], panelWidth)
	}
	for i := range to - from {
		copy(a.s.values[(at+i)*headWidth:][:headWidth], values[(from+i)*panelWidth:])
	}
	clear(a.s.values[(at+to-from)*headWidth : (at+padded(to-from))*headWidth])
}

// rows lets rows from … to−1 attend to the shared columns and the own ones after base.
func (a attention) rows(from, to, own int) {
	end := a.shared
	if own > 0 {
		end = a.base + own
	}
	queries := projected{a.s.heads, maxRows, 0}.panel(0, a.head)
	for i := from; i < to; i += tileRows {
		a.kernel.scores(a.s.scores, maxColumns, queries[i*panelWidth:], panelWidth, a.s.keys, padded(end), scoreScale[:])
		for r := range min(tileRows, to-i) {
			row := a.s.scores[r*maxColumns:][:padded(end)]
			a.mask(row, end)
			a.kernel.softmax(row, &a.s.shares[r])
		}
		a.kernel.product(a.s.y[i*width+a.column:], width, a.s.scores, maxColumns, a.s.values, headWidth, end, a.s.shares)
	}
}

// mask hides the columns that are no keys: between the shared ones and base, and after the end.
func (a attention) mask(row []float32, end int) {
	for j := a.shared; j < min(a.base, end); j++ {
		row[j] = masked
	}
	for j := end; j < len(row); j++ {
		row[j] = masked
	}
}
