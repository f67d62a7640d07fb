// Asks the server at the given address everything the audit asks and prints one line of JSON for each check.
const { serverAudits } = require("graphql-http");

(async () => {
  for (const audit of serverAudits({ url: process.argv[2], fetchFn: fetch })) {
    const result = await audit.fn();
    console.log(JSON.stringify({ id: audit.id, name: audit.name, status: result.status, reason: result.reason }));
  }
})();
