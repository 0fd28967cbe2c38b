/** Fetches texts from beside the built file, by the version in its own address. */

// With Vite's own server, which gives a JSON file the shape of a module.
const modules = import.meta.env.DEV
  ? import.meta.glob<{ default: unknown }>("@texts/*.json")
  : undefined;

export async function fetchJson<T>(name: string): Promise<T> {
  if (modules) {
    const [, load] = Object.entries(modules).find(([path]) => path.endsWith(`/${name}.json`)) ?? [];
    return (await load?.())?.default as T;
  }
  // In a variable, or Vite takes it for a file to build in.
  const path = `texts/${name}.json`;
  const url = new URL(path, import.meta.url);
  url.search = new URL(import.meta.url).search;
  const answer = await fetch(url);
  if (!answer.ok) {
    throw new Error(`${path}: ${answer.status}`);
  }
  return (await answer.json()) as T;
}
