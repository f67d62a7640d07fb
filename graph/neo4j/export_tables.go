package neo4j

import "strings"

// space is where ids of all kinds are unique, because they begin with their kind.
const space = "(Graph)"

// nodeColumns are the tables of nodes by label, in the order in which they are imported. Relations have a second label.
var nodeColumns = []struct{ label, columns string }{
	{"Standpoint", "id version:long"},
	{"Unnamed", "id:ID(Graph) name"},
	{"Everyone", "id:ID(Graph) name"},
	{"Codebook", "fingerprint yaml loadedAt:datetime record:byte[]"},
	{"Topic", "id:ID(Graph) name place:long record:byte[]"},
	{"Proposition", "id:ID(Graph) slug text topic retired:boolean place:long record:byte[]"},
	{"Actor", "id:ID(Graph) statements:long lastSaid:date"},
	{"Person", actorColumns + " offices:string[] country"},
	{"Country", actorColumns + " iso3166"},
	{"Organisation", actorColumns + " form country partOf"},
	{"Alias", "key:ID(Alias)"},
	{"Article", "id:ID(Graph) title state publisher language publishedOn:date loadedAt:datetime loaded:long url urls:string[] textHash textSum " +
		"byPublished byLoaded byTitle unread text words record:byte[]"},
	{"Url", "url:ID(Url)"},
	{"Statement", "id:ID(Graph) content day:date since:date basis speaking form act confidence:double review lead:boolean revision:long " +
		"utterance utteranceKey within loaded:long published:date said lasting byLoaded byConfidence place words record:byte[]"},
	{"Relation", "id:ID(Graph) :LABEL name kind status day:date since:date place review lead:boolean confidence:double happened record:byte[]"},
}

const actorColumns = "id:ID(Graph) name aliases:string[] origin wikidataId description statements:long lastSaid:date names byName byStatements byLastSaid record:byte[]"

// edgeColumns are the properties of each type of relationship.
var edgeColumns = []struct{ kind, columns string }{
	{"SAID", "actor said lasting as"},
	{"TAKES", "proposition said lasting stance confidence:double because codebook coder implied:boolean impliedBy pair sure"},
	{"COUNTS_FOR", "country said lasting as"},
	{"SPOKE_OF", "actor said lasting as"},
	{"SPOKE_TO", "as"},
	{"FOR", "as"},
	{"COULD_MEAN", "as"},
	{"READ_AS", "as"},
	{"PRINTED_IN", ""},
	{"WITHIN", "id"},
	{"CHANGED_FROM", "actor proposition day:date before stance changed"},
	{"SUPPORTS", keptColumns},
	{"OPPOSES", keptColumns},
	{"SUPPORTS_IF", keptColumns},
	{"NEUTRAL_ON", keptColumns},
	{"SPOKE_ON", keptColumns},
	{"PARTY_TO", "actor happened side as"},
	{"REPORTED", "as"},
	{"HELD", "title from:date to:date countsFor"},
	{"MEMBER_OF", ""},
	{"PART_OF", ""},
	{"BELONGS_TO", ""},
	{"FOLLOWS", ""},
	{"IN", ""},
	{"LEADS_TO", ""},
	{"MEANS", ""},
}

const keptColumns = "actor proposition statements:long first:date last:date latest"

func nodeTables(dir string) map[string]*table {
	tables := map[string]*table{}
	for _, t := range nodeColumns {
		tables[t.label] = newTable(dir, strings.ToLower(t.label)+".csv", t.columns)
	}
	return tables
}

func edgeTables(dir string) map[string]*table {
	tables := map[string]*table{}
	for _, t := range edgeColumns {
		from := space
		switch t.kind {
		case leadsTo.kind:
			from = "(Url)"
		case means.kind:
			from = "(Alias)"
		}
		tables[t.kind] = newTable(dir, strings.ToLower(t.kind)+".csv", startColumn+from+" "+endColumn+space+" "+t.columns)
	}
	return tables
}

// labelsOf are the labels that all nodes of a table have; those of relations are in a column.
func labelsOf(label string) string {
	switch label {
	case "Person", "Country", "Organisation":
		return "Actor:" + label
	case "Relation":
		return ""
	}
	return label
}
