/** Every name a request mentions: whole texts, and the parts of URLs and ARNs. */
export function namesIn(
  input: unknown,
  names = new Set<string>(),
): Set<string> {
  if (typeof input === 'string') {
    names.add(input);
    if (input.length < 2048) {
      input.split(/[/:]/).forEach(part => names.add(part));
    }
  } else if (input instanceof Date || input instanceof Uint8Array) {
    return names;
  } else if (typeof input === 'object' && input !== null) {
    Object.values(input).forEach(value => namesIn(value, names));
  }
  return names;
}
