// A codegen plugin: each operation becomes a constant string, without white space and with the fragments that it uses, whose type
// knows the variables it takes and the answer it gives.
import { Kind, concatAST, print, stripIgnoredCharacters, visit } from 'graphql';

/** Gives the text of NAME.gql.ts: one constant for each operation of the file. */
export function plugin(schema, documents, config) {
  const own = concatAST(documents.map((d) => d.document));
  const elsewhere = (config.externalFragments ?? []).map((f) => f.node);
  const fragments = new Map([...elsewhere, ...own.definitions.filter((d) => d.kind === Kind.FRAGMENT_DEFINITION)].map((f) => [f.name.value, f]));
  const operations = own.definitions.filter((d) => d.kind === Kind.OPERATION_DEFINITION);
  if (operations.length === 0) return '';
  return {
    prepend: [`import type { Document } from '${config.documentType}';`],
    // S is imported above whether or not the types need it: exporting it again counts as a use.
    content: [...operations.map((o) => constant(o, fragments)), 'export type { S };'].join('\n\n'),
  };
}

function constant(operation, fragments) {
  const name = operation.name.value;
  const result = name + operation.operation[0].toUpperCase() + operation.operation.slice(1);
  const text = [operation, ...used(operation, fragments)].map((d) => stripIgnoredCharacters(print(d))).join('');
  return `export const ${name}Document = ${JSON.stringify(text)} as Document<${result}, ${result}Variables>;`;
}

/** The fragments that a definition spreads, and those that they spread, in the order of their names. */
function used(definition, fragments) {
  const found = new Set();
  const collect = (node) =>
    visit(node, {
      FragmentSpread({ name }) {
        if (found.has(name.value)) return;
        found.add(name.value);
        collect(fragments.get(name.value));
      },
    });
  collect(definition);
  return [...found].sort().map((name) => fragments.get(name));
}
