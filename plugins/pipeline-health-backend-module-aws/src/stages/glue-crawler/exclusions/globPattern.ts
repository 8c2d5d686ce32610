const META = /[.^$+*?()|{}[\]\\]/;

/**
 * An exclusion pattern of a crawler as a regular expression. Glue takes its
 * globs from Java: `*` stays within a folder, `**` crosses them wherever it
 * stands, a name that begins with a dot is like any other, and groups in braces
 * do not nest. Undefined for what Java would not accept.
 */
export function globPattern(glob: string): RegExp | undefined {
  let source = '';
  let inGroup = false;
  for (let at = 0; at < glob.length; at += 1) {
    const character = glob[at];
    if (character === '*') {
      const crosses = glob[at + 1] === '*';
      source += crosses ? '.*' : '[^/]*';
      at += crosses ? 1 : 0;
    } else if (character === '?') {
      source += '[^/]';
    } else if (character === '\\') {
      at += 1;
      if (at === glob.length) {
        return undefined;
      }
      source += escaped(glob[at]);
    } else if (character === '[') {
      const end = glob.indexOf(']', at + 1);
      const members = glob.slice(at + 1, end);
      if (end < 0 || members.includes('/')) {
        return undefined;
      }
      source += `(?!/)${oneOf(members)}`;
      at = end;
    } else if (character === '{') {
      if (inGroup) {
        return undefined;
      }
      source += '(?:';
      inGroup = true;
    } else if (character === '}' && inGroup) {
      source += ')';
      inGroup = false;
    } else if (character === ',' && inGroup) {
      source += '|';
    } else {
      source += escaped(character);
    }
  }
  return inGroup ? undefined : compile(source);
}

/** Whether any of the patterns excludes a file; its path is relative to the target. */
export function isExcluded(path: string, exclusions: readonly string[]) {
  return exclusions.some(glob => globPattern(glob)?.test(path) ?? false);
}

function escaped(character: string): string {
  return META.test(character) ? `\\${character}` : character;
}

/** The members of brackets; only `!` and `-` have a meaning there. */
function oneOf(members: string): string {
  const not = members.startsWith('!');
  const plain = (not ? members.slice(1) : members).replace(/[\\^[\]]/g, '\\$&');
  return `[${not ? '^' : ''}${plain}]`;
}

/** A range such as `[z-a]` is none. */
function compile(source: string): RegExp | undefined {
  try {
    return new RegExp(`^${source}$`, 's');
  } catch {
    return undefined;
  }
}
