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

// project makes the queries, keys and values of all heads for rows from … to−1.
func (e *encoder) project(s *scratch, l *layer, from, to int) {
	heads := panelMajor(s.heads, maxRows)
	for ; from < to; from += blockRows {
		n := min(blockRows, to-from)
		s.quantise(e.kernel, s.x[from*width:], width, n)
		block := heads
		block.data = heads.data[from*panelWidth:]
		e.kernel.linear(block, s.codes, s.scales, l.qkv, n)
	}
}

// attend writes what every row up to to−1 that is read receives in a layer, head by head, to s.y.
func (e *encoder) attend(s *scratch, q sequence, layer, to int) {
	now := projected{s.heads, maxRows, 0}
	for h := range heads {
		a := attention{s, e.kernel, h, q.shared, padded(q.shared)}
		if q.known {
			a.load(s.keptOf(layer), 0, q.shared, 0)
		} else {
			a.load(now, 0, q.shared, 0)
			a.rows(0, min(q.shared, to), 0)
		}
		from := q.shared
		for _, end := range q.parts {
			a.load(now, from, end, a.base)
			a.rows(from, end, end-from)
			from = end
		}
	}
}

// padded is n up to the next multiple of lanes.
func padded(n int) int { return (n + lanes - 1) / lanes * lanes }

// attention is one head's work on a sequence. Its columns are the shared rows' keys, from base on those of a part; what
// lies between is masked. So a part's numbers do not depend on how many other parts there are.
type attention struct {
	s            *scratch
	kernel       kernel
	head         int
	shared, base int
}

// projected are queries, keys and values: panels (panelMajor) of so many rows each, without those of the first columns.
type projected struct {
	data  []float32
	rows  int
	first int // columns that are left out
}

// panel gives one head's queries (0), keys (1) or values (2): rows of headWidth numbers, panelWidth apart.
func (p projected) panel(which, head int) []float32 {
	column := which*width + head*headWidth - p.first
	return p.data[column/panelWidth*p.rows*panelWidth+column%panelWidth:]
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
		a.kernel.product(a.s.y[i*width+a.head*headWidth:], width, a.s.scores, maxColumns, a.s.values, headWidth, end, a.s.shares)
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
