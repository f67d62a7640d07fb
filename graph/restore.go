package graph

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// Restored counts what a restore has read.
type Restored struct {
	Actors, Articles, Statements, Relations int
	Written                                 Written // what the store said: new, changed, the same
}

const (
	restoreRows  = 500      // objects of one transaction
	restoreBytes = 16 << 20 // bytes of one transaction, but for a single longer line
	maxLine      = 6*MaxBody + 1<<20
)

// Restore reads what [Graph.Dump] wrote. Every object replaces the one with its id, and nothing else is touched: into an empty
// store it gives the store that was dumped, and repeating it, or going on after it was interrupted, changes nothing. Ids, texts
// and the evidence of every statement and relation are proved; the first fault ends it and is named with its line. What
// was written before the fault stays. Memory is bounded by the longest line and a batch.
func (g *Graph) Restore(ctx context.Context, r io.Reader) (Restored, error) {
	in := &restorer{g: g, lines: bufio.NewReaderSize(r, 1<<16)}
	for {
		line, err := in.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil && len(line) > 0 {
			err = in.take(ctx, line)
		}
		if err != nil {
			return in.done, in.at(in.number, err)
		}
	}
	if err := in.flush(ctx); err != nil {
		return in.done, err
	}
	_, err := g.freshCodebook(ctx)
	return in.done, err
}

// restorer is a restore at work.
type restorer struct {
	g      *Graph
	lines  *bufio.Reader
	number int
	batch  Write
	where  map[ID]int // line of each statement and relation of the batch
	rows   int
	bytes  int
	done   Restored
}

// at says on which line an error stands; errors that are not about the input stay as they are.
func (in *restorer) at(line int, err error) error {
	switch CodeOf(err) {
	case BadInput, EvidenceWrong:
		return prefixed("line", line, err)
	}
	return err
}

// next gives the next line, without its end.
func (in *restorer) next() ([]byte, error) {
	in.number++
	var line []byte
	for {
		part, err := in.lines.ReadSlice('\n')
		line = append(line, part...)
		switch {
		case len(line) > maxLine:
			return nil, Errorf(BadInput, "the line is longer than any that a dump has")
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && len(line) > 0, err == nil:
			return trimEnd(line), nil
		case errors.Is(err, io.EOF):
			return nil, io.EOF
		default:
			return nil, &Error{Code: Unavailable, Message: "the dump could not be read to its end", Err: err}
		}
	}
}

func trimEnd(line []byte) []byte {
	for len(line) > 0 && (line[len(line)-1] == '\n' || line[len(line)-1] == '\r') {
		line = line[:len(line)-1]
	}
	return line
}

// take puts one object into the batch.
func (in *restorer) take(ctx context.Context, line []byte) error {
	var head struct {
		Kind string `json:"kind"`
		ID   ID     `json:"id"`
	}
	if err := json.Unmarshal(line, &head); err != nil {
		return jsonFault(err)
	}
	if head.Kind != kindCodebook && (head.ID.Kind() != head.Kind || head.ID.Key() == "") {
		return Errorf(BadInput, "the id %q is none of a %s", clip(string(head.ID)), clip(head.Kind))
	}
	if err := in.add(head.Kind, line); err != nil {
		return err
	}
	in.rows, in.bytes = in.rows+1, in.bytes+len(line)
	if in.rows >= restoreRows || in.bytes >= restoreBytes {
		return in.flush(ctx)
	}
	return nil
}

func (in *restorer) add(kind string, line []byte) error {
	w := &in.batch
	var err error
	switch kind {
	case KindArticle:
		a := new(Article)
		if err = decodeLine(line, a); err == nil {
			err = checkArticle(a)
		}
		a.LoadedAt, a.Received.At = orNow(a.LoadedAt, in.g), orNow(a.Received.At, in.g)
		w.Articles = append(w.Articles, a)
	case kindCodebook:
		w.Codebook = new(Codebook)
		err = decodeLine(line, w.Codebook)
		w.Codebook.LoadedAt = orNow(w.Codebook.LoadedAt, in.g)
	case KindPerson:
		w.Actors, err = appendActor(w.Actors, line, new(Person))
	case KindCountry:
		w.Actors, err = appendActor(w.Actors, line, new(Country))
	case KindOrganisation:
		w.Actors, err = appendActor(w.Actors, line, new(Organisation))
	case KindRelation:
		r := new(Relation)
		err = decodeLine(line, r)
		r.Revision = max(1, r.Revision)
		w.Relations = append(w.Relations, r)
		in.note(r.ID)
	case KindStatement:
		s := new(Statement)
		err = decodeLine(line, s)
		s.Revision = max(1, s.Revision)
		w.Statements = append(w.Statements, s)
		in.note(s.ID)
	default:
		err = Errorf(BadInput, "there is no kind %q; this is no dump, or one of a newer version", clip(kind))
	}
	return err
}

func (in *restorer) note(id ID) {
	if in.where == nil {
		in.where = map[ID]int{}
	}
	in.where[id] = in.number
}

func appendActor(actors []Actor, line []byte, a Actor) ([]Actor, error) {
	return append(actors, a), decodeLine(line, a)
}

func decodeLine(line []byte, v any) error {
	if err := json.Unmarshal(line, v); err != nil {
		return jsonFault(err)
	}
	return nil
}

func jsonFault(err error) error {
	return Errorf(BadInput, "it cannot be read: %s", err.Error())
}

// checkArticle proves that id and hash are those of the text.
func checkArticle(a *Article) error {
	switch hash := TextHash(a.Body); {
	case hash != a.TextHash:
		return Errorf(BadInput, "the text of %s has not the hash that is given", a.ID)
	case articleIDOf(hash) != a.ID:
		return Errorf(BadInput, "%s is not the id of the article's text, which is %s", a.ID, articleIDOf(hash))
	}
	return nil
}

// flush proves the evidence of a batch and writes it.
func (in *restorer) flush(ctx context.Context) error {
	if in.rows == 0 {
		return nil
	}
	if err := in.prove(ctx); err != nil {
		return err
	}
	w := &in.batch
	written, err := in.g.store.Write(ctx, *w)
	if err != nil {
		return wrapped(fmt.Errorf("up to line %d: %w", in.number, err))
	}
	in.done.Articles += len(w.Articles)
	in.done.Actors += len(w.Actors)
	in.done.Statements += len(w.Statements)
	in.done.Relations += len(w.Relations)
	in.done.Written.New += written.New
	in.done.Written.Changed += written.Changed
	in.done.Written.Same += written.Same
	in.batch, in.where, in.rows, in.bytes = Write{}, nil, 0, 0
	return nil
}
