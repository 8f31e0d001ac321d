import { describe, expect, it } from "vitest";
import { foresee } from "../../src/stages/foresee.ts";
import { codeOf, createFakeWorld, type MachineSettings, SHOP } from "../fakes/ports.ts";

const REPOSITORY = {
  ...SHOP,
  "test/cart.test.ts": "total([1]);\n",
  "AGENTS.md": "# Here\n\nUse pnpm for everything.\n",
};

function foreseen(
  title: string,
  given: MachineSettings & { files?: string[]; explain?: string; description?: string } = {},
) {
  const { files = [], explain, description = "", ...more } = given;
  const { ports, settings } = createFakeWorld({ repository: REPOSITORY }).machine(more);
  return foresee({ query: { title, description }, ticket: { files, description }, explain }, ports, settings);
}

describe("foresee", () => {
  it("guesses the territory of words alone, and tells tests and new files apart", async () => {
    const { territory, files, guides } = await foreseen("The cart's total", {
      description: "Change `src/cart.ts`; create `src/discount.ts`.",
    });
    expect(territory.source).toBe("prediction");
    expect(territory.places).toEqual(
      expect.arrayContaining([
        { path: "src/cart.ts", kind: "file" },
        { path: "src/discount.ts", kind: "new" },
        { path: "test/cart.test.ts", kind: "test" },
      ]),
    );
    expect(files[0]).toMatchObject({ path: "src/cart.ts", probability: 1 });
    expect(guides.map(({ path }) => path)).toEqual(["AGENTS.md"]);
  });

  it("takes the ticket's own files before any guess, and folders for what they are", async () => {
    const { territory } = await foreseen("The cart's total", { files: ["src", "docs/**"] });
    expect(territory).toEqual({
      source: "ticket",
      confidence: undefined,
      places: [
        { path: "src", kind: "glob" },
        { path: "docs/**", kind: "glob" },
      ],
    });
  });

  it("guesses nothing where the configuration wants no guess", async () => {
    const { territory } = await foreseen("The cart's total", { config: { plan: { predict: "off" } } });
    expect(territory).toMatchObject({ source: "unknown", places: [] });
  });

  it("explains a file only when asked to, and refuses one that is not in the tree", async () => {
    expect(await foreseen("The cart's total")).not.toHaveProperty("explained");
    const { explained } = await foreseen("The cart's total", { explain: "src/cart.ts" });
    expect(explained?.place?.rank).toBe(1);
    expect(await codeOf(foreseen("The cart's total", { explain: "src/gone.ts" }))).toMatch(
      /^INPUT_INVALID: .*"src\/gone\.ts"/,
    );
  });
});
