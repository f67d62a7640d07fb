package graph

// Limits of one request, the same on every store.
const (
	MaxPage     = 100    // rows of one page of one connection
	DefaultPage = 25     // when neither first nor last is given
	MaxNodes    = 100    // ids of one nodes(ids:)
	MaxCounts   = 10_000 // rows of one Counts
	MaxTotal    = 10_000 // how far totalCount counts unless asked for more
	MaxAnchors  = 10_000 // anchors of one store call

	MaxCountTo  = 1_000_000 // how far totalCount counts at most
	MaxText     = 1_000     // characters of a text to search for
	MaxList     = 1_000     // entries of one list of a filter
	MaxNames    = 100       // names of one filter
	MaxDecide   = 100       // statements of one decision
	MaxBody     = 8 << 20   // bytes of one article's text
	MaxUnbound  = 250_000   // statements of a store that may be counted without a bound in the filter
	MaxCompared = 20_000    // statements that changes outside of the kept ones are found among
	MaxTied     = 10_000    // statements or relations of one node that a neighbourhood is counted from, for each part it has in them
	MaxStepped  = 300       // the same of each node that a path leads over
	MaxNear     = 300       // neighbours of either end that paths are looked for over
	MaxBeyond   = 100       // neighbours of each of these

	MaxPaths      = 5
	MaxPathLength = 4 // steps of a path

	MaxURL      = 2_000 // characters of a URL
	MaxPerBatch = 1_000 // articles of one Accept or Ingest
)

// Cursor is the order key and the id of the row it stands behind, encoded: it needs no snapshot and survives inserts.
type Cursor string

// Range asks for First rows after After, or Last before Before. CountTo > 0 asks for a total that counts no further than that.
// Both zero: no rows, only the total.
type Range struct {
	First, Last   int
	After, Before Cursor
	CountTo       int
	NoCursors     bool // nobody will look at the cursors of the page: a store may leave them out
}

// Page is a stretch of an ordered list, always in the list's order. Total is -1 when it was not asked for.
type Page[T any] struct {
	Items         []T
	Cursors       []Cursor // one for each item, but see [Range]
	Before, After bool     // there are rows before the first and after the last item
	Total         int
}
