package embedded

import (
	"bytes"
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

// endless is the day after every other: the end of an office that is open or whose end is unknown.
const endless = 1<<spanBits - 1

// actor replaces an actor.
func (c *change) actor(a graph.Actor) error {
	p := a.Profiled()
	if p.ID == "" || p.Name == "" {
		return graph.Errorf(graph.BadInput, "an actor needs an id and a name")
	}
	if err := c.ownIdent(p); err != nil {
		return err
	}
	self, err := c.ident(p.ID)
	if err != nil {
		return err
	}
	var old []byte
	found, err := c.one(c.ctx, `SELECT record FROM actor WHERE pk = ?`, []any{self.pk}, &old)
	if err != nil {
		return err
	}
	kept := record.Actor(a)
	switch {
	case found && bytes.Equal(old, kept):
		c.out.Same++
		return nil
	case found:
		c.out.Changed++
	default:
		c.out.New++
		c.touched.actor(self.pk)
	}
	if err := c.actorRow(self.pk, a, kept); err != nil {
		return err
	}
	return c.actorRest(self.pk, a)
}

// actorRow writes the row, leaving alone what is kept in it.
func (c *change) actorRow(pk int64, a graph.Actor, kept []byte) error {
	p := a.Profiled()
	countryID, partOfID := belongs(a)
	country, err := c.ident(countryID)
	if err != nil {
		return err
	}
	partOf, err := c.ident(partOfID)
	if err != nil {
		return err
	}
	_, err = c.exec(c.ctx, `INSERT INTO actor (pk, id, name, kind, origin, country, part_of, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (pk) DO UPDATE SET name = excluded.name, kind = excluded.kind, origin = excluded.origin,
		country = excluded.country, part_of = excluded.part_of, record = excluded.record`,
		pk, string(p.ID), graph.Slug(p.Name), actorKinds.code(a.Kind()), origins.code(p.Origin), country.pk, partOf.pk, kept)
	return err
}

// belongs gives the country of an actor and what it is part of.
func belongs(a graph.Actor) (country, partOf graph.ID) {
	switch x := a.(type) {
	case *graph.Person:
		return x.Country, ""
	case *graph.Organisation:
		return x.CountryID, x.PartOfID
	}
	return "", ""
}

// actorRest rewrites names, offices and members.
func (c *change) actorRest(pk int64, a graph.Actor) error {
	if err := c.clearActor(pk); err != nil {
		return err
	}
	p := a.Profiled()
	for _, name := range append([]string{p.Name}, p.Aliases...) {
		if err := c.name(pk, name); err != nil {
			return err
		}
	}
	switch x := a.(type) {
	case *graph.Person:
		for i, t := range x.Tenures {
			starts, ends := 0, endless
			if t.From != nil {
				starts = t.From.Number()
			}
			if t.To != nil {
				ends = t.To.Number()
			}
			if _, err := c.exec(c.ctx, `INSERT INTO office (actor, starts, ends, n) VALUES (?, ?, ?, ?)`, pk, starts, ends, i); err != nil {
				return err
			}
		}
	case *graph.Organisation:
		for _, id := range x.MemberIDs {
			m, err := c.ident(id)
			if err != nil {
				return err
			}
			if _, err := c.exec(c.ctx, `INSERT OR IGNORE INTO member (organisation, actor) VALUES (?, ?)`, pk, m.pk); err != nil {
				return err
			}
		}
	}
	return nil
}

// name makes the actor found by a name and by its words from each of them on.
func (c *change) name(pk int64, name string) error {
	if _, err := c.exec(c.ctx, `INSERT OR IGNORE INTO alias (key, actor) VALUES (?, ?)`, graph.Slug(name), pk); err != nil {
		return err
	}
	words := graph.NameKey(name)
	for words != "" {
		if _, err := c.exec(c.ctx, `INSERT OR IGNORE INTO beginning (words, actor) VALUES (?, ?)`, words, pk); err != nil {
			return err
		}
		_, words, _ = strings.Cut(words, " ")
	}
	return nil
}

func (c *change) clearActor(pk int64) error {
	for _, text := range []string{
		`DELETE FROM alias WHERE actor = ?`, `DELETE FROM beginning WHERE actor = ?`,
		`DELETE FROM office WHERE actor = ?`, `DELETE FROM member WHERE organisation = ?`,
	} {
		if _, err := c.exec(c.ctx, text, pk); err != nil {
			return err
		}
	}
	return nil
}

// met joins an actor met in an article with what is known of it.
func (c *change) met(a graph.Actor) error {
	i, err := c.ident(a.Profiled().ID)
	if err != nil {
		return err
	}
	var old []byte
	found, err := c.one(c.ctx, `SELECT record FROM actor WHERE pk = ?`, []any{i.now}, &old)
	if err != nil {
		return err
	}
	var known graph.Actor
	if found {
		if known, err = record.ReadActor(old); err != nil {
			return err
		}
	}
	joined, err := graph.MeetActor(known, a)
	if err != nil {
		return err
	}
	return c.actor(joined)
}

// ownIdent lets the actor answer for itself and its former ids, and for no other id any longer.
func (c *change) ownIdent(p *graph.Profile) error {
	self, err := c.ident(p.ID)
	if err != nil {
		return err
	}
	want := map[int64]int64{self.pk: self.pk}
	for _, id := range p.FormerIds {
		former, err := c.ident(id)
		if err != nil {
			return err
		}
		want[former.pk] = self.pk
	}
	now, err := column[int64](c.ctx, c.session, `SELECT pk FROM ident WHERE now = ? AND now <> pk`, self.pk)
	if err != nil {
		return err
	}
	for _, pk := range now {
		if _, kept := want[pk]; !kept {
			want[pk] = pk
		}
	}
	pks := make([]int64, 0, len(want))
	for pk := range want {
		pks = append(pks, pk)
	}
	slices.Sort(pks)
	for _, pk := range pks {
		n, err := c.exec(c.ctx, `UPDATE ident SET now = ? WHERE pk = ? AND now <> ?`, want[pk], pk, want[pk])
		if err != nil {
			return err
		}
		if n > 0 {
			c.moved[pk] = true
			clear(c.idents)
		}
	}
	return nil
}

// relink writes the hops of statements and relations anew whose actors answer to another id since this change.
func (c *change) relink() error {
	if len(c.moved) == 0 {
		return nil
	}
	statements, relations := map[int64]bool{}, map[int64]bool{}
	for pk := range c.moved {
		for into, text := range map[*map[int64]bool]string{
			&statements: `SELECT DISTINCT statement FROM link WHERE written = ?`,
			&relations:  `SELECT DISTINCT relation FROM party WHERE written = ?`,
		} {
			rows, err := column[int64](c.ctx, c.session, text, pk)
			if err != nil {
				return err
			}
			for _, row := range rows {
				(*into)[row] = true
			}
		}
	}
	return c.rewrite(statements, relations)
}
