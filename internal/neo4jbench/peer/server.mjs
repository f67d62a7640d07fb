// The graph behind @neo4j/graphql, as its documentation tells one to serve it: type definitions, one driver, one server.
// Settings: NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD, PORT. Prints "ready" when it answers at /graphql on this machine, and ends when
// standard input ends, so that it does not outlive the program that started it.
import { createServer } from "node:http";
import { Neo4jGraphQL } from "@neo4j/graphql";
import { createYoga } from "graphql-yoga";
import neo4j from "neo4j-driver";

const typeDefs = /* GraphQL */ `
  type Actor @node {
    id: ID!
    name: String
    said: [Statement!]! @relationship(type: "SAID", direction: OUT)
  }

  type Statement @node {
    id: ID!
    content: String
    said: String
    day: Date
    since: Date
    lead: Boolean
    form: String
    place: String
    speakers: [Actor!]! @relationship(type: "SAID", direction: IN)
    article: [Article!]! @relationship(type: "PRINTED_IN", direction: OUT)
  }

  type Article @node {
    id: ID!
    title: String
    publisher: String
    statements: [Statement!]! @relationship(type: "PRINTED_IN", direction: IN)
  }
`;

const { NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD, PORT } = process.env;
const driver = neo4j.driver(NEO4J_URI, neo4j.auth.basic(NEO4J_USERNAME, NEO4J_PASSWORD));
const schema = await new Neo4jGraphQL({ typeDefs, driver, features: { filters: { String: { LT: true } } } }).getSchema();
const yoga = createYoga({
  schema,
  context: ({ request }) => ({ request, sessionConfig: { database: "neo4j" } }),
  graphiql: false,
  landingPage: false,
  logging: "error",
  maskedErrors: false,
});
createServer(yoga).listen(Number(PORT), "127.0.0.1", () => console.log("ready"));
process.stdin.on("end", () => process.exit(0)).resume();
