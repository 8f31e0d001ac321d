// Which files hold tests, by their path: the one place that guesses.

const FOLDER = /(?:^|\/)(?:tests?|__tests__|specs?|e2e|cypress|testing|testdata)\//i;
const NAME =
  /(?:^|\/)(?:test_[^/]*\.py|conftest\.py|[^/]*[._-](?:test|tests|spec|cy|e2e)\.[a-z]+|[^/]*(?:Tests?|Spec|IT)\.(?:java|kt|scala|cs|php|swift|groovy)|test\.[a-z]+)$/;

export function isTestFile(path: string): boolean {
  return FOLDER.test(path) || NAME.test(path);
}
