import { describe, expect, it } from "vitest";
import { createContext } from "../../src/retrieval/patterns.ts";
import { readSources, show } from "../../src/retrieval/shown.ts";

const TEXTS: Readonly<Record<string, string>> = {
  "AGENTS.md": "# Working here\n\nUse pnpm.\n",
  ".cursorrules": "Be brief in everything you write.\n",
  "api.txt": "GET /carts\n",
  "src/cart.ts": "export const cart = 1;\n",
  "dist/cart.js": "var cart = 1;\n",
};
const entries = Object.entries(TEXTS).map(([path, text]) => ({
  path,
  blob: `b-${path}`,
  mode: "100644",
  bytes: text.length,
}));
const link = { path: "CLAUDE.md", blob: "b-AGENTS.md", mode: "120000", bytes: 9 };

async function sources(docs: readonly string[]) {
  const asked: string[] = [];
  const read = await readSources([...entries, link], docs, async (ids) => {
    asked.push(...ids);
    return new Map(ids.map((id) => [id, TEXTS[id.slice(2)] ?? ""]));
  });
  return { ...read, asked };
}

describe("what is shown", () => {
  it("is read once: code, and documents wherever they lie, but no links", async () => {
    const { code, documents, asked } = await sources(["api.txt", "gone.md"]);
    expect(code.map(({ path }) => path)).toEqual(["AGENTS.md", "src/cart.ts"]);
    expect(documents.map(({ path }) => path)).toEqual(["AGENTS.md", ".cursorrules", "api.txt"]);
    expect(documents[2]?.text).toBe("GET /carts\n");
    expect(asked.length).toBe(new Set(asked).size);
  });

  it("is a document of the configuration whole, or by reference when it does not fit", async () => {
    const { code, documents } = await sources(["api.txt"]);
    const query = { title: "Cart", description: "" };
    const asked = { query, mentions: [], territory: { source: "unknown", mayEdit: [] } } as const;
    const at = (tokenBudget: number) =>
      show(asked, { context: createContext(code), documents }, { docs: ["api.txt"], tokenBudget });
    expect(at(8000).patterns[0]).toMatchObject({ path: "api.txt", origin: "configured" });
    expect(at(8000).guides.map(({ path }) => path)).toEqual([".cursorrules", "AGENTS.md"]);
    expect(at(0)).toMatchObject({ patterns: [], docs: ["api.txt"] });
    expect(at(0).guides.map(({ path }) => path)).toContain("api.txt");
  });
});
