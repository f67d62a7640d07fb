package encoder

// Crop gives so many pieces of a passage that has more than there is room for, so that the statement stays in it: from the first piece
// with a role to the last, with what stands before them rather than after. A statement longer than that is cut around its first
// cue, or its first speaker. Training crops in the same way. The result shares the passage's memory.
func Crop(passage []RolePiece, room int) []RolePiece {
	n := len(passage)
	if n <= room {
		return passage
	}
	first, last := marked(passage)
	last = max(last, 1)
	from := cropStart(passage, first, last, room)
	from = max(0, min(from, n-room))
	return passage[from : from+room]
}

// cropStart chooses where to begin, given the first and one past the last piece with a role.
func cropStart(passage []RolePiece, first, last, room int) int {
	const after = 10 // pieces to keep after a statement that leaves room
	switch length := last - first; {
	case length > room:
		return max(first, min(middle(passage, first)-room/2, last-room))
	case length > room-25:
		return last - room
	default:
		return min(last-room+after, first)
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

// shortTitle is the least that is read of a title which there is no room for as a whole.
const shortTitle = 5

// Titled puts the title of an article before a passage of it, closed by a mark, and crops the passage to the room that is left. The title is cut at
// MaxTitle pieces, and where a long statement needs the room; nothing is read of it where too little is left. Training does the same.
func Titled(title []int32, passage []RolePiece) []RolePiece {
	first, last := marked(passage)
	if room := max(0, min(MaxTitle, MaxPassage-1-(last-first))); room < len(title) {
		title = title[:room]
		if room < shortTitle {
			title = nil
		}
	}
	if len(title) == 0 {
		return passage
	}
	passage = Crop(passage, MaxPassage-len(title)-1)
	out := make([]RolePiece, 0, len(title)+1+len(passage))
	for _, id := range title {
		out = append(out, RolePiece{ID: id, Role: RoleOther})
	}
	return append(append(out, RolePiece{ID: pieceEnd, Role: RoleOther}), passage...)
}

// marked is where the pieces with a role begin, and where they end; 0 and 0 if there are none.
func marked(passage []RolePiece) (first, end int) {
	for i, p := range passage {
		if p.Role == RoleOther {
			continue
		}
		if end == 0 {
			first = i
		}
		end = i + 1
	}
	return first, end
}
