// Which files of a tree are worth reading: code and documents that people wrote. Looks at the path and the size only.

/** Larger files are data or generated in every repository measured; code people edit is far below. */
const MAX_BYTES = 400_000;

const READABLE =
  /\.(?:[cm]?[jt]sx?|vue|svelte|astro|pyi?|go|rs|java|kts?|scala|groovy|rb|erb|php|cs|fs|swift|mm?|cc?|cpp|cxx|h|hh|hpp|exs?|erl|hs|clj|dart|lua|r|jl|pl|sh|bash|zsh|ps1|sql|graphql|gql|proto|prisma|tf|html?|css|s[ac]ss|less|mdx?|rst|adoc|json5?|ya?ml|toml|ini|cfg|xml|gradle|properties|hbs|ejs|liquid|njk)$/i;
const READABLE_NAME = /(?:^|\/)(?:Makefile|Dockerfile|Rakefile|Gemfile|Procfile|Jenkinsfile)$/;
const VENDORED =
  /(?:^|\/)(?:node_modules|bower_components|vendor|vendored|third_party|third-party|dist|build|out|target|coverage|__pycache__|site-packages|\.git|\.next|\.nuxt|\.yarn|\.venv|venv|__snapshots__|__generated__|generated)\//;
const LOCKED =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lockb?|composer\.lock|Cargo\.lock|poetry\.lock|uv\.lock|Gemfile\.lock|go\.sum|deno\.lock)$/;
const GENERATED =
  /(?:[.-]min\.(?:js|css|mjs)|\.bundle\.js|\.map|\.snap|\.generated\.\w+|\.g\.dart|\.pb\.(?:go|cc|h)|_pb2(?:_grpc)?\.py|\.pb\.ts|_generated\.\w+)$/;

/** @param bytes size of the file; @returns false for vendored, generated, locked, minified and large files, and for what is no text. */
export function isIndexable(path: string, bytes: number): boolean {
  if (bytes > MAX_BYTES || VENDORED.test(path) || LOCKED.test(path) || GENERATED.test(path)) return false;
  return READABLE.test(path) || READABLE_NAME.test(path);
}

/** Code first: prose, settings and data are found too, but a ticket rarely asks for the pattern of a README. */
export function isCode(path: string): boolean {
  return READABLE.test(path) && !/\.(?:mdx?|rst|adoc|json5?|ya?ml|toml|ini|cfg|xml|html?|properties|svg)$/i.test(path);
}

export function isTest(path: string): boolean {
  return /(?:^|\/)(?:tests?|__tests__|specs?|e2e|fixtures?|__mocks__|testdata)\/|[._-](?:test|spec|e2e|stories|bench|test-d)\.\w+$|(?:^|\/)test_[^/]+\.py$|_test\.\w+$|[a-z]Tests?\.(?:java|kt|cs|scala)$/.test(
    path,
  );
}
