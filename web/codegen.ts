import type { CodegenConfig } from '@graphql-codegen/cli';

// Every NAME.graphql under src gets a NAME.gql.ts beside it: the document as a string and the types of its variables and
// its answer. One file a document keeps the queries of a screen in that screen's chunk.
const config: CodegenConfig = {
  schema: '../schema/*.graphql',
  documents: 'src/**/*.graphql',
  silent: true,
  generates: {
    'src/api/schema.ts': { plugins: ['typescript'], config: { onlyOperationTypes: true } },
    'src/': {
      preset: 'near-operation-file',
      presetConfig: { extension: '.gql.ts', baseTypesPath: 'api/schema.ts', importTypesNamespace: 'S' },
      plugins: ['typescript-operations', './scripts/documents.mjs'],
      config: { documentType: '$api/document', importSchemaTypesFrom: 'src/api/schema.ts' },
    },
  },
  config: {
    useTypeImports: true,
    enumsAsTypes: true,
    skipTypename: true,
    immutableTypes: true,
    strictScalars: true,
    scalars: { Date: 'string', DateTime: 'string', Upload: 'File' },
  },
};

export default config;
