// Asks this server: queries and mutations with JSON, subscriptions as a stream of server-sent events.
"use strict";

const url = "/graphql";

/** headers of a request: those typed into the headers editor, and how the answer shall look. */
function headersOf(typed, accept) {
  return { ...typed, "Content-Type": "application/json", Accept: accept };
}

/** isSubscription tells whether the operation to be run is a subscription. */
function isSubscription(params, options) {
  const definitions = options && options.documentAST ? options.documentAST.definitions : [];
  const operations = definitions.filter((d) => d.kind === "OperationDefinition");
  const chosen = operations.find((o) => !params.operationName || (o.name && o.name.value === params.operationName));
  return Boolean(chosen && chosen.operation === "subscription");
}

/** events yields the answers of a stream; leaving the loop ends the request. */
async function* events(params, typed) {
  const abort = new AbortController();
  try {
    const response = await fetch(url, {
      method: "POST", headers: headersOf(typed, "text/event-stream"), body: JSON.stringify(params), signal: abort.signal,
    });
    if (!(response.headers.get("Content-Type") || "").startsWith("text/event-stream")) {
      yield await response.json();
      return;
    }
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      text += value;
      const blocks = text.split("\n\n");
      text = blocks.pop();
      for (const block of blocks) {
        const lines = block.split("\n");
        if (lines.includes("event: complete")) return;
        const data = lines.filter((l) => l.startsWith("data: ")).map((l) => l.slice(6)).join("\n");
        if (data) yield JSON.parse(data);
      }
    }
  } finally {
    abort.abort();
  }
}

async function fetcher(params, options) {
  const typed = (options && options.headers) || {};
  if (isSubscription(params, options)) return events(params, typed);
  const response = await fetch(url, { method: "POST", headers: headersOf(typed, "application/json"), body: JSON.stringify(params) });
  return response.json();
}

const welcome = `# Who said what, about what, when, where it stands.
#
#   Ctrl-Space  offers what can stand at the cursor
#   Ctrl-Enter  asks
#
# From another machine, give your token as a header:
#   { "Authorization": "Bearer …" }

query Latest {
  statements(first: 5) {
    nodes {
      speakers { name }
      content
      takes { stance proposition { text } }
      said { from until }
      article { title publisher urls }
    }
  }
}
`;

ReactDOM.createRoot(document.getElementById("graphiql")).render(
  React.createElement(GraphiQL, { fetcher, defaultQuery: welcome, defaultEditorToolsVisibility: true, shouldPersistHeaders: false }),
);
