import { readdirSync, readFileSync } from 'node:fs';
import { inRepository } from '../lib/paths.mjs';

/** The pages that people read, by their path from the root. */
export function pages() {
  const of = (folder, isPage = name => name.endsWith('.md')) =>
    readdirSync(inRepository(folder))
      .filter(isPage)
      .map(name => (folder === '.' ? name : `${folder}/${name}`));
  return [
    ...of('.'),
    ...of('docs'),
    ...of('docs/stages'),
    ...readdirSync(inRepository('plugins')).flatMap(plugin =>
      of(`plugins/${plugin}`, name => name === 'README.md'),
    ),
  ];
}

/**
 * The snippets of a page: language, text without the indentation of a list, and
 * the line at which each begins.
 */
export function snippetsOf(
  page,
  text = readFileSync(inRepository(page), 'utf8'),
) {
  const snippets = [];
  let open;
  for (const [index, line] of text.split('\n').entries()) {
    const [, indent, language] = /^( *)```(\w*)/.exec(line) ?? [];
    if (open && indent !== undefined) {
      const { language, line: begin, lines } = open;
      snippets.push({ page, language, line: begin, text: lines.join('\n') });
      open = undefined;
    } else if (indent !== undefined) {
      open = { language, line: index + 1, indent, lines: [] };
    } else if (open) {
      const { indent: own } = open;
      open.lines.push(line.startsWith(own) ? line.slice(own.length) : line);
    }
  }
  return snippets;
}

/** All snippets in some languages. */
export function snippetsIn(...languages) {
  return pages()
    .flatMap(page => snippetsOf(page))
    .filter(({ language }) => languages.includes(language));
}
