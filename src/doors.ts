// The bundle's one entry. Each door is loaded only when it is opened, so that neither pays for the other's start.

export async function action(): Promise<void> {
  const { main } = await import("./action.ts");
  await main();
}

export async function cli(): Promise<void> {
  const { main } = await import("./cli.ts");
  await main();
}
