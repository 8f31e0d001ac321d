// Cuts the committed test/fixtures/github-openapi.json out of GitHub's own OpenAPI description: the request side of the
// operations we send, nothing else. Run by hand, with the package (385 MB, so no dependency of ours) in a folder of its own:
//   npm install --prefix DIR --ignore-scripts @octokit/openapi && node scripts/github-openapi-subset.mjs DIR
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const OPERATIONS = [
  "repos/get",
  "repos/create-dispatch-event",
  "pulls/list",
  "pulls/get",
  "pulls/create",
  "pulls/update",
  "pulls/list-files",
  "pulls/list-reviews",
  "pulls/list-review-comments",
  "pulls/create-reply-for-review-comment",
  "pulls/list-requested-reviewers",
  "pulls/request-reviewers",
  "issues/list-labels-on-issue",
  "issues/add-labels",
  "issues/set-labels",
  "issues/list-comments",
  "issues/create-comment",
  "issues/update-comment",
  "git/get-ref",
  "git/list-matching-refs",
  "git/create-ref",
  "git/update-ref",
  "git/get-commit",
  "git/create-commit",
  "git/get-tree",
  "git/create-tree",
  "git/get-blob",
  "git/create-blob",
  "actions/create-workflow-dispatch",
  "actions/list-workflow-runs",
  "users/get-authenticated",
  "users/get-by-username",
];
const PROSE = new Set(["description", "summary", "example", "examples", "externalDocs", "title", "deprecated"]);

const source = join(process.argv[2] ?? ".", "node_modules/@octokit/openapi");
const all = JSON.parse(await readFile(join(source, "generated/api.github.com.json"), "utf8"));
const { version } = JSON.parse(await readFile(join(source, "package.json"), "utf8"));

/** A copy with every reference replaced by what it points at, without prose, vendor keys and GitHub's own `repo.nwo` format. */
function inline(node) {
  if (Array.isArray(node)) return node.map(inline);
  if (node === null || typeof node !== "object") return node;
  if (typeof node.$ref === "string") return inline(resolve(node.$ref));
  const kept = Object.entries(node).filter(
    ([key, value]) => !PROSE.has(key) && !key.startsWith("x-") && value !== "repo.nwo",
  );
  return Object.fromEntries(
    kept.map(([key, value]) => [key, key === "properties" ? inlineNamed(value) : inline(value)]),
  );
}

/** Property names are data: one called `title` is not prose. */
function inlineNamed(properties) {
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, inline(schema)]));
}

function resolve(reference) {
  return reference
    .slice(2)
    .split("/")
    .reduce((node, key) => node[key], all);
}

/** GitHub ignores keys it does not know; in a request of ours such a key is a mistake. */
function closed(schema) {
  return schema.properties && schema.additionalProperties === undefined
    ? { ...schema, additionalProperties: false }
    : schema;
}

function requestSide(operation) {
  const { operationId, parameters = [], requestBody, responses } = operation;
  const subset = { operationId, parameters: inline(parameters) };
  const json = requestBody && inline(requestBody).content["application/json"];
  if (json) {
    const content = { "application/json": { schema: closed(json.schema) } };
    subset.requestBody = { required: requestBody.required === true, content };
  }
  subset.responses = Object.fromEntries(Object.keys(responses).map((status) => [status, { description: status }]));
  return subset;
}

const paths = {};
const missing = new Set(OPERATIONS);
for (const [path, methods] of Object.entries(all.paths)) {
  for (const [method, operation] of Object.entries(methods)) {
    if (!missing.delete(operation.operationId)) continue;
    paths[path] = { ...paths[path], [method]: requestSide(operation) };
  }
}
if (missing.size > 0) throw new Error(`GitHub no longer describes ${[...missing].join(", ")}`);

const info = { title: "GitHub REST API, the part we use", version: `@octokit/openapi ${version} (MIT)` };
const target = join(import.meta.dirname, "../test/fixtures/github-openapi.json");
await writeFile(target, `${JSON.stringify({ openapi: all.openapi, info, paths }, undefined, 1)}\n`);
console.log(`${OPERATIONS.length} operations → test/fixtures/github-openapi.json`);
