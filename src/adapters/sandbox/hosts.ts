// Host patterns as cells write them: `example.com`, `*.example.com`, `example.com:443`, `127.0.0.1:8080`, `[::1]:8080`. Pure.

/** The pattern without its port. */
export function hostOf(pattern: string): string {
  return pattern.replace(/:\d+$/, "");
}

export function isLoopback(pattern: string): boolean {
  const host = hostOf(pattern);
  return host === "localhost" || host.endsWith(".localhost") || host === "[::1]" || /^127(\.\d+){3}$/.test(host);
}

/** Whether every host that `inner` names is named by `outer` too, ports aside. */
export function covers(outer: string, inner: string): boolean {
  const [wide, narrow] = [hostOf(outer).toLowerCase(), hostOf(inner).toLowerCase()];
  if (wide === narrow) return true;
  return wide.startsWith("*.") && narrow.endsWith(wide.slice(1));
}

/** Whether a pattern names the host of this address; a pattern without a port names every port. */
export function matches(pattern: string, url: URL): boolean {
  const port = /:(\d+)$/.exec(pattern)?.[1];
  const actual = url.port || (url.protocol === "http:" ? "80" : "443");
  return (port === undefined || port === actual) && covers(pattern, url.hostname);
}
