// Ids are unique. On all editions: no constraint here needs more than Community.
CREATE CONSTRAINT actor_id IF NOT EXISTS FOR (n:Actor) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT alias_key IF NOT EXISTS FOR (n:Alias) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT topic_id IF NOT EXISTS FOR (n:Topic) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT proposition_id IF NOT EXISTS FOR (n:Proposition) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT article_id IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT url_url IF NOT EXISTS FOR (n:Url) REQUIRE n.url IS UNIQUE;
CREATE CONSTRAINT statement_id IF NOT EXISTS FOR (n:Statement) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT relation_id IF NOT EXISTS FOR (n:Relation) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT unnamed_id IF NOT EXISTS FOR (n:Unnamed) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT everyone_id IF NOT EXISTS FOR (n:Everyone) REQUIRE n.id IS UNIQUE;

// Orders: each property ends with the id, so that a page is one range of one index.
CREATE INDEX actor_by_name IF NOT EXISTS FOR (n:Actor) ON (n.byName);
CREATE INDEX actor_by_statements IF NOT EXISTS FOR (n:Actor) ON (n.byStatements);
CREATE INDEX actor_by_last_said IF NOT EXISTS FOR (n:Actor) ON (n.byLastSaid);
CREATE INDEX article_by_published IF NOT EXISTS FOR (n:Article) ON (n.byPublished);
CREATE INDEX article_by_loaded IF NOT EXISTS FOR (n:Article) ON (n.byLoaded);
CREATE INDEX article_by_title IF NOT EXISTS FOR (n:Article) ON (n.byTitle);
CREATE INDEX article_unread IF NOT EXISTS FOR (n:Article) ON (n.unread);
CREATE INDEX statement_said IF NOT EXISTS FOR (n:Statement) ON (n.said);
CREATE INDEX statement_by_loaded IF NOT EXISTS FOR (n:Statement) ON (n.byLoaded);
CREATE INDEX statement_by_confidence IF NOT EXISTS FOR (n:Statement) ON (n.byConfidence);
CREATE INDEX statement_place IF NOT EXISTS FOR (n:Statement) ON (n.place);
CREATE INDEX relation_happened IF NOT EXISTS FOR (n:Relation) ON (n.happened);

// What is looked up by value.
CREATE INDEX article_text_hash IF NOT EXISTS FOR (n:Article) ON (n.textHash);
CREATE INDEX statement_utterance IF NOT EXISTS FOR (n:Statement) ON (n.utterance);
CREATE INDEX statement_utterance_key IF NOT EXISTS FOR (n:Statement) ON (n.utteranceKey);
CREATE INDEX statement_within IF NOT EXISTS FOR (n:Statement) ON (n.within);
CREATE TEXT INDEX actor_names IF NOT EXISTS FOR (n:Actor) ON (n.names);

// The hops that can be hubs, in the order of when it was said.
CREATE INDEX said_by IF NOT EXISTS FOR ()-[r:SAID]-() ON (r.actor, r.said);
CREATE INDEX takes_on IF NOT EXISTS FOR ()-[r:TAKES]-() ON (r.proposition, r.said);
CREATE INDEX takes_pair IF NOT EXISTS FOR ()-[r:TAKES]-() ON (r.pair, r.said);
CREATE INDEX counts_for IF NOT EXISTS FOR ()-[r:COUNTS_FOR]-() ON (r.country, r.said);
CREATE INDEX spoke_of IF NOT EXISTS FOR ()-[r:SPOKE_OF]-() ON (r.actor, r.said);
CREATE INDEX party_to IF NOT EXISTS FOR ()-[r:PARTY_TO]-() ON (r.actor, r.happened);

// Words, as the product's one tokeniser gives them.
CREATE FULLTEXT INDEX statement_words IF NOT EXISTS FOR (n:Statement) ON EACH [n.words] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
CREATE FULLTEXT INDEX article_words IF NOT EXISTS FOR (n:Article) ON EACH [n.words] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};

// The two that kept rows hang on where there is no actor.
MERGE (n:Unnamed {id: 'unnamed'}) SET n.name = 'speakers not named';
MERGE (n:Everyone {id: 'everyone'}) SET n.name = 'all speakers';
