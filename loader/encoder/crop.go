package encoder

// Crop gives MaxPassage pieces of a passage that has more, so that the statement stays in it: from the first piece with a
// role to the last, with what stands before them rather than after. A statement longer than that is cut around its first
// cue, or its first speaker. Training crops in the same way. The result shares the passage's memory.
func Crop(passage []RolePiece) []RolePiece {
	n := len(passage)
	if n <= MaxPassage {
		return passage
	}
	first, last := 0, 0
	for i, p := range passage {
		if p.Role == RoleOther {
			continue
		}
		if last == 0 {
			first = i
		}
		last = i + 1
	}
	last = max(last, 1)
	from := cropStart(passage, first, last)
	from = max(0, min(from, n-MaxPassage))
	return passage[from : from+MaxPassage]
}

// cropStart chooses where to begin, given the first and one past the last piece with a role.
func cropStart(passage []RolePiece, first, last int) int {
	const after = 10 // pieces to keep after a statement that leaves room
	switch length := last - first; {
	case length > MaxPassage:
		return max(first, min(middle(passage, first)-MaxPassage/2, last-MaxPassage))
	case length > MaxPassage-25:
		return last - MaxPassage
	default:
		return min(last-MaxPassage+after, first)
	}
}

// middle gives the first cue, or else the first speaker, or else first.
func middle(passage []RolePiece, first int) int {
	for _, role := range []uint8{RoleCue, RoleSpeaker} {
		for i, p := range passage {
			if p.Role == role {
				return i
			}
		}
	}
	return first
}
