/**
 * Code in the documentation that says where it belongs:
 *
 *     // packages/app/src/App.tsx
 *     import { Some } from 'there';
 *
 *     // in routes, before </FlatRoutes>
 *     <Some />;
 *
 * The first line names the file. A snippet without a place is the whole file;
 * several places get the same code.
 */

const FENCE = /^```tsx?\n(\/\/ (\S+\/\S+\.tsx?)\n[\s\S]*?)^```$/gm;
const PLACE = /^\/\/ in (\w+), (before|after|instead of) (.+)$/;
const IMPORT = /^import [^;]*;\n*/gm;

/** The snippets of a text that name a file, in their order. */
export function snippetsOf(markdown) {
  return [...markdown.matchAll(FENCE)].map(([, text, file]) => {
    const lines = text.split('\n').slice(1);
    const places = lines.flatMap(line => {
      const [, within, how, what] = PLACE.exec(line) ?? [];
      return within ? [{ within, how, what }] : [];
    });
    const code = lines.filter(line => !PLACE.test(line)).join('\n');
    return {
      file,
      text,
      places,
      imports: code.match(IMPORT)?.map(it => it.trim()) ?? [],
      body: code.replace(IMPORT, '').trim(),
    };
  });
}

/** A source with a snippet in its places. */
export function applySnippet(source, { text, places, imports, body }) {
  if (places.length === 0) return text;
  // In a tree of elements no semicolon ends one.
  const code = body.replace(/;$/gm, '');
  const changed = places.reduce(
    (result, place) => putAt(result, place, code),
    source,
  );
  return imports.reduce(addImport, changed);
}

function putAt(source, { within, how, what }, code) {
  const begin = source.search(new RegExp(`\\bconst ${within}\\b`));
  const found = begin < 0 ? -1 : source.indexOf(what, begin);
  if (found < 0) {
    throw new Error(`There is no ${what} in ${within}`);
  }
  const end = found + what.length;
  const before = source.slice(0, how === 'after' ? end : found);
  const after = source.slice(how === 'before' ? found : end);
  return `${before}\n${code}\n${after}`;
}

/** Names that a file imports already, as most do of its own system, are not imported twice. */
function addImport(source, statement) {
  const [, names, from] =
    /^import \{([^}]*)\} from ('[^']+');$/.exec(statement) ?? [];
  if (!names) return `${statement}\n${source}`;
  const imported = (source.match(IMPORT) ?? []).join('\n');
  const missing = names
    .split(',')
    .map(name => name.trim())
    .filter(name => name && !new RegExp(`\\b${name}\\b`).test(imported));
  return missing.length > 0
    ? `import { ${missing.join(', ')} } from ${from};\n${source}`
    : source;
}
