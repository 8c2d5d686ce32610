const CUT = '…';

/**
 * Each name in at most so many characters, cut in the middle. Names that differ
 * never become the same text: what tells them apart is left in, or the whole name.
 */
export function shortNames(
  names: readonly string[],
  most: number,
): Map<string, string> {
  const different = [...new Set(names)];
  const alike = new Map<string, string[]>();
  for (const name of different) {
    const short = cutInTheMiddle(name, most);
    alike.set(short, [...(alike.get(short) ?? []), name]);
  }
  const taken = new Set<string>();
  const result = new Map<string, string>();
  for (const [short, group] of alike) {
    const begin = beginOfDifference(group);
    for (const name of group) {
      const cut = group.length === 1 ? short : cutAround(name, begin, most);
      const text = taken.has(cut) ? name : cut;
      taken.add(text);
      result.set(name, text);
    }
  }
  return result;
}

function cutInTheMiddle(name: string, most: number): string {
  if (name.length <= most) {
    return name;
  }
  const head = Math.ceil((most - CUT.length) / 2);
  const tail = most - CUT.length - head;
  return `${name.slice(0, head)}${CUT}${name.slice(-tail)}`;
}

/** A beginning, and what follows from where it differs from others. */
function cutAround(name: string, begin: number, most: number): string {
  const head = Math.floor(most / 4);
  const room = most - head - 2 * CUT.length;
  const rest = name.slice(begin, begin + room);
  const more = begin + room < name.length ? CUT : '';
  return `${name.slice(0, head)}${CUT}${rest}${more}`;
}

function beginOfDifference([first, ...others]: string[]): number {
  const begin = first
    .split('')
    .findIndex((letter, at) => others.some(other => other[at] !== letter));
  return begin === -1 ? first.length : begin;
}
