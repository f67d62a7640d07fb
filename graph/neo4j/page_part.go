package neo4j

import "slices"

// part is a stretch of a list that one driver reads, in the order of its keys from lower, inclusive, to upper, exclusive. The parts
// of a list follow one another in the list's order.
type part struct {
	driver       *driver
	lower, upper string // "" is open
	unknown      bool   // of rows whose keys begin with unknownKey, which come last in both directions
	guard        string // condition, from constants, for reading the part at all; "" for always
	where        *where // what is asked of its rows
}

// stretch is what is read of a list: what lies after one key and before another, without them unless said so; "" is open.
type stretch struct {
	after, before         string
	withAfter, withBefore bool
}

// wholeList gives the parts of a list that one driver reads. Upwards the unknown keys are last by themselves.
func wholeList(d *driver, w *where, o order, descending bool) []part {
	if !o.unknown || !descending {
		return []part{{driver: d, where: w}}
	}
	return []part{{driver: d, where: w, upper: unknownKey}, {driver: d, where: w, lower: unknownKey, unknown: true}}
}

// successor is the key next behind a key.
func successor(key string) string {
	if key == "" {
		return ""
	}
	return key + "\x00"
}

// bounds gives the keys between which a stretch lies, as the database orders them.
func (in stretch) bounds(descending bool) (lower, upper string) {
	first, last := in.after, in.before
	if in.withAfter == descending {
		first = successor(first)
	}
	if in.withBefore != descending {
		last = successor(last)
	}
	if descending {
		return last, first
	}
	return first, last
}

// place tells whether a key lies before a part of the list (-1), in it (0) or after it (1).
func (p part) place(key string, o order, descending bool) int {
	if descending {
		if unknown := o.isUnknown(key); unknown != p.unknown {
			if unknown {
				return 1
			}
			return -1
		}
	}
	below, above := -1, 1
	if descending {
		below, above = 1, -1
	}
	switch {
	case p.lower != "" && key < p.lower:
		return below
	case p.upper != "" && key >= p.upper:
		return above
	}
	return 0
}

// clip is what a part of the list and a stretch of it share; some is false when that is nothing.
func (p part) clip(in stretch, o order, descending bool) (clipped part, some bool) {
	if in.after != "" {
		switch p.place(in.after, o, descending) {
		case 1:
			return p, false
		case -1:
			in.after = ""
		}
	}
	if in.before != "" {
		switch p.place(in.before, o, descending) {
		case -1:
			return p, false
		case 1:
			in.before = ""
		}
	}
	lower, upper := in.bounds(descending)
	if lower != "" {
		p.lower = lower
	}
	if upper != "" {
		p.upper = upper
	}
	return p, true
}

// clipAll gives what the parts of a list and a stretch share, in the list's order or, backwards, against it.
func clipAll(parts []part, in stretch, o order, descending, backwards bool) []part {
	var all []part
	for _, p := range parts {
		if clipped, some := p.clip(in, o, descending); some {
			all = append(all, clipped)
		}
	}
	if backwards {
		slices.Reverse(all)
	}
	return all
}
