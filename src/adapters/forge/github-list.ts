// Lists of GitHub that span pages, followed to their end or to a bound that no honest repository meets.

export interface Page {
  readonly per_page: number;
  readonly page: number;
}

const A_PAGE = 100;
/** 5,000 of anything that is open or running is more than a team can look at. */
const MOST_PAGES = 50;

/** @param read one page; a page that is not full is the last. */
export async function allPages<T>(read: (page: Page) => Promise<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const items = await read({ per_page: A_PAGE, page });
    all.push(...items);
    if (items.length < A_PAGE) break;
  }
  return all;
}
