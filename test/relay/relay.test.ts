// The relay's suite on every runtime it is made for.
import { describe, it } from "vitest";
import { relayContract } from "./contract.ts";
import { openHandler, openNode, openWorkerd } from "./scenes.ts";

relayContract("the handler alone", openHandler());
relayContract("node:http", openNode);

const [major = 0] = process.versions.node.split(".").map(Number);
if (major >= 22) relayContract("workerd", openWorkerd);
else {
  describe("the relay on workerd", () => {
    it.skip("not run: miniflare needs Node 22 or newer", () => undefined);
  });
}
