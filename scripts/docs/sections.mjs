import { UserError } from '../lib/userError.mjs';

const begin = name => `<!-- ${name}: written by yarn docs:kinds -->`;
const end = name => `<!-- end of ${name} -->`;

/** Puts generated text between the marks of each section of a page. */
export function writeSections(page, sections, file) {
  return Object.entries(sections).reduce((text, [name, content]) => {
    const from = text.indexOf(begin(name));
    const to = text.indexOf(end(name));
    if (from < 0 || to < from) {
      throw new UserError(
        `${file} lacks the marks ${begin(name)} and ${end(name)}`,
      );
    }
    return `${text.slice(0, from)}${begin(name)}\n\n${content}\n\n${text.slice(
      to,
    )}`;
  }, page);
}
