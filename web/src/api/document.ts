// What is sent and what comes back, as types.

declare const answers: unique symbol;

/** A GraphQL operation as text that knows the variables it takes and the answer it gives. */
export type Document<Result, Variables> = string & { readonly [answers]?: (variables: Variables) => Result };
